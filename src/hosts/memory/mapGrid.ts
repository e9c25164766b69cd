import type { CellValue } from '../../sheet/cell';
import type { CellWrite } from '../../sheet/editPlan';
import type { Grid } from '../../sheet/grid';

/** Cells by row, then by column. */
export type CellMap = Map<number, Map<number, CellWrite>>;

export function cellIn(cells: CellMap, row: number, column: number): CellWrite | undefined {
  return cells.get(row)?.get(column);
}

export function putCell(cells: CellMap, row: number, column: number, cell: CellWrite): void {
  const line = cells.get(row) ?? new Map<number, CellWrite>();
  cells.set(row, line.set(column, cell));
}

export function copyCells(cells: CellMap): CellMap {
  return new Map([...cells].map(([row, line]) => [row, new Map(line)]));
}

export function isFilled(cell: CellWrite | undefined): boolean {
  return cell !== undefined && (cell.formula !== undefined || (cell.value ?? '') !== '');
}

/** Cells of a rectangle that begins at A1. */
export function cellsFromRows(rows: readonly (readonly (CellWrite | CellValue)[])[]): CellMap {
  const cells: CellMap = new Map();
  rows.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (cell === null) return;
      putCell(cells, row, column, isWrite(cell) ? cell : { value: cell });
    });
  });
  return cells;
}

function isWrite(cell: CellWrite | CellValue): cell is CellWrite {
  return typeof cell === 'object' && cell !== null && 'value' in cell;
}

/** A grid over the user's cells with ours on top. */
export function gridOver(cells: CellMap): Grid {
  let rowCount = 0;
  let columnCount = 0;
  let cellCount = 0;
  for (const [row, line] of cells) {
    for (const [column, cell] of line) {
      if (!isFilled(cell)) continue;
      rowCount = Math.max(rowCount, row + 1);
      columnCount = Math.max(columnCount, column + 1);
      cellCount++;
    }
  }
  return {
    rowCount,
    columnCount,
    cellCount,
    value: (row, column) => cellIn(cells, row, column)?.value ?? null,
    formula: (row, column) => cellIn(cells, row, column)?.formula,
    numberFormat: () => undefined,
    forEachInRow: (row, visit) => {
      const line = [...(cells.get(row) ?? [])].filter(([, cell]) => isFilled(cell));
      line
        .sort(([a], [b]) => a - b)
        .forEach(([column, cell]) => {
          visit(column, cell.value);
        });
    },
  };
}
