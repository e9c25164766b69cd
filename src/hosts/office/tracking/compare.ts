import { isCellError, type CellValue } from '../../../sheet/cell';
import type { CellData } from '../../../sheet/data';
import type { EditableGrid } from '../../../sheet/editableGrid';
import type { SheetSnapshot } from '../../../sheet/snapshot';

/** A sheet as last read. */
export interface KnownSheet extends SheetSnapshot {
  readonly grid: EditableGrid;
}

type Cell = Pick<CellData, 'value' | 'formula' | 'numberFormat'>;

export function cellAt(grid: EditableGrid, row: number, column: number): Cell {
  const value = grid.value(row, column);
  const formula = grid.formula(row, column);
  const numberFormat = grid.numberFormat(row, column);
  return {
    value,
    ...(formula === undefined ? {} : { formula }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

/** Those of the cells just read that were different before, each once. */
export function differing(before: EditableGrid, read: Iterable<CellData>): CellData[] {
  const found = new Map<string, CellData>();
  for (const cell of read) {
    const was = cellAt(before, cell.row, cell.column);
    const isSame = cell.formula === was.formula && isSameValue(cell.value, was.value);
    if (isSame && cell.numberFormat === was.numberFormat) continue;
    // A cell may have been read twice, as edited and as a formula.
    const key = `${String(cell.row)}:${String(cell.column)}`;
    found.set(key, cell);
  }
  return [...found.values()];
}

/** Cells of a whole sheet that are different from before, the emptied ones among them. */
export function differingOf(before: EditableGrid, after: EditableGrid): CellData[] {
  const found = differing(before, after.cells());
  for (const { row, column } of before.cells()) {
    const isGone = after.value(row, column) === null && after.formula(row, column) === undefined;
    if (isGone) found.push({ row, column, value: null });
  }
  return found;
}

function isSameValue(a: CellValue, b: CellValue): boolean {
  if (isCellError(a) && isCellError(b)) return a.error === b.error;
  return a === b;
}

/** Whether all but the cells is as it was. */
export function isSameLayout(before: KnownSheet, after: KnownSheet): boolean {
  return layoutOf(before) === layoutOf(after);
}

function layoutOf(sheet: KnownSheet): string {
  const { name, visibility, merges, hiddenRows, hiddenColumns, filtered, tables } = sheet;
  return JSON.stringify([
    ...[name, visibility, filtered, sheet.protected],
    ...[merges, hiddenRows, hiddenColumns, tables],
  ]);
}
