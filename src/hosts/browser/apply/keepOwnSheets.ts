import {
  CommandType,
  ICommandService,
  toDisposable,
  type ICommandInfo,
  type IDisposable,
} from '@univerjs/core';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import type { AddedSheets, Touched } from './addSheets';
import { isOwnSheetId, type LayerGrid } from './grid';

/** Mutations after which cells have other addresses. */
const MOVES = /^sheet\.mutation\.(insert|remove|move|reorder)-(row|col|range|rows|cols|columns)/;

export interface Watching extends IDisposable {
  /** How often rows or columns of a sheet have moved so far. */
  readonly movesOf: (sheetId: string) => number;
  readonly moves: () => number;
}

/**
 * Watches what others do to sheets. A sheet of ours is not to say anything but what was computed: where somebody writes
 * into it, `restore` is called a moment later.
 */
export function keepOwnSheets(grid: LayerGrid, sheets: AddedSheets, restore: () => void): Watching {
  const moves = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(restore, 0);
  };
  const watch = grid.injector.get(ICommandService).onCommandExecuted((command, how) => {
    if (grid.isWriting() || how?.['fromFormula'] === true) return;
    const { sheetId, cells } = targetOf(command);
    if (sheetId === undefined) return;
    const isMove = MOVES.test(command.id);
    if (isMove) moves.set(sheetId, (moves.get(sheetId) ?? 0) + 1);
    if (!isOwnSheetId(sheetId)) return;
    if (cells === undefined) sheets.touch(sheetId);
    else sheets.touchCells(sheetId, cells);
    if (isMove || cells !== undefined) later();
  });
  return {
    movesOf: (sheetId) => moves.get(sheetId) ?? 0,
    moves: () => [...moves.values()].reduce((sum, count) => sum + count, 0),
    ...toDisposable(() => {
      clearTimeout(timer);
      watch.dispose();
    }),
  };
}

interface Target {
  readonly sheetId?: string | undefined;
  /** Only where a mutation writes cells and does nothing else. */
  readonly cells?: Touched | undefined;
}

function targetOf({ id, params, type }: Readonly<ICommandInfo>): Target {
  if (type !== CommandType.MUTATION) return {};
  const { subUnitId, sheetId, cellValue } = (params ?? {}) as {
    readonly subUnitId?: string;
    readonly sheetId?: string;
    readonly cellValue?: Touched;
  };
  const cells = id === SetRangeValuesMutation.id ? cellValue : undefined;
  return { sheetId: sheetId ?? subUnitId, cells };
}
