import type { CellValue } from '../sheet/cell';
import { gridFromRows } from '../sheet/denseGrid';
import type { SheetSnapshot } from '../sheet/snapshot';
import { fieldByKey } from '../standard';
import { createTable } from './boundTable';
import type { CellSource } from './boundTable';
import { sumSources } from './sums';
import { definitionOf } from './definitions';
import type { BoundTable } from './types';

/**
 * A table out of rows written down by field key, as rule examples and tests do: laid out as a header row and
 * body rows on a sheet of its own, and read exactly like a form that somebody sent in.
 */
export function tableFromRows(
  name: string,
  rows: readonly Readonly<Record<string, CellValue>>[],
): BoundTable {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const header = keys.map((key) => knownField(key).name.zh);
  const body = rows.map((row) => keys.map((key): CellValue => row[key] ?? null));
  const sheet = sheetOf(name, [header, ...body]);
  const sheetRows = Int32Array.from(rows, (_, index) => index + 1);
  const cells = keys.map((key, column): CellSource => {
    const field = knownField(key);
    const bound = { key, header: field.name.zh, at: { row: 0, column } };
    return { kind: 'cells', field, bound, rows: sheetRows, columns: column };
  });
  const found = definitionOf(name);
  const sums = sumSources(sheet.grid, cells, found?.table.sums ?? [], rows.length);
  return createTable({
    name,
    form: found?.form.form ?? 'statistics',
    file: '',
    sheet,
    grid: sheet.grid,
    rowCount: rows.length,
    sources: [...cells, ...sums],
    layout: {
      headerTop: 0,
      headerBottom: 0,
      bodyTop: rows.length === 0 ? -1 : 1,
      bodyBottom: rows.length === 0 ? -1 : rows.length,
      totals: [],
      blankRows: [],
      unknownHeaders: [],
      repeatedFields: [],
    },
  });
}

function knownField(key: string) {
  const field = fieldByKey(key);
  if (field === undefined) throw new Error(`no field ${key} in standards/fields.json`);
  return field;
}

function sheetOf(name: string, rows: readonly (readonly CellValue[])[]): SheetSnapshot {
  return {
    name,
    visibility: 'visible',
    grid: gridFromRows(rows),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    filtered: false,
    protected: false,
    tables: [],
  };
}
