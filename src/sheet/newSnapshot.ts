import type { CellValue } from './cell';
import { type CellDetail, detailKey, gridFromRows } from './denseGrid';
import type { NewCell, NewSheet, NewWorkbook } from './newWorkbook';
import type { SheetSnapshot, WorkbookSnapshot } from './snapshot';

/** What a reader would find in a new workbook once it is written. */
export function snapshotOf(book: NewWorkbook): WorkbookSnapshot {
  return {
    sheets: book.sheets.map(sheetOf),
    definedNames: book.definedNames ?? [],
    date1904: book.date1904 ?? false,
    producer: {},
    hasMacros: false,
    externalLinks: 0,
  };
}

function sheetOf(sheet: NewSheet): SheetSnapshot {
  const details = new Map<string, CellDetail>();
  const rows = sheet.rows.map((cells, row) =>
    cells.map((cell, column): CellValue => {
      const detail = detailOf(cell);
      if (detail !== undefined) details.set(detailKey(row, column), detail);
      return valueOf(cell);
    }),
  );
  return {
    name: sheet.name,
    visibility: sheet.visibility ?? 'visible',
    grid: gridFromRows(rows, details),
    merges: sheet.merges ?? [],
    hiddenRows: sheet.hiddenRows ?? [],
    hiddenColumns: sheet.hiddenColumns ?? [],
    filtered: false,
    protected: sheet.isProtected ?? false,
    tables: [],
  };
}

/** What a cell of a new sheet holds. */
export function valueOf(cell: NewCell): CellValue {
  return cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell;
}

function detailOf(cell: NewCell): CellDetail | undefined {
  if (cell === null || typeof cell !== 'object' || !('value' in cell)) return undefined;
  const { formula, value } = cell;
  const numberFormat = cell.numberFormat === 'General' ? undefined : cell.numberFormat;
  // An empty cell has a look at most, which is no detail of a value.
  if (formula === undefined && (numberFormat === undefined || value === null)) return undefined;
  return {
    ...(formula === undefined ? {} : { formula }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}
