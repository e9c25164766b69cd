import type { CellValue } from './cell';
import type { Grid } from './grid';

/** A formula or a number format standing at a cell of a grid made from rows. */
export interface CellDetail {
  readonly formula?: string;
  readonly numberFormat?: string;
}

/** A grid over rows held in memory: for hosts that read whole ranges, and for tables made in code. */
export function gridFromRows(
  rows: readonly (readonly CellValue[])[],
  details: ReadonlyMap<string, CellDetail> = new Map(),
): Grid {
  const counts = countCells(rows);
  return {
    ...counts,
    value: (row, column) => rows[row]?.[column] ?? null,
    formula: (row, column) => details.get(detailKey(row, column))?.formula,
    numberFormat: (row, column) => details.get(detailKey(row, column))?.numberFormat,
    forEachInRow(row, visit) {
      rows[row]?.forEach((value, column) => {
        if (value !== null) visit(column, value);
      });
    },
  };
}

/** Key under which `gridFromRows` looks up the detail of a cell. */
export function detailKey(row: number, column: number): string {
  return `${String(row)}:${String(column)}`;
}

function countCells(
  rows: readonly (readonly CellValue[])[],
): Pick<Grid, 'rowCount' | 'columnCount' | 'cellCount'> {
  let rowCount = 0;
  let columnCount = 0;
  let cellCount = 0;
  rows.forEach((row, index) => {
    row.forEach((value, column) => {
      if (value === null) return;
      cellCount++;
      rowCount = index + 1;
      columnCount = Math.max(columnCount, column + 1);
    });
  });
  return { rowCount, columnCount, cellCount };
}
