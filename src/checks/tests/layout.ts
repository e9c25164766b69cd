import { addTo, smallest } from '../../kernel/arrays';
import { type Area, formatArea, columnName, type Span } from '../../kernel/address';
import type { BoundTable } from '../../forms/types';
import { isFigure } from '../scan';
import { listed } from '../show';
import type { Place } from '../types';
import type { CheckTest, PlacesResult } from './types';

/** Sheet rows of the table's data, counted from 0. */
function dataRows(table: BoundTable): ReadonlySet<number> {
  const rows = new Set<number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    for (const { key } of table.fields) {
      const at = table.cellOf(row, key);
      if (at !== undefined) rows.add(at.row);
    }
  }
  return rows;
}

function dataColumns(table: BoundTable): ReadonlySet<number> {
  return new Set(table.fields.map((field) => field.at.column));
}

/** Merged cells among the data: all but the first of them are blank, whatever the eye sees. */
export const mergedBodyTest: CheckTest = {
  looksAt: 'table',
  run({ table }) {
    if (table.rowCount === 0) return { places: [], passed: 0 };
    if (table.sheet.merges.length === 0) return { places: [], passed: 1 };
    const rows = dataRows(table);
    const columns = dataColumns(table);
    const merged = table.sheet.merges.filter((area) => {
      const inRows = [...span(area.top, area.bottom)].some((row) => rows.has(row));
      return inRows && [...span(area.left, area.right)].some((column) => columns.has(column));
    });
    const places = [...byColumn(merged)].map(([column, areas]) =>
      mergedPlace(table, column, areas),
    );
    return { places, passed: merged.length === 0 ? 1 : 0 };
  },
};

/** Merges of one column have one cause and are told once. */
function byColumn(merged: readonly Area[]): ReadonlyMap<number, Area[]> {
  const groups = new Map<number, Area[]>();
  for (const area of merged) addTo(groups, area.left, area);
  return groups;
}

function mergedPlace(table: BoundTable, column: number, areas: readonly Area[]): Place {
  const field = table.fields.find(({ at }) => at.column === column)?.key;
  const text =
    areas.length > SHOWN
      ? `${areas.slice(0, SHOWN).map(formatArea).join('、')}…`
      : areas.map(formatArea).join('、');
  const carried =
    field !== undefined && !isFigure(field) && areas.every(({ left, right }) => left === right);
  return {
    cells: areas.map(({ top, left }) => ({ row: top, column: left })),
    ...(field === undefined ? {} : { field }),
    params: { area: text, count: areas.length },
    observed: text,
    ...(carried ? { message: MERGED_TEXT } : {}),
  };
}

const SHOWN = 5;

/** A name over the rows of its levels says what is meant, and is read so. */
const MERGED_TEXT: Words = {
  zh: '{area} 是合并单元格（共 {count} 处）。校验时已按合并的各行相同读取，但筛选、排序和公式只认第一行；请取消合并，逐行填写。',
  en: '{area}: merged cells ({count} in this column). They were read as the same on each of their rows, but filters, sorting and formulas see the first row only; unmerge them and fill every row.',
};

/** A merge larger than this is no merge of school rows, and is not walked through. */
const WIDEST = 2000;

function* span(from: number, to: number): Iterable<number> {
  for (let at = from; at <= Math.min(to, from + WIDEST); at += 1) yield at;
}

function within(spans: readonly Span[], at: number): boolean {
  return spans.some((one) => at >= one.from && at <= one.to);
}

/** Data out of sight: hidden sheet, rows, columns. The official export hides row 1 and column A, which hold none. */
export const hiddenDataTest: CheckTest = {
  looksAt: 'table',
  run({ table }) {
    const { sheet } = table;
    if (table.rowCount === 0) return { places: [], passed: 0 };
    const rows =
      sheet.hiddenRows.length === 0
        ? []
        : [...dataRows(table)].filter((row) => row > 0 && within(sheet.hiddenRows, row));
    const columns = [...dataColumns(table)].filter(
      (column) => column > 0 && within(sheet.hiddenColumns, column),
    );
    const places = [
      ...(sheet.visibility === 'visible' ? [] : [place(HIDDEN_SHEET, sheet.name)]),
      ...(rows.length === 0
        ? []
        : [
            place(
              sheet.filtered ? FILTERED : HIDDEN_ROWS,
              some(rows.map((row) => String(row + 1))),
              { row: smallest(rows), column: Math.min(...dataColumns(table)) },
            ),
          ]),
      ...(columns.length === 0
        ? []
        : [
            place(HIDDEN_COLUMNS, some(columns.map(columnName)), {
              row: Math.max(0, table.layout.headerTop),
              column: Math.min(...columns),
            }),
          ]),
    ];
    return { places, passed: places.length === 0 ? 1 : 0 };
  },
};

interface Words {
  readonly zh: string;
  readonly en: string;
}

const HIDDEN_SHEET: Words = {
  zh: '工作表“{what}”是隐藏的，其中的数据照样参与校验。请取消隐藏后核对，不用的表请删除。',
  en: 'Sheet “{what}” is hidden, yet its data takes part. Unhide it to check it, or delete it if it is not in use.',
};
const HIDDEN_ROWS: Words = {
  zh: '第 {what} 行被隐藏，其中的数据照样参与校验。请取消隐藏后核对。',
  en: 'Row(s) {what} are hidden, yet their data takes part. Unhide them and check.',
};
const FILTERED: Words = {
  zh: '表中正在筛选，第 {what} 行看不见，其中的数据照样参与校验。请清除筛选后核对。',
  en: 'A filter hides row(s) {what}, yet their data takes part. Clear the filter and check.',
};
const HIDDEN_COLUMNS: Words = {
  zh: '{what} 列被隐藏，其中的数据照样参与校验。请取消隐藏后核对。',
  en: 'Column(s) {what} are hidden, yet their data takes part. Unhide them and check.',
};

function place(message: Words, what: string, at?: { row: number; column: number }): Place {
  return { cells: at === undefined ? [] : [at], message, params: { what }, observed: what };
}

const NAMED = 12;

function some(items: readonly string[]): string {
  const shown = listed(items.slice(0, NAMED), 'zh');
  return items.length > NAMED ? `${shown}…(${String(items.length)})` : shown;
}

/** Blank rows between schools: a filter, a sort or a sum stops at them. Told once a table. */
export const blankRowsTest: CheckTest = {
  looksAt: 'table',
  run({ table }): PlacesResult {
    const { blankRows } = table.layout;
    const [first] = blankRows;
    if (first === undefined) return { places: [], passed: table.rowCount };
    const column = Math.min(...dataColumns(table));
    const rows = some(blankRows.map((row) => String(row + 1)));
    const cells = [{ row: first, column }];
    return {
      places: [{ cells, params: { rows, count: blankRows.length }, observed: rows }],
      passed: 0,
    };
  },
};
