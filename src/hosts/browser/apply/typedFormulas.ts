import {
  ICommandService,
  type ICellData,
  type ICommandInfo,
  type IDisposable,
} from '@univerjs/core';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import { customWith, tagOf } from './cellTag';
import type { CellPatches, LayerGrid } from './grid';

interface Params {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
}

/**
 * Notes where the user types a formula over one of ours: it may differ from ours in nothing but its references, as ours
 * does from itself when rows move. From then on the cell is ours only with the very formula that was written.
 */
export function noteTypedFormulas(grid: LayerGrid): IDisposable {
  return grid.injector.get(ICommandService).onCommandExecuted(({ id, params }: ICommandInfo) => {
    if (id !== SetRangeValuesMutation.id || grid.isWriting()) return;
    const { subUnitId, cellValue = {} } = params as Params;
    const sheet = grid.workbook.getSheetBySheetId(subUnitId);
    if (!sheet) return;
    const patches: CellPatches = {};
    for (const [row, line] of Object.entries(cellValue)) {
      for (const [column, patch] of Object.entries(line)) {
        if (!isTyped(patch)) continue;
        const cell = sheet.getCellRaw(Number(row), Number(column));
        const tag = tagOf(cell);
        if (tag?.formula === undefined || tag.isLiteral === true || tag.formula === cell?.f)
          continue;
        const custom = customWith(cell, { ...tag, isLiteral: true });
        (patches[Number(row)] ??= {})[Number(column)] = { custom };
      }
    }
    if (Object.keys(patches).length > 0) grid.setCells(subUnitId, patches);
  });
}

/** Who types says the whole cell; where rows move, the grid says formulas alone. */
function isTyped(patch: ICellData | null): boolean {
  return typeof patch?.f === 'string' && ('v' in patch || 'p' in patch || 't' in patch);
}
