import { UndoCommand, type ICellData, type IDisposable, type Nullable } from '@univerjs/core';
import {
  InsertSheetMutation,
  SetRangeValuesMutation,
  type IInsertSheetMutationParams,
} from '@univerjs/sheets';
import type { GridAccess } from '../gridAccess';

interface CellsParams {
  readonly unitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
}

/** What we note in a cell begins so. */
const OURS = 'junheng';

/**
 * Makes copies of our cells the user's own: pasting, filling and copying a sheet take along what we note in a cell. Cells that move with
 * their row, in sorting or by being dragged stay ours, and so do those that undoing puts back.
 */
export function disownCopies(
  { commands, unitId }: GridAccess,
  isWriting: () => boolean,
): IDisposable {
  let isUndoing = false;
  const before = commands.beforeCommandExecuted(({ id, params }) => {
    if (id === UndoCommand.id) isUndoing = true;
    if (isUndoing || isWriting()) return;
    if (id === InsertSheetMutation.id) disownSheet(params as IInsertSheetMutationParams, unitId);
    if (id !== SetRangeValuesMutation.id) return;
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

/** A copy of a sheet holds copies of all its cells. */
function disownSheet(params: IInsertSheetMutationParams, unitId: string): void {
  if (params.unitId !== unitId) return;
  const { cellData, columnData } = params.sheet;
  for (const line of Object.values(cellData ?? {}))
    for (const cell of Object.values(line as Record<number, Nullable<ICellData>>))
      if (cell?.custom) disown(cell);
  const columns: readonly Pick<ICellData, 'custom'>[] = Object.values(columnData ?? {});
  for (const column of columns) if (column.custom) disown(column);
}

function disown(cell: Pick<ICellData, 'custom'>): void {
  const all = Object.entries(cell.custom ?? {});
  const others = all.filter(([key]) => !key.startsWith(OURS));
  if (others.length === all.length) return;
  cell.custom = others.length === 0 ? null : Object.fromEntries(others);
}
