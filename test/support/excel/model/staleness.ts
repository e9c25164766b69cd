import type { Area } from '../../../../src/kernel/address';
import { Changes } from './changes';
import { areaRead, type Read } from './reads';
import type { SimSheet } from './sheet';

/** Which results of formulas still hold: Excel computes anew what depends on a change, and nothing else. */
export class Staleness {
  /** Grows when anything may have changed; results of another version are computed anew. */
  private version = 0;
  private pending = new Changes();
  private hasResults = false;

  /** What stands in an area is another. */
  touch(sheet: SimSheet, area: Area): void {
    if (this.hasResults) this.pending.add(sheet.name.toLowerCase(), area);
  }

  /** Nothing that was computed is to be relied on. */
  forget(): void {
    this.version++;
    this.pending = new Changes();
    this.hasResults = false;
  }

  /** The mark of results that hold, once whatever depends on a change has lost it. */
  current(sheets: readonly SimSheet[]): number {
    for (let wave = this.pending; !wave.isEmpty;) wave = this.spread(sheets, wave);
    this.pending = new Changes();
    return this.version;
  }

  computed(): void {
    this.hasResults = true;
  }

  /** Takes the mark from formulas that read changed cells; theirs are the next to have changed. */
  private spread(sheets: readonly SimSheet[], wave: Changes): Changes {
    const next = new Changes();
    for (const sheet of sheets) {
      if (!sheet.cells.hasFormulas) continue;
      const own = sheet.name.toLowerCase();
      sheet.cells.forEach((row, column, content) => {
        if (typeof content !== 'object' || content.kind !== 'formula') return;
        if (content.at !== this.version) return;
        if (!isHit(wave, own, content.reads ?? [], row, column)) return;
        content.at = -1;
        next.add(own, { top: row, bottom: row, left: column, right: column });
      });
    }
    return next;
  }
}

function isHit(
  wave: Changes,
  own: string,
  reads: readonly Read[],
  row: number,
  column: number,
): boolean {
  for (const read of reads)
    if (wave.touches(read.sheet === '' ? own : read.sheet, areaRead(read, row, column)))
      return true;
  return false;
}
