import { smallest } from '../kernel/arrays';
import { isUnit } from './headerText';
import type { SheetView } from './sheetView';
import { headerKey } from './text';

/** The columns of a long form: item names, their units, the figures. */
export interface ItemColumns {
  readonly item: number;
  readonly unit: number | undefined;
  readonly value: number;
  /** Row that names these columns; -1 where nothing does. */
  readonly headerRow: number;
}

const VALUE_HEADERS = new Set(
  '填报值 填报数据 填报数 填报结果 填报内容 填写内容 填写值 填写 数值 数据 数量 结果 值 指标值 实际值 学校填报 填报'.split(
    ' ',
  ),
);
const UNIT_HEADERS = new Set(['单位', '计量单位']);
/** Rows above the first item in which the columns may be named. */
const HEADER_DISTANCE = 4;
/** Columns to the right of the names in which the figures may stand. */
const REACH = 8;

/**
 * Finds the columns beside the names of items: by their headers, else by what they hold. Undefined where
 * another column of names follows at once.
 */
export function columnRoles(
  view: SheetView,
  item: number,
  rows: readonly number[],
  next: number | undefined,
): ItemColumns | undefined {
  const right = Math.min(item + REACH, (next ?? Infinity) - 1);
  const first = smallest(rows);
  for (let row = first - 1; row >= Math.max(0, first - HEADER_DISTANCE); row--) {
    const value = find(view, row, item + 1, right, VALUE_HEADERS);
    if (value === undefined) continue;
    return { item, unit: find(view, row, item + 1, right, UNIT_HEADERS), value, headerRow: row };
  }
  const unit = range(item + 1, right).find((column) => isUnitColumn(view, column, rows));
  const value = range(item + 1, right).find(
    (column) => column !== unit && !isNameOrNote(view, column, rows),
  );
  return value === undefined ? undefined : { item, unit, value, headerRow: -1 };
}

function find(
  view: SheetView,
  row: number,
  left: number,
  right: number,
  names: ReadonlySet<string>,
): number | undefined {
  return range(left, right).find((column) => names.has(headerKey(view.text(row, column))));
}

function isUnitColumn(view: SheetView, column: number, rows: readonly number[]): boolean {
  const units = rows.filter((row) => isUnit(view.text(row, column))).length;
  return units >= 2 && units * 2 >= rows.length;
}

/** A column merged into the names is part of them. */
function isNameOrNote(view: SheetView, column: number, rows: readonly number[]): boolean {
  const merged = rows.filter((row) => (view.mergeAt(row, column)?.left ?? column) < column).length;
  return merged * 2 > rows.length;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
