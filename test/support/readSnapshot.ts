import { readWorkbook } from '../../src/xlsx/readWorkbook';
import type { CellValue } from '../../src/sheet/cell';
import type { Grid } from '../../src/sheet/grid';
import type { SheetSnapshot, WorkbookSnapshot } from '../../src/sheet/snapshot';

/** The snapshot of a file that must be readable. */
export function snapshotOf(bytes: Uint8Array): WorkbookSnapshot {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(JSON.stringify(workbook.problem));
  return workbook.value;
}

export function firstSheet(bytes: Uint8Array): SheetSnapshot {
  const sheet = snapshotOf(bytes).sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

/** Non-empty cells of a grid as `row,column: value`. */
export function cellsOf(grid: Grid): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {};
  for (let row = 0; row < grid.rowCount; row++)
    grid.forEachInRow(row, (column, value) => {
      cells[`${String(row)},${String(column)}`] = value;
    });
  return cells;
}
