import { type CellAddress, columnName, sheetPrefix } from '../../../kernel/address';
import type { Standard } from '../../../standard/types';
import type { LaidSheet } from '../blankSheet';

/** A row of a ledger's sheet, and what its formulas are written for. */
export interface LedgerRow {
  readonly laid: LaidSheet;
  readonly standard: Standard;
  readonly reliefs: readonly string[];
  /** Row on the ledger's sheet. */
  readonly row: number;
}

/** The cell of a field on the row, as other sheets refer to it. */
export function cellOf({ laid, row }: LedgerRow, key: string): string {
  const at = cellsOf(laid).get(key)?.get(row);
  if (at === undefined) throw new Error(`${laid.blank.table} has no ${key}`);
  return `${sheetPrefix(laid.sheet.name)}$${columnName(at.column)}${String(row + 1)}`;
}

/** The cells of a field on all rows. */
export function rangeOf({ laid }: LedgerRow, key: string): string {
  const rows = cellsOf(laid).get(key);
  const cell = rows?.values().next().value;
  if (rows === undefined || cell === undefined)
    throw new Error(`${laid.blank.table} has no ${key}`);
  const name = columnName(cell.column);
  const last = cell.row + rows.size;
  return `${sheetPrefix(laid.sheet.name)}$${name}$${String(cell.row + 1)}:$${name}$${String(last)}`;
}

/** A condition that is TRUE while the row names no school. */
export function namesNobody(row: LedgerRow): string {
  return `${cellOf(row, 'school_name')}&${cellOf(row, 'school_code')}=""`;
}

const known = new WeakMap<LaidSheet, ReadonlyMap<string, ReadonlyMap<number, CellAddress>>>();

/** Cells to fill in by field and row: a county's ledger has tens of thousands, each asked for many times. */
function cellsOf(laid: LaidSheet): ReadonlyMap<string, ReadonlyMap<number, CellAddress>> {
  const before = known.get(laid);
  if (before !== undefined) return before;
  const cells = new Map<string, Map<number, CellAddress>>();
  for (const { key, at } of laid.inputs) {
    const column = cells.get(key) ?? new Map<number, CellAddress>();
    cells.set(key, column.set(at.row, at));
  }
  known.set(laid, cells);
  return cells;
}
