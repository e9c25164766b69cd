import type { Worksheet } from '@univerjs/core';
import type { SkipReason } from '../../../app/host';
import { MAX_COLUMNS, MAX_ROWS, type Area } from '../../../kernel/address';
import type { CellWrite, Edit, WriteEdit } from '../../../sheet/editPlan';
import { withRenamedSheets } from '../../../xlsx/patch/addSheets';
import { isCovered } from '../../shared/amendments';
import { isUsers } from './cellTag';
import { areaOf } from './ranges';

export interface Skip {
  readonly edit: Edit;
  readonly reason: SkipReason;
}

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
  const cells: WantedCells = new Map();
  const widths = new Map<number, number>();
  const skipped: Skip[] = [];
  for (const edit of edits) {
    const refused = new Map<SkipReason, (CellWrite | null)[][]>();
    let written = 0;
    edit.rows.forEach((line, down) => {
      line.forEach((write, right) => {
        if (write === null) return;
        const [row, column] = [edit.at.row + down, edit.at.column + right];
        const reason = refusal(sheet, merges, row, column);
        if (reason !== undefined) {
          leave(refused, reason, edit, [down, right], write);
          return;
        }
        written++;
        put(cells, row, column, withRenamedSheets(write, renamed) ?? write);
        if (edit.width !== undefined) widths.set(column, edit.width);
      });
    });
    for (const [reason, rows] of refused)
      skipped.push({ edit: written > 0 ? { ...edit, rows } : edit, reason });
    const linked = edit.rows.some((line) => line.some((write) => write?.link !== undefined));
    // A copy: the cells are there, just without their links.
    if (linked) skipped.push({ edit: { ...edit }, reason: 'link-left-out' });
  }
  return { cells, widths, skipped };
}

function put(cells: WantedCells, row: number, column: number, write: CellWrite): void {
  const line = cells.get(row) ?? new Map<number, CellWrite>();
  cells.set(row, line.set(column, write));
}

function refusal(
  sheet: Worksheet,
  merges: readonly Area[],
  row: number,
  column: number,
): SkipReason | undefined {
  if (row >= MAX_ROWS || column >= MAX_COLUMNS) return 'cell-outside-sheet';
  if (merges.length > 0 && isCovered(merges, row, column)) return 'cell-merged';
  return isUsers(sheet.getCellRaw(row, column)) ? 'cell-in-use' : undefined;
}

/** Remembers a cell that was left out, in the shape of its edit. */
function leave(
  refused: Map<SkipReason, (CellWrite | null)[][]>,
  reason: SkipReason,
  edit: WriteEdit,
  [down, right]: readonly [number, number],
  write: CellWrite,
): void {
  const known = refused.get(reason) ?? edit.rows.map((line) => line.map(() => null));
  refused.set(reason, known);
  const line = known[down];
  if (line !== undefined) line[right] = write;
}
