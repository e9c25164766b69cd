import type { Worksheet } from '@univerjs/core';
import type { CellWrite, WriteEdit } from '../../../sheet/editPlan';
import type { Skip } from '../../shared/skip';
import { wantedWrites } from '../../shared/wantedWrites';
import { isUsers } from './cellTag';
import { areaOf } from './ranges';

/** What the cells of one sheet are to hold, by row, then by column. */
export type WantedCells = Map<number, Map<number, CellWrite>>;

export interface WantedOfSheet {
  readonly cells: WantedCells;
  /** Widths in characters by column. */
  readonly widths: ReadonlyMap<number, number>;
  readonly skipped: readonly Skip[];
}

/** Cells that the edits of one sheet of the user's ask for, without those that are not ours to write. */
export function wantedCells(
  sheet: Worksheet,
  edits: readonly WriteEdit[],
  renamed: ReadonlyMap<string, string>,
): WantedOfSheet {
  const merges = edits.length === 0 ? [] : sheet.getMergeData().map(areaOf);
  const refusal = (row: number, column: number) =>
    isUsers(sheet.getCellRaw(row, column)) ? 'cell-in-use' : undefined;
  const cells: WantedCells = new Map();
  const widths = new Map<number, number>();
  const skipped = wantedWrites(edits, { merges, refusal }, renamed, (row, column, write, edit) => {
    const line = cells.get(row) ?? new Map<number, CellWrite>();
    cells.set(row, line.set(column, write));
    if (edit.width !== undefined) widths.set(column, edit.width);
  });
  return { cells, widths, skipped };
}
