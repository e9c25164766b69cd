import { MAX_COLUMNS, MAX_ROWS, type Area } from '../../../kernel/address';
import type { SkipReason } from '../../../app/host';
import type { CellWrite, Edit, WriteEdit } from '../../../sheet/editPlan';
import { withRenamedSheets } from '../../../xlsx/patch/addSheets';
import { isCovered } from '../../shared/amendments';
import { keyOf } from './cellKeys';

export interface Skip {
  readonly edit: Edit;
  readonly reason: SkipReason;
}

/** What is known of the cells of a sheet of the user's. */
export interface Ground {
  readonly merges: readonly Area[];
  /** Whether a cell holds something of the user's. */
  readonly isUsers: (key: number) => boolean;
  /** Whether the protection of the sheet keeps a cell from being written. */
  readonly isLocked: (key: number) => boolean;
}

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
  const skipped: Skip[] = [];
  for (const edit of edits) {
    const refused = new Map<SkipReason, (CellWrite | null)[][]>();
    let written = 0;
    edit.rows.forEach((line, down) => {
      line.forEach((write, right) => {
        if (write === null) return;
        const [row, column] = [edit.at.row + down, edit.at.column + right];
        const reason = refusal(ground, row, column);
        if (reason === undefined) {
          written++;
          cells.set(keyOf(row, column), withRenamedSheets(write, renamed) ?? write);
          return;
        }
        const left = refused.get(reason) ?? edit.rows.map((one) => one.map(() => null));
        refused.set(reason, left);
        const target = left[down];
        if (target !== undefined) target[right] = write;
      });
    });
    for (const [reason, rows] of refused)
      skipped.push({ edit: written > 0 ? { ...edit, rows } : edit, reason });
    const linked = edit.rows.some((line) => line.some((write) => write?.link !== undefined));
    // A copy: the cells are there, just without their links.
    if (linked) skipped.push({ edit: { ...edit }, reason: 'link-left-out' });
  }
  return { cells, skipped };
}

function refusal(ground: Ground, row: number, column: number): SkipReason | undefined {
  if (row >= MAX_ROWS || column >= MAX_COLUMNS) return 'cell-outside-sheet';
  if (ground.merges.length > 0 && isCovered(ground.merges, row, column)) return 'cell-merged';
  const key = keyOf(row, column);
  if (ground.isUsers(key)) return 'cell-in-use';
  return ground.isLocked(key) ? 'sheet-protected' : undefined;
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
