import type { Span } from '../kernel/address';

/** Collects rows or columns as inclusive runs, joining those that touch. */
export class SpanList {
  private readonly list: Span[] = [];

  get size(): number {
    return this.list.length;
  }

  add(from: number, to: number): void {
    const last = this.list.at(-1);
    if (last !== undefined && from <= last.to + 1 && from >= last.from)
      this.list[this.list.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else this.list.push({ from, to });
  }

  /** Ascending, even where the file does not list them so. */
  finish(): readonly Span[] {
    const out = new SpanList();
    for (const span of [...this.list].sort((a, b) => a.from - b.from)) out.add(span.from, span.to);
    return out.list;
  }
}
