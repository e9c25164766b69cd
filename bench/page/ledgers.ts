import { workbook } from '../../scripts/examples';
import type { CellData, WorkbookData } from '../../src/sheet/data';
import { ledgerData } from '../live';

/** A ledger as a file: what each row of it is like. */
export type LedgerKind = 'clean' | 'four findings a row' | 'every cell wrong';

/** A workbook of one ledger as plain data. */
export function ledgerOf(kind: LedgerKind, rows: number): WorkbookData {
  if (kind !== 'every cell wrong') return ledgerData(rows, kind === 'clean' ? 0 : 1);
  const data = ledgerData(rows);
  return {
    ...data,
    sheets: data.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(wrong) })),
  };
}

/** The same as rows of plain values. */
export function ledgerSheets(kind: LedgerKind, rows: number) {
  return ledgerOf(kind, rows).sheets.map(({ name, cells }) => {
    const lines: (string | number | null)[][] = Array.from({ length: rows + 1 }, () => []);
    for (const { row, column, value } of cells) {
      const line = lines[row];
      if (line !== undefined && (typeof value === 'string' || typeof value === 'number'))
        line[column] = value;
    }
    return { name, rows: lines };
  });
}

/** The same as the bytes of a file. */
export function ledgerFile(kind: LedgerKind, rows: number): Buffer {
  return Buffer.from(workbook(ledgerSheets(kind, rows)));
}

/** Levels stay, so that the rows are still schools: everything else is at odds with everything else. */
function wrong(cell: CellData): CellData {
  const { row, value } = cell;
  if (row === 0 || value === '小学') return cell;
  if (typeof value === 'number')
    return { ...cell, value: row % 2 === 0 ? -value - 0.505 : `约${String(value)}` };
  return typeof value === 'string' ? { ...cell, value: `${value} x` } : cell;
}
