import { bySchool, type School } from '../../scripts/examples/schoolSheet';
import { statisticsSheets, type Generation } from '../../scripts/examples/statistics';
import { ledgerRows, type LedgerRow } from '../../scripts/examples/truth';
import { ledgerOf, recogniseWorkbook } from '../../src/forms';
import type { BoundTable } from '../../src/forms';
import type { CellValue } from '../../src/sheet/cell';
import type { NewCell, NewSheet } from '../../src/sheet/newWorkbook';
import type { SheetSnapshot, WorkbookSnapshot } from '../../src/sheet/snapshot';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';

export const GENERATIONS: readonly Generation[] = ['2020', '2021'];

/** The schools of the invented county. */
export const SCHOOLS: readonly School[] = bySchool(ledgerRows());

/** A school of the county by a part of its name. */
export function schoolNamed(part: string): School {
  const found = SCHOOLS.find((school) => nameOf(school).includes(part));
  if (found === undefined) throw new Error(`no school ${part}`);
  return found;
}

export function nameOf({ primary, junior }: School): string {
  return String((primary ?? junior)?.['school_name']);
}

export function rowsOf({ primary, junior }: School): readonly LedgerRow[] {
  return [primary, junior].filter((row): row is LedgerRow => row !== undefined);
}

export function exported(school: School, generation: Generation): readonly NewSheet[] {
  return statisticsSheets(school, generation);
}

/** Sheets as they come back from a file. */
export function snapshotOf(sheets: readonly NewSheet[]): WorkbookSnapshot {
  const read = readWorkbook(writeWorkbook(sheets));
  if (!read.ok) throw new Error(read.problem.reason);
  return read.value;
}

export interface Read {
  readonly snapshot: WorkbookSnapshot;
  readonly tables: readonly BoundTable[];
  readonly ledger: readonly BoundTable[];
}

export function readSheets(sheets: readonly NewSheet[], file = 'export.xlsx'): Read {
  const snapshot = snapshotOf(sheets);
  const tables = recogniseWorkbook(snapshot, file).flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
  return { snapshot, tables, ledger: ledgerOf(tables) };
}

export function valueOf(cell: NewCell | undefined): CellValue {
  if (cell === undefined) return null;
  return typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell;
}

/** Where a figure of a table stands: on the table's own sheet or on another. */
export function placed(
  table: BoundTable,
  row: number,
  key: string,
): { readonly sheet: SheetSnapshot; readonly row: number; readonly column: number } | undefined {
  const other = table.elsewhereOf?.(row, key);
  if (other !== undefined) return { sheet: other.sheet, ...other.at };
  const at = table.cellOf(row, key);
  return at === undefined ? undefined : { sheet: table.sheet, ...at };
}
