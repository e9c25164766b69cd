import { isCellError, type CellValue } from '../sheet/cell';
import type { Grid } from '../sheet/grid';
import { cellAt, partsOf, type FieldSource } from './boundTable';
import type { BoundTable, Reading } from './types';

/** A sign for what a column holds: the same object for as long as its cells hold the same. */
export type Version = object;

/** What became of one table in the course of edits. */
export interface TableHistory {
  readonly versions: ReadonlyMap<string, Version>;
  /** The same object for as long as the table stands on the same sheet and has as many rows. */
  readonly table: object;
}

/** Follows the tables of a workbook from one check of it to the next. */
export interface ColumnVersions {
  /** Takes the tables of the next check in place of those of the last. */
  follow(tables: readonly BoundTable[]): void;
  /** Undefined for a table that is not among the latest. */
  of(table: BoundTable): TableHistory | undefined;
}

/**
 * Tells which columns still hold what they held, by looking at every cell: no word of what was edited is trusted. Two
 * tables at one place that have nothing in common merely share no version.
 */
export function columnVersions(): ColumnVersions {
  let known = new Map<BoundTable, TableHistory>();
  let places = new Map<string, BoundTable>();
  return {
    follow(tables) {
      const next = new Map<BoundTable, TableHistory>();
      const nextPlaces = placesOf(tables);
      for (const [place, table] of nextPlaces) {
        const before = places.get(place);
        const history = before === undefined ? undefined : known.get(before);
        next.set(table, historyOf(table, before, history));
      }
      known = next;
      places = nextPlaces;
    },
    of: (table) => known.get(table),
  };
}

/** Tables by file, sheet and name, and by their order where a sheet has several of one name. */
function placesOf(tables: readonly BoundTable[]): Map<string, BoundTable> {
  const places = new Map<string, BoundTable>();
  for (const table of tables) {
    for (let nth = 0; ; nth += 1) {
      const place = JSON.stringify([table.file, table.sheet.name, table.name, table.form, nth]);
      if (places.has(place)) continue;
      places.set(place, table);
      break;
    }
  }
  return places;
}

function historyOf(
  table: BoundTable,
  before: BoundTable | undefined,
  history: TableHistory | undefined,
): TableHistory {
  if (before === table && history !== undefined) return history;
  const own = sideOf(table);
  const old = before?.rowCount === table.rowCount ? sideOf(before) : undefined;
  const versions = new Map<string, Version>();
  for (const { key } of table.fields) {
    const version = history?.versions.get(key);
    const same = version !== undefined && own !== undefined && old !== undefined;
    versions.set(key, same && holdsSame(old, own, key) ? version : {});
  }
  return { versions, table: old !== undefined && history !== undefined ? history.table : {} };
}

/** One of the two tables compared. */
interface Side {
  readonly grid: Grid;
  readonly rowCount: number;
  readonly sources: ReadonlyMap<string, FieldSource>;
}

/** Undefined for a table that hides some of its sheet's cells: then the sheet says too much of it. */
function sideOf(table: BoundTable): Side | undefined {
  const parts = partsOf(table);
  if (parts?.grid !== table.sheet.grid) return undefined;
  const { grid, rowCount } = parts;
  return { grid, rowCount, sources: new Map(parts.sources.map((one) => [one.bound.key, one])) };
}

/**
 * Whether a field reads the same on every row. All that its readings come from is compared: cells, number formats and
 * unit, and readings where recognition made them. Where the cells stand is no part of it.
 */
function holdsSame(before: Side, after: Side, key: string): boolean {
  const old = before.sources.get(key);
  const own = after.sources.get(key);
  if (old === undefined || own === undefined || !sameUnit(old, own)) return false;
  for (let row = 0; row < after.rowCount; row += 1) {
    if (!sameCell(before.grid, old, after.grid, own, row) || !sameReading(old, own, row)) {
      return false;
    }
  }
  return true;
}

function sameUnit({ kind, bound: a }: FieldSource, { kind: other, bound: b }: FieldSource) {
  return (
    kind === other &&
    a.unit === b.unit &&
    a.factor?.times === b.factor?.times &&
    a.factor?.over === b.factor?.over
  );
}

function sameCell(
  before: Grid,
  old: FieldSource,
  after: Grid,
  own: FieldSource,
  row: number,
): boolean {
  const at = cellAt(old, row);
  const to = cellAt(own, row);
  if (at === undefined || to === undefined) return at === to;
  return (
    sameValue(before.value(at.row, at.column), after.value(to.row, to.column)) &&
    before.numberFormat(at.row, at.column) === after.numberFormat(to.row, to.column)
  );
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(a) && isCellError(b) ? a.error === b.error : Object.is(a, b);
}

/** Readings of cells follow from the cells; others are compared themselves. */
function sameReading(old: FieldSource, own: FieldSource, row: number): boolean {
  if (old.kind === 'cells' || own.kind === 'cells') return true;
  return sameRead(old.readings[row], own.readings[row]);
}

function sameRead(a: Reading | undefined, b: Reading | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    sameValue(a.raw, b.raw) &&
    a.state === b.state &&
    Object.is(a.number, b.number) &&
    a.text === b.text &&
    a.repairs.join() === b.repairs.join()
  );
}
