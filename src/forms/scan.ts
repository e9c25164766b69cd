import { tablesOf } from './definitions';
import { indexHeaders } from './headerIndex';
import { headerPart } from './headerText';
import type { SheetView } from './sheetView';

/** Where texts that name a column or an item stand on a sheet. */
export interface Scan {
  /** Columns of the cells that name a column of some table, by row. */
  readonly columnHeaders: ReadonlyMap<number, readonly number[]>;
  /** Rows of the cells that name an item of some long form, by column. */
  readonly items: ReadonlyMap<number, readonly number[]>;
}

/** Beyond this row a text ending in a digit is taken for a value without looking it up. */
const HEADER_ROWS = 300;
const LONGEST_HEADER = 120;

export const columnTables = [...tablesOf('records'), ...tablesOf('matrix')].map((known) => ({
  ...known,
  index: indexHeaders(known.table.columns),
}));

export const itemTables = tablesOf('items').map((known) => ({
  ...known,
  index: indexHeaders(known.table.items),
}));

const columnTexts = new Set(columnTables.flatMap(({ index }) => [...index.flat.keys()]));
const itemTexts = new Set(itemTables.flatMap(({ index }) => [...index.flat.keys()]));

const COLUMN = 1;
const ITEM = 2;

/** One pass over the cells. Numbers are skipped at once; each distinct text is looked up once. */
export function scanSheet(view: SheetView): Scan {
  const columnHeaders = new Map<number, number[]>();
  const items = new Map<number, number[]>();
  const seen = new Map<string, number>();
  for (let row = 0; row < view.grid.rowCount; row++) {
    view.grid.forEachInRow(row, (column, value) => {
      if (typeof value !== 'string' || value.length > LONGEST_HEADER) return;
      if (row > HEADER_ROWS && endsInDigit(value)) return;
      const kind = seen.get(value) ?? lookUp(value);
      seen.set(value, kind);
      if ((kind & COLUMN) !== 0) add(columnHeaders, row, column);
      if ((kind & ITEM) !== 0) add(items, column, row);
    });
  }
  return { columnHeaders, items };
}

function lookUp(text: string): number {
  const { key } = headerPart(text);
  return (columnTexts.has(key) ? COLUMN : 0) | (itemTexts.has(key) ? ITEM : 0);
}

function endsInDigit(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code >= 48 && code <= 57;
}

function add(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
