import type { CellAddress } from '../kernel/address';
import { Tag } from '../formula/table';
import type { Column } from '../formula/table';
import { isCellError } from '../sheet/cell';
import type { Grid } from '../sheet/grid';
import type { SheetSnapshot } from '../sheet/snapshot';
import type { Field } from '../standard';
import type { BoundField, BoundTable, FormId, Reading, TableLayout } from './types';
import { isNumericField, readCell } from './readCell';
import { applyFactor } from './units';

/** Where a field's values are: in cells, one per row of the table, or readings made while recognising. */
export type FieldSource = CellSource | ReadingSource;

export interface CellSource {
  readonly kind: 'cells';
  readonly field: Field;
  readonly bound: BoundField;
  /** Sheet row of each row of the table; -1 where the form has no such cell. */
  readonly rows: Int32Array;
  /** Sheet column, the same for all rows or one for each. */
  readonly columns: number | Int32Array;
}

export interface ReadingSource {
  readonly kind: 'readings';
  readonly field: Field;
  readonly bound: BoundField;
  readonly readings: readonly (Reading | undefined)[];
  readonly at: readonly (CellAddress | undefined)[];
  /** The sheet of a cell that stands on another one than the table. */
  readonly on?: readonly (SheetSnapshot | undefined)[];
}

export interface TableParts {
  readonly name: string;
  readonly form: FormId;
  readonly file: string;
  readonly sheet: SheetSnapshot;
  /** What to read: the sheet's grid, less what an earlier check wrote on it. */
  readonly grid: Grid;
  readonly rowCount: number;
  readonly sources: readonly FieldSource[];
  readonly layout: TableLayout;
  /** What of a table has a place on the sheet, where that is not told by its fields. */
  readonly named?: NamedParts;
}

/** Columns or items, and rows, by their keys in a mapping profile. */
export interface NamedParts {
  readonly columns: ReadonlySet<string>;
  readonly rows?: ReadonlySet<string>;
  /** Sheet columns that hold the figures of all rows. */
  readonly figures?: readonly number[];
}

export const NO_LAYOUT: TableLayout = {
  headerTop: -1,
  headerBottom: -1,
  bodyTop: -1,
  bodyBottom: -1,
  totals: [],
  blankRows: [],
  unknownHeaders: [],
  repeatedFields: [],
};

/** What tables are made of, for who compares two of them. */
const partsOfTables = new WeakMap<BoundTable, TableParts>();

/** Undefined for a table that was not put together here. */
export function partsOf(table: BoundTable): TableParts | undefined {
  return partsOfTables.get(table);
}

const BLANK: Reading = { raw: null, state: 'blank', repairs: [] };

/** Puts a bound table together. Columns are read when first asked for and kept. */
export function createTable(parts: TableParts): BoundTable {
  const sources = new Map(parts.sources.map((source) => [source.bound.key, source]));
  const columns = new Map<string, Column>();
  const readingOf = (row: number, key: string): Reading | undefined => {
    const source = sources.get(key);
    if (source === undefined || row < 0 || row >= parts.rowCount) return undefined;
    return readingAt(parts.grid, source, row);
  };
  const table: BoundTable = {
    name: parts.name,
    form: parts.form,
    file: parts.file,
    sheet: parts.sheet,
    rowCount: parts.rowCount,
    layout: parts.layout,
    fields: parts.sources.map((source) => source.bound),
    readingOf,
    cellOf(row, key) {
      const source = sources.get(key);
      return source === undefined || sheetOf(source, row) !== undefined
        ? undefined
        : cellAt(source, row);
    },
    elsewhereOf(row, key) {
      const source = sources.get(key);
      const sheet = source === undefined ? undefined : sheetOf(source, row);
      const at = source === undefined ? undefined : cellAt(source, row);
      return sheet === undefined || at === undefined ? undefined : { sheet, at };
    },
    column(key) {
      const source = sources.get(key);
      if (source === undefined) return undefined;
      const known = columns.get(key);
      if (known !== undefined) return known;
      const column = extractColumn(parts.grid, source, parts.rowCount);
      columns.set(key, column);
      return column;
    },
  };
  partsOfTables.set(table, parts);
  return table;
}

export function cellAt(source: FieldSource, row: number): CellAddress | undefined {
  if (source.kind === 'readings') return source.at[row];
  const sheetRow = source.rows[row];
  const column = typeof source.columns === 'number' ? source.columns : source.columns[row];
  if (sheetRow === undefined || column === undefined || sheetRow < 0) return undefined;
  return { row: sheetRow, column };
}

function sheetOf(source: FieldSource, row: number): SheetSnapshot | undefined {
  return source.kind === 'readings' ? source.on?.[row] : undefined;
}

