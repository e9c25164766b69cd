import { MAX_COLUMNS, MAX_ROWS, type Area } from '../../../kernel/address';
import type { CellWrite, WriteEdit } from '../../../sheet/editPlan';
import type { Skip } from '../../shared/skip';
import { wantedWrites, type Ground } from '../../shared/wantedWrites';
import { keyOf } from './cellKeys';

export interface WantedOfSheet {
  readonly cells: ReadonlyMap<number, CellWrite>;
  readonly skipped: readonly Skip[];
}

/** Cells that the edits of one sheet ask for, without those that are not ours to write. */
export function wantedCells(
  edits: readonly WriteEdit[],
  ground: Ground,
  renamed: ReadonlyMap<string, string>,
): WantedOfSheet {
  const cells = new Map<number, CellWrite>();
  const skipped = wantedWrites(edits, ground, renamed, (row, column, write) => {
    cells.set(keyOf(row, column), write);
  });
  return { cells, skipped };
}

/** The cells that write edits reach, as areas inside the sheet; those without anything to write are not among them. */
export function reachOf(edits: readonly WriteEdit[]): readonly Area[] {
  return edits.flatMap(({ at, rows }) => {
    const width = rows.reduce((most, line) => Math.max(most, line.length), 0);
    const isInside = at.row < MAX_ROWS && at.column < MAX_COLUMNS;
    if (!isInside || width === 0) return [];
    const bottom = Math.min(MAX_ROWS, at.row + rows.length) - 1;
    const right = Math.min(MAX_COLUMNS, at.column + width) - 1;
    return [{ top: at.row, left: at.column, bottom, right }];
  });
}
