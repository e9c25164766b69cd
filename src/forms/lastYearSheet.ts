import type { CellAddress } from '../kernel/address';
import type { CellValue } from '../sheet/cell';
import type { Grid } from '../sheet/grid';
import type { SheetSnapshot } from '../sheet/snapshot';
import { fieldByKey, fields } from '../standard';
import type { Field } from '../standard';
import { createTable, NO_LAYOUT } from './boundTable';
import type { ReadingSource } from './boundTable';
import { definitionOf } from './definitions';
import { readCell } from './readCell';
import { headerKey } from './text';
import type { BoundTable, Reading } from './types';

/** Columns of the sheet 上年数据: one row for each field of each school (and level), or of the county. */
export type LastYearColumn =
  'table' | 'code' | 'name' | 'level' | 'field' | 'value' | 'unit' | 'origin';

/** Its headers, in the order in which it is laid out. The workbook is Chinese whatever language the pane speaks. */
export const LAST_YEAR_HEADERS: Readonly<Record<LastYearColumn, string>> = {
  table: '表',
  code: '学校标识码',
  name: '学校名称',
  level: '学段',
  field: '指标',
  value: '上年数值',
  unit: '单位',
  origin: '上年出处',
};

/** Tables that a school or county fills in, of which last year's figures are kept. */
export const YEARLY_TABLES = ['ledger', 'school', 'county'] as const;

const BY_HEADER = new Map(
  Object.entries(LAST_YEAR_HEADERS).map(([column, header]) => [
    headerKey(header),
    column as LastYearColumn,
  ]),
);

const NEEDED: readonly LastYearColumn[] = ['table', 'field', 'value'];

/** Rows in which the headers are looked for: a title and remarks stand above them. */
const HEADER_ROWS = 20;

type Columns = Readonly<Partial<Record<LastYearColumn, number>>>;

/** What a table is called in the column 表. */
export function yearlyTableName(table: string): string {
  return definitionOf(table)?.table.name.zh ?? table;
}

/** Last year's tables as a sheet 上年数据 keeps them, whatever the sheet is called; undefined for any other sheet. */
export function lastYearTables(
  sheet: SheetSnapshot,
  grid: Grid,
  file: string,
): readonly BoundTable[] | undefined {
  const found = findHeader(grid);
  if (found === undefined) return undefined;
  const { headerRow, columns } = found;
  const kept = YEARLY_TABLES.map((name) => ({ name, rows: new Map<string, KeptRow>() }));
  const byName = new Map(kept.map((table) => [headerKey(yearlyTableName(table.name)), table.rows]));
  const byField = new Map(fields().map((field) => [headerKey(field.name.zh), field]));
  const text = (row: number, column: LastYearColumn): string =>
    textOf(valueAt(grid, row, columns[column]));
  for (let row = headerRow + 1; row < grid.rowCount; row += 1) {
    const rows = byName.get(headerKey(text(row, 'table')));
    const field = byField.get(headerKey(text(row, 'field')));
    if (rows === undefined || field === undefined) continue;
    const key = ['code', 'name', 'level']
      .map((column) => text(row, column as LastYearColumn))
      .join('|');
    const own = rows.get(key) ?? { row, cells: new Map<string, CellAddress>() };
    rows.set(key, own);
    const at = { row, column: columns.value ?? 0 };
    if (!own.cells.has(field.key)) own.cells.set(field.key, at);
  }
  return kept.flatMap(({ name, rows }) =>
    rows.size === 0 ? [] : [tableOf(name, [...rows.values()], columns, sheet, grid, file)],
  );
}

/** A row of last year's table: its first row on the sheet, and the cell of each field. */
interface KeptRow {
  readonly row: number;
  readonly cells: Map<string, CellAddress>;
}

function findHeader(grid: Grid): { headerRow: number; columns: Columns } | undefined {
  for (let row = 0; row < Math.min(HEADER_ROWS, grid.rowCount); row += 1) {
    const columns: Partial<Record<LastYearColumn, number>> = {};
    grid.forEachInRow(row, (column, value) => {
      const found = typeof value === 'string' ? BY_HEADER.get(headerKey(value)) : undefined;
      if (found !== undefined) columns[found] ??= column;
    });
    if (NEEDED.every((column) => columns[column] !== undefined)) return { headerRow: row, columns };
  }
  return undefined;
}

/** Fields that stand in columns of their own. */
const KEY_COLUMNS: Readonly<Record<string, LastYearColumn>> = {
  school_code: 'code',
  school_name: 'name',
  level: 'level',
};

function tableOf(
  name: string,
  rows: readonly KeptRow[],
  columns: Columns,
  sheet: SheetSnapshot,
  grid: Grid,
  file: string,
): BoundTable {
  const keys = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const keyed = Object.entries(KEY_COLUMNS).flatMap(([key, column]) => {
    const at = columns[column];
    const isKept = name === 'ledger' || (name === 'school' && key !== 'level');
    return at === undefined || !isKept
      ? []
      : sourceOf(
          key,
          rows.map(({ row }) => ({ row, column: at })),
          grid,
          undefined,
        );
  });
  const sources = [
    ...keyed,
    ...[...keys]
      .filter((key) => !keyed.some(({ bound }) => bound.key === key))
      .flatMap((key) =>
        sourceOf(
          key,
          rows.map(({ cells }) => cells.get(key)),
          grid,
          columns.unit,
        ),
      ),
  ];
  const form = definitionOf(name)?.form.form ?? 'statistics';
  return createTable({
    name,
    form,
    file,
    sheet,
    grid,
    rowCount: rows.length,
    sources,
    layout: NO_LAYOUT,
  });
}

function sourceOf(
  key: string,
  at: readonly (CellAddress | undefined)[],
  grid: Grid,
  unit: number | undefined,
): readonly ReadingSource[] {
  const field = fieldByKey(key);
  const first = at.find((place) => place !== undefined);
  if (field === undefined || first === undefined) return [];
  const bound = { key, header: field.name.zh, at: first };
  const readings = at.map((place) => place && readingAt(grid, place, field, unit));
  return [{ kind: 'readings', field, bound, readings, at }];
}

/** The unit stands beside the figure, so that a row changed by hand is still read as it is meant. */
function readingAt(grid: Grid, at: CellAddress, field: Field, unit: number | undefined): Reading {
  const named = textOf(valueAt(grid, at.row, unit));
  return readCell(grid.value(at.row, at.column), field, named === '' ? undefined : named);
}

function valueAt(grid: Grid, row: number, column: number | undefined): CellValue {
  return column === undefined ? null : grid.value(row, column);
}

function textOf(value: CellValue): string {
  return value === null || typeof value === 'object' ? '' : String(value).trim();
}
