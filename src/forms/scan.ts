import { tablesOf } from './definitions';
import { headersOf, indexHeaders } from './headerIndex';
import { headerPart } from './headerText';
import type { ConfirmedMapping } from './mapping/confirmed';
import type { SheetView } from './sheetView';

/** Where texts that name a column or an item stand on a sheet. */
export interface Scan {
  /** Columns of the cells that name a column of some table, by row. */
  readonly columnHeaders: ReadonlyMap<number, readonly number[]>;
  /** Columns of the cells that a mapping profile alone takes for headers, by row. */
  readonly confirmedHeaders: ReadonlyMap<number, readonly number[]>;
  /** Rows of the cells that name an item of some long form, by column. */
  readonly items: ReadonlyMap<number, readonly number[]>;
}

/**
 * Below this row only texts that were headers above, or that are written exactly as known, count as headers: a
 * table of 100,000 schools has 200,000 different names and codes, and comparing each takes 1.5 s.
 */
const HEADER_ROWS = 300;
const LONGEST_HEADER = 120;

/** So many of its columns make a header that of a matrix; what is complete depends on its rows. */
export const MATRIX_COLUMNS = 3;

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
const CONFIRMED_COLUMN = 4;
const NOTHING: ReadonlyMap<string, number> = new Map();

const exactTexts: ReadonlyMap<string, number> = new Map(
  [
    ...columnTables.flatMap(({ table }) => table.columns),
    ...itemTables.flatMap(({ table }) => table.items),
  ]
    .flatMap(headersOf)
    .flatMap((header) => (typeof header === 'string' ? [[header, lookUp(header)] as const] : [])),
);

/**
 * One pass over the cells. Numbers are skipped at once; each distinct text is looked up once. `mapping` adds the texts
 * that people have confirmed.
 */
export function scanSheet(view: SheetView, mapping?: ConfirmedMapping): Scan {
  const confirmed = confirmedTexts(mapping);
  const columnHeaders = new Map<number, number[]>();
  const confirmedHeaders = new Map<number, number[]>();
  const items = new Map<number, number[]>();
  const seen = new Map(exactTexts);
  for (let row = 0; row < view.grid.rowCount; row++) {
    view.grid.forEachInRow(row, (column, value) => {
      if (typeof value !== 'string' || value.length > LONGEST_HEADER) return;
      const kind = seen.get(value) ?? (row > HEADER_ROWS ? 0 : lookUp(value, confirmed));
      if (row <= HEADER_ROWS) seen.set(value, kind);
      if ((kind & COLUMN) !== 0) add(columnHeaders, row, column);
      else if ((kind & CONFIRMED_COLUMN) !== 0) add(confirmedHeaders, row, column);
      if ((kind & ITEM) !== 0) add(items, column, row);
    });
  }
  return { columnHeaders, confirmedHeaders, items };
}

function lookUp(text: string, confirmed: ReadonlyMap<string, number> = NOTHING): number {
  const { key } = headerPart(text);
  const official = (columnTexts.has(key) ? COLUMN : 0) | (itemTexts.has(key) ? ITEM : 0);
  return official | (confirmed.get(key) ?? 0);
}

function confirmedTexts(mapping: ConfirmedMapping | undefined): ReadonlyMap<string, number> {
  if (mapping === undefined) return NOTHING;
  const kinds = new Map<string, number>();
  for (const { tables, kind } of [
    { tables: columnTables, kind: CONFIRMED_COLUMN },
    { tables: itemTables, kind: ITEM },
  ]) {
    for (const text of tables.flatMap(({ table }) => mapping.textsOf(table.table)))
      kinds.set(text, (kinds.get(text) ?? 0) | kind);
  }
  return kinds;
}

function add(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
