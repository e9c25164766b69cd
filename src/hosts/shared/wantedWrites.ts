import type { SkipReason } from '../../app/host';
import { MAX_COLUMNS, MAX_ROWS, type Area } from '../../kernel/address';
import type { CellWrite, WriteEdit } from '../../sheet/editPlan';
import { withRenamedSheets } from '../../xlsx/patch/addSheets';
import { isCovered } from './amendments';
import type { Skip } from './skip';

/** What is known of the cells of a sheet of the user's. */
export interface Ground {
  readonly merges: readonly Area[];
  /** Why a cell that is there is not ours to write, such as what it holds. */
  readonly refusal: (row: number, column: number) => SkipReason | undefined;
}

/** Gives `take` each cell that the edits of one sheet ask for; returns what is not ours to write, in the shape of its edit. */
export function wantedWrites(
  edits: readonly WriteEdit[],
  ground: Ground,
  renamed: ReadonlyMap<string, string>,
  take: (row: number, column: number, write: CellWrite, edit: WriteEdit) => void,
): readonly Skip[] {
  const skipped: Skip[] = [];
  for (const edit of edits) {
    const refused = new Map<SkipReason, (CellWrite | null)[][]>();
    let written = 0;
    edit.rows.forEach((line, down) => {
      line.forEach((write, right) => {
        if (write === null) return;
        const [row, column] = [edit.at.row + down, edit.at.column + right];
        const reason = refusalAt(ground, row, column);
        if (reason === undefined) {
          written++;
          take(row, column, withRenamedSheets(write, renamed) ?? write, edit);
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
  return skipped;
}

function refusalAt(
  { merges, refusal }: Ground,
  row: number,
  column: number,
): SkipReason | undefined {
  if (row >= MAX_ROWS || column >= MAX_COLUMNS) return 'cell-outside-sheet';
  if (merges.length > 0 && isCovered(merges, row, column)) return 'cell-merged';
  return refusal(row, column);
}
