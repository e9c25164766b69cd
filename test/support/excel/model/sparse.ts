import type { Area } from '../../../../src/kernel/address';

/** Things by row and column, most of which are not there; lines can be put in and taken out. */
export class Sparse<T> {
  private rows = new Map<number, (T | undefined)[]>();

  get(row: number, column: number): T | undefined {
    return this.rows.get(row)?.[column];
  }

  set(row: number, column: number, value: T | undefined): void {
    const line = this.rows.get(row);
    if (line === undefined) {
      if (value === undefined) return;
      const made: (T | undefined)[] = [];
      made[column] = value;
      this.rows.set(row, made);
    } else line[column] = value;
  }

  /** Row by row, in order. */
  forEach(visit: (row: number, column: number, value: T) => void): void {
    for (const row of [...this.rows.keys()].sort((a, b) => a - b)) {
      this.rows.get(row)?.forEach((value, column) => {
        if (value !== undefined) visit(row, column, value);
      });
    }
  }

  /** Those inside an area, without walking the empty ones. */
  within(area: Area, visit: (row: number, column: number, value: T) => void): void {
    const rows =
      area.bottom - area.top < this.rows.size
        ? Array.from({ length: area.bottom - area.top + 1 }, (_, n) => area.top + n)
        : [...this.rows.keys()].filter((row) => row >= area.top && row <= area.bottom);
    for (const row of rows) {
      const line = this.rows.get(row);
      if (line === undefined) continue;
      const last = Math.min(area.right, line.length - 1);
      for (let column = area.left; column <= last; column++) {
        const value = line[column];
        if (value !== undefined) visit(row, column, value);
      }
    }
  }

  /** The smallest area around everything that counts. */
  bounds(counts: (value: T) => boolean = () => true): Area | undefined {
    let found: Area | undefined;
    this.forEach((row, column, value) => {
      if (!counts(value)) return;
      found ??= { top: row, bottom: row, left: column, right: column };
      found = {
        top: Math.min(found.top, row),
        bottom: Math.max(found.bottom, row),
        left: Math.min(found.left, column),
        right: Math.max(found.right, column),
      };
    });
    return found;
  }

  insert(axis: 'rows' | 'columns', at: number, count: number): void {
    if (axis === 'columns') {
      for (const line of this.rows.values())
        if (line.length > at) line.splice(at, 0, ...new Array<undefined>(count));
      return;
    }
    this.moveRows((row) => (row >= at ? row + count : row));
  }

  remove(axis: 'rows' | 'columns', at: number, count: number): void {
    if (axis === 'columns') {
      for (const line of this.rows.values()) line.splice(at, count);
      return;
    }
    this.moveRows((row) => (row < at ? row : row < at + count ? undefined : row - count));
  }

  private moveRows(to: (row: number) => number | undefined): void {
    const moved = new Map<number, (T | undefined)[]>();
    for (const [row, line] of this.rows) {
      const place = to(row);
      if (place !== undefined) moved.set(place, line);
    }
    this.rows = moved;
  }
}