export function readingAt(grid: Grid, source: FieldSource, row: number): Reading | undefined {
  if (source.kind === 'readings') return source.readings[row];
  const at = cellAt(source, row);
  if (at === undefined) return undefined;
  const { field, bound } = source;
  const raw = grid.value(at.row, at.column);
  const reading =
    typeof raw === 'string' ? readText(raw, source) : readCell(raw, field, bound.unit);
  if (field.type !== 'percent' || reading.state !== 'number') return reading;
  return percentReading(reading, grid.numberFormat(at.row, at.column));
}

/** Distinct texts of a column whose readings are kept. */
const READINGS_KEPT = 2000;

const readings = new WeakMap<FieldSource, Map<string, Reading>>();

/** A school type or a level comes again on every row, and a cell is read by many rules: each text is read once. */
function readText(raw: string, source: CellSource): Reading {
  const kept = readings.get(source) ?? new Map<string, Reading>();
  readings.set(source, kept);
  const reading = kept.get(raw) ?? readCell(raw, source.field, source.bound.unit);
  if (kept.size < READINGS_KEPT) kept.set(raw, reading);
  return reading;
}

/** A cell shown as 95% holds 0.95; the field is in percent. */
function percentReading(reading: Reading, format: string | undefined): Reading {
  if (format?.includes('%') !== true || reading.number === undefined) return reading;
  return { ...reading, number: applyFactor(reading.number, { times: 100, over: 1 }) };
}

/**
 * Extracts a column into typed arrays. Numbers in columns of figures, nearly all cells of a real workbook, are
 * taken without making an object.
 */
function extractColumn(grid: Grid, source: FieldSource, rowCount: number): Column {
  const tags = new Uint8Array(rowCount);
  const numbers = new Float64Array(rowCount);
  const texts: (string | undefined)[] = [];
  const quick = source.kind === 'cells' && source.field.type !== 'percent';
  const figures = isNumericField(source.field);
  const factor = source.bound.factor;
  for (let row = 0; row < rowCount; row++) {
    const at = quick ? cellAt(source, row) : undefined;
    const value = at === undefined ? null : grid.value(at.row, at.column);
    if (quick && value === null) continue;
    if (figures && typeof value === 'number') {
      tags[row] = Tag.NUMBER;
      numbers[row] = factor === undefined ? value : applyFactor(value, factor);
      continue;
    }
    if (figures && typeof value === 'string' && isPlainFigure(source.field, value)) {
      tags[row] = Tag.NUMBER;
      numbers[row] = factor === undefined ? Number(value) : applyFactor(Number(value), factor);
      continue;
    }
    if (typeof value === 'string' && isPlainText(source.field, value)) {
      tags[row] = Tag.TEXT;
      texts[row] = value;
      continue;
    }
    const reading = readingAt(grid, source, row) ?? BLANK;
    put(reading, row, tags, numbers, texts);
  }
  return texts.length === 0 ? { tags, numbers } : { tags, numbers, texts };
}

function put(
  reading: Reading,
  row: number,
  tags: Uint8Array,
  numbers: Float64Array,
  texts: (string | undefined)[],
): void {
  const tag = tagOf(reading);
  tags[row] = tag;
  if (tag === Tag.NUMBER) numbers[row] = reading.number ?? 0;
  else if (tag === Tag.TEXT) texts[row] = reading.text ?? '';
  else if (tag === Tag.ERROR) texts[row] = isCellError(reading.raw) ? reading.raw.error : '';
}

/** Names and codes written as they should be, nearly all of them, need no cleaning. */
function isPlainText(field: Field, value: string): boolean {
  if (field.type === 'code') return PLAIN_CODE.test(value);
  return field.type === 'text' && PLAIN_NAME.test(value);
}

/** Exports of the statistics client hold every number as text. */
function isPlainFigure(field: Field, value: string): boolean {
  return field.type !== 'year' && PLAIN_FIGURE.test(value);
}

const PLAIN_FIGURE = /^\d{1,15}(?:\.\d{1,6})?$/;
const PLAIN_CODE = /^\d{6,18}$/;
const PLAIN_NAME = /^[\u3400-\u9FFF0-9]{2,60}$/;

/** How the rule language sees a reading. */
export function tagOf(reading: Reading): Tag {
  switch (reading.state) {
    case 'number':
    case 'text-number':
      return Tag.NUMBER;
    case 'text':
      return Tag.TEXT;
    case 'blank':
      return Tag.BLANK;
    case 'not-applicable':
      return Tag.NOT_APPLICABLE;
    case 'error':
      return Tag.ERROR;
    default:
      return Tag.UNREADABLE;
  }
}
