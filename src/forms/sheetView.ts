import type { Area } from '../kernel/address';
import type { CellValue } from '../sheet/cell';
import type { Grid } from '../sheet/grid';
import type { SheetSnapshot } from '../sheet/snapshot';

/** A sheet as recognition looks at it: merged cells show their text everywhere, our own additions show nothing. */
export interface SheetView {
  readonly sheet: SheetSnapshot;
  readonly grid: Grid;
  /** The merged area that covers a cell. */
  mergeAt(row: number, column: number): Area | undefined;
  /** The text of a cell or of the merged area around it; numbers as text, '' for nothing. */
  text(row: number, column: number): string;
}

/** Merges indexed at most, so that a file declaring millions of them costs no more than this. */
const MERGED_ROWS = 200_000;

export function viewOf(sheet: SheetSnapshot, owned: readonly Area[]): SheetView {
  const grid = owned.length === 0 ? sheet.grid : gridWithout(sheet.grid, owned);
  const byRow = mergesByRow(sheet, grid.rowCount);
  const mergeAt = (row: number, column: number): Area | undefined =>
    byRow.get(row)?.find((area) => column >= area.left && column <= area.right);
  return {
    sheet,
    grid,
    mergeAt,
    text(row, column) {
      const own = grid.value(row, column);
      if (own !== null) return textOf(own);
      const merge = mergeAt(row, column);
      return merge === undefined ? '' : textOf(grid.value(merge.top, merge.left));
    },
  };
}

export function textOf(value: CellValue): string {
  if (value === null || typeof value === 'object') return '';
  return typeof value === 'string' ? value : String(value);
}

function mergesByRow(sheet: SheetSnapshot, rowCount: number): ReadonlyMap<number, Area[]> {
  const byRow = new Map<number, Area[]>();
  let indexed = 0;
  for (const area of sheet.merges) {
    for (let row = area.top; row <= area.bottom && row < rowCount; row++) {
      if (++indexed > MERGED_ROWS) return byRow;
      const areas = byRow.get(row);
      if (areas === undefined) byRow.set(row, [area]);
      else areas.push(area);
    }
  }
  return byRow;
}

/** The grid with the given areas empty. */
function gridWithout(grid: Grid, areas: readonly Area[]): Grid {
  const hidden = (row: number, column: number): boolean =>
    areas.some(
      (area) =>
        row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
    );
  return {
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    cellCount: grid.cellCount,
    value: (row, column) => (hidden(row, column) ? null : grid.value(row, column)),
    formula: (row, column) => (hidden(row, column) ? undefined : grid.formula(row, column)),
    numberFormat: (row, column) => grid.numberFormat(row, column),
    forEachInRow(row, visit) {
      grid.forEachInRow(row, (column, value) => {
        if (!hidden(row, column)) visit(column, value);
      });
    },
  };
}
