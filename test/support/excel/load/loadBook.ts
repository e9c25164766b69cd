import { readLook, readWorkbook } from '../../../../src/xlsx';
import type { WorkbookSnapshot } from '../../../../src/sheet/snapshot';
import { SimBook } from '../model/book';
import type { Content } from '../model/content';
import type { SimSheet, Visibility } from '../model/sheet';
import { contentOf } from './bookOfSheets';
import { loadLook } from './loadLook';
import { loadRules, rawParts } from './loadRules';

const VISIBILITY: Readonly<Record<string, Visibility>> = {
  visible: 'Visible',
  hidden: 'Hidden',
  'very-hidden': 'VeryHidden',
};

/** A workbook of any .xlsx, with all that Excel would let an add-in see of it. */
export function bookOfBytes(bytes: Uint8Array): SimBook {
  const read = readWorkbook(bytes);
  const look = readLook(bytes);
  if (!read.ok) throw new Error(read.problem.reason);
  if (!look.ok) throw new Error(look.problem.reason);
  const book = new SimBook();
  book.date1904 = read.value.date1904;
  const raw = rawParts(bytes);
  for (const snapshot of read.value.sheets) {
    const sheet = book.add(snapshot.name);
    sheet.visibility = VISIBILITY[snapshot.visibility] ?? 'Visible';
    loadCells(sheet, snapshot);
    sheet.merges = [...snapshot.merges];
    loadTables(book, sheet, snapshot);
    for (const { from, to } of snapshot.hiddenRows)
      for (let row = from; row <= to; row++) sheet.hiddenRows.add(row);
    for (const { from, to } of snapshot.hiddenColumns)
      for (let column = from; column <= to; column++) sheet.hiddenColumns.add(column);
    const sheetLook = look.value.sheets.find(({ name }) => name === snapshot.name);
    if (sheetLook !== undefined) loadLook(book, sheet, sheetLook, look.value.looks);
    const xml = raw.sheets.get(snapshot.name);
    if (xml !== undefined) loadRules(book, sheet, xml, raw.styles);
  }
  const shown = book.sheets.find(({ visibility }) => visibility === 'Visible');
  book.active = shown?.id ?? book.active;
  book.selection = { ...book.selection, sheet: book.active };
  for (const { name, refersTo, sheet } of read.value.definedNames) {
    const scope = sheet === undefined ? undefined : book.find(sheet)?.id;
    book.names.push({
      name,
      formula: `=${refersTo}`,
      visible: !raw.hiddenNames.has(name),
      comment: '',
      ...(scope === undefined ? {} : { scope }),
    });
  }
  return book;
}

function loadCells(sheet: SimSheet, { grid }: WorkbookSnapshot['sheets'][number]): void {
  for (let row = 0; row < grid.rowCount; row++) {
    for (let column = 0; column < grid.columnCount; column++) {
      const value = grid.value(row, column);
      const formula = grid.formula(row, column);
      const content: Content | undefined =
        // Results stand as saved until something changes; Excel computes a file the same way.
        formula === undefined
          ? contentOf(value)
          : { kind: 'formula', formula, ...(value === null ? {} : { cached: value, at: 0 }) };
      if (content !== undefined) sheet.cells.set(row, column, content);
    }
  }
}

function loadTables(
  book: SimBook,
  sheet: SimSheet,
  { tables }: WorkbookSnapshot['sheets'][number],
): void {
  for (const { name, area, columns, hasTotalsRow } of tables)
    sheet.tables.push({
      id: book.id(),
      name,
      area,
      columns: [...columns],
      showHeaders: true,
      showTotals: hasTotalsRow,
      filtered: false,
    });
}
