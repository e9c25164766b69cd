import type { LineChange } from '../references';

/** A line that was inserted. */
export interface InsertedLine {
  /** Its number after all changes. */
  readonly at: number;
  /** The line whose format it takes, as numbered before all changes; -1 where there is none. */
  readonly like: number;
}

interface Run {
  readonly kind: 'kept' | 'inserted';
  /** Number before the changes of the first line of a kept run, or of the line whose format inserted ones take. */
  readonly from: number;
  readonly count: number;
}

/** The lines of one axis before and after changes. */
export class LineMap {
  private readonly runs: readonly Run[];
  /** Whether any line comes or goes. */
  readonly changes: boolean;

  constructor(changes: readonly LineChange[], axis: LineChange['axis'], limit: number) {
    let runs: readonly Run[] = [{ kind: 'kept', from: 0, count: limit }];
    const own = changes.filter((change) => change.axis === axis);
    for (const change of own) runs = applied(runs, change);
    this.runs = runs;
    this.changes = own.length > 0;
  }

  /** Where a line is after the changes; undefined where it is gone. It may lie past the end of the sheet. */
  after(line: number): number | undefined {
    let start = 0;
    for (const run of this.runs) {
      if (run.kind === 'kept' && line >= run.from && line < run.from + run.count)
        return start + line - run.from;
      start += run.count;
    }
    return undefined;
  }

  inserted(): readonly InsertedLine[] {
    const lines: InsertedLine[] = [];
    let start = 0;
    for (const { kind, from, count } of this.runs) {
      for (let n = 0; kind === 'inserted' && n < count; n++)
        lines.push({ at: start + n, like: from });
      start += count;
    }
    return lines;
  }

  /** Where lines that had a format in common are, those that take it from one of them included. */
  spanLike(first: number, last: number): { from: number; to: number } | undefined {
    let [from, to, start] = [-1, -1, 0];
    for (const { kind, from: old, count } of this.runs) {
      const isKept = kind === 'kept';
      const low = isKept ? Math.max(old, first) : old;
      const high = isKept ? Math.min(old + count - 1, last) : old;
      if (low <= high && low >= first && high <= last) {
        if (from < 0) from = isKept ? start + low - old : start;
        to = isKept ? start + high - old : start + count - 1;
      }
      start += count;
    }
    return from < 0 ? undefined : { from, to };
  }
}

function applied(runs: readonly Run[], { kind, at, count }: LineChange): readonly Run[] {
  const [before, rest] = cut(runs, at);
  if (kind === 'delete') return [...before, ...cut(rest, count)[1]];
  const last = before.at(-1);
  const like =
    last === undefined ? -1 : last.kind === 'kept' ? last.from + last.count - 1 : last.from;
  return [...before, { kind: 'inserted', from: like, count }, ...rest];
}

/** Splits runs behind so many lines. */
function cut(runs: readonly Run[], lines: number): readonly [readonly Run[], readonly Run[]] {
  const before: Run[] = [];
  let left = lines;
  for (const [index, run] of runs.entries()) {
    if (left >= run.count) {
      before.push(run);
      left -= run.count;
      continue;
    }
    if (left === 0) return [before, runs.slice(index)];
    const from = run.kind === 'kept' ? run.from + left : run.from;
    return [
      [...before, { ...run, count: left }],
      [{ ...run, from, count: run.count - left }, ...runs.slice(index + 1)],
    ];
  }
  return [before, []];
}
