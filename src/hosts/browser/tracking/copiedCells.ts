import { UndoCommand, type ICellData, type IDisposable } from '@univerjs/core';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import type { GridAccess } from '../gridAccess';

interface CellsParams {
  readonly unitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
}

/** What we note in a cell begins so. */
const OURS = 'junheng';

/**
 * Makes copies of our cells the user's own: pasting and filling copy along what we note in a cell. Cells that move with
 * their row, in sorting or by being dragged stay ours, and so do those that undoing puts back.
 */
export function disownCopies(
  { commands, unitId }: GridAccess,
  isWriting: () => boolean,
): IDisposable {
  let isUndoing = false;
  const before = commands.beforeCommandExecuted(({ id, params }) => {
    if (id === UndoCommand.id) isUndoing = true;
    if (id !== SetRangeValuesMutation.id || isUndoing || isWriting()) return;
    const target = params as CellsParams;
    if (target.unitId !== unitId) return;
    for (const line of Object.values(target.cellValue ?? {}))
      for (const cell of Object.values(line)) if (cell?.custom) disown(cell);
  });
  const after = commands.onCommandExecuted(({ id }) => {
    if (id === UndoCommand.id) isUndoing = false;
  });
  return {
    dispose: () => {
      before.dispose();
      after.dispose();
    },
  };
}

function disown(cell: ICellData): void {
  const all = Object.entries(cell.custom ?? {});
  const others = all.filter(([key]) => !key.startsWith(OURS));
  if (others.length === all.length) return;
  cell.custom = others.length === 0 ? null : Object.fromEntries(others);
}
