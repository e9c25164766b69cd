import { overlap, type Area } from '../../../../src/kernel/address';

/** Areas higher than this are not noted row by row. */
const TALL = 100;

/** Cells whose contents have changed, by the name of their sheet in small letters. Asked of very many formulas. */
export class Changes {
  private readonly rows = new Map<string, Map<number, Area[]>>();
  private readonly tall = new Map<string, Area[]>();

  get isEmpty(): boolean {
    return this.rows.size === 0 && this.tall.size === 0;
  }

  add(sheet: string, area: Area): void {
    if (area.bottom - area.top >= TALL) {
      push(this.tall, sheet, area);
      return;
    }
    const rows = this.rows.get(sheet) ?? new Map<number, Area[]>();
    this.rows.set(sheet, rows);
    for (let row = area.top; row <= area.bottom; row++) push(rows, row, area);
  }

  touches(sheet: string, area: Area): boolean {
    const tall = this.tall.get(sheet);
    if (tall !== undefined && hits(tall, area)) return true;
    const rows = this.rows.get(sheet);
    if (rows === undefined) return false;
    if (area.bottom - area.top < rows.size) {
      for (let row = area.top; row <= area.bottom; row++) {
        const noted = rows.get(row);
        if (noted !== undefined && hits(noted, area)) return true;
      }
      return false;
    }
    for (const [row, noted] of rows)
      if (row >= area.top && row <= area.bottom && hits(noted, area)) return true;
    return false;
  }
}

function hits(areas: readonly Area[], area: Area): boolean {
  for (const one of areas) if (overlap(one, area)) return true;
  return false;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
