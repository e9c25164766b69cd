import { CommandType, RedoCommand, UndoCommand, type IRange } from '@univerjs/core';
import {
  InsertColMutation,
  InsertRowMutation,
  RemoveColMutation,
  RemoveRowMutation,
} from '@univerjs/sheets';
import type { GridAccess } from '../gridAccess';
import { AS_OPENED, replaceLines, type LineTrack } from './lineTrack';

export interface SheetLines {
  readonly rows: LineTrack;
  readonly columns: LineTrack;
}

/** Which line of the file each line of the grid is. */
export interface LineLog {
  readonly linesOf: (sheetId: string) => SheetLines;
  readonly dispose: () => void;
}

type Axis = keyof SheetLines;

const CHANGES: ReadonlyMap<string, { readonly axis: Axis; readonly inserts: boolean }> = new Map([
  [InsertRowMutation.id, { axis: 'rows', inserts: true }],
  [RemoveRowMutation.id, { axis: 'rows', inserts: false }],
  [InsertColMutation.id, { axis: 'columns', inserts: true }],
  [RemoveColMutation.id, { axis: 'columns', inserts: false }],
]);

const UNTOUCHED: SheetLines = { rows: AS_OPENED, columns: AS_OPENED };

interface Removal {
  readonly key: string;
  readonly removed: LineTrack;
}

interface LineParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly range: IRange;
}

/**
 * Follows rows and columns as they come and go. The grid undoes a deletion by inserting lines, with nothing to tell
 * that they are the old ones: the lines are known by the order in which undo and redo bring them back.
 */
export function lineLog({ commands, unitId }: GridAccess): LineLog {
  const sheets = new Map<string, SheetLines>();
  /** Deletions that undo takes back, and those (of inserted lines, undone) that redo does. */
  const removals: Readonly<Record<'undo' | 'redo', Removal[]>> = { undo: [], redo: [] };
  let mode: 'undo' | 'redo' | undefined;
  const before = commands.beforeCommandExecuted(({ id }) => {
    if (id === UndoCommand.id) mode = 'undo';
    if (id === RedoCommand.id) mode = 'redo';
  });
  const after = commands.onCommandExecuted(({ id, type, params }) => {
    if (id === UndoCommand.id || id === RedoCommand.id) mode = undefined;
    const change = type === CommandType.MUTATION ? CHANGES.get(id) : undefined;
    const target = params as LineParams | undefined;
    if (change === undefined || target?.unitId !== unitId) return;
    const lines = sheets.get(target.subUnitId) ?? UNTOUCHED;
    const { at, count } = spanOf(target.range, change.axis);
    const key = [target.subUnitId, change.axis, at, count].map(String).join(' ');
    const known = mode === undefined ? undefined : takeLatest(removals[mode], key);
    const added = change.inserts ? (known ?? [{ origin: null, count }]) : [];
    const gone = change.inserts ? 0 : count;
    const { track, removed } = replaceLines(lines[change.axis], at, gone, added);
    if (!change.inserts) removals[mode === 'undo' ? 'redo' : 'undo'].push({ key, removed });
    sheets.set(target.subUnitId, { ...lines, [change.axis]: track });
  });
  return {
    linesOf: (sheetId) => sheets.get(sheetId) ?? UNTOUCHED,
    dispose: () => {
      before.dispose();
      after.dispose();
    },
  };
}

function spanOf({ startRow, endRow, startColumn, endColumn }: IRange, axis: Axis) {
  return axis === 'rows'
    ? { at: startRow, count: endRow - startRow + 1 }
    : { at: startColumn, count: endColumn - startColumn + 1 };
}

function takeLatest(removals: Removal[], key: string): LineTrack | undefined {
  const at = removals.map((removal) => removal.key).lastIndexOf(key);
  return at < 0 ? undefined : removals.splice(at, 1)[0]?.removed;
}
