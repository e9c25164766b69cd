import type { IDisposable, Injector, Workbook } from '@univerjs/core';
import type { ISheetNote } from '@univerjs/sheets-note';
import type { Host } from '../../../app/host';
import { succeed } from '../../../kernel/result';
import type { CellAddress } from '../../../kernel/address';
import type { EditPlan, MarkKind, Receipt } from '../../../sheet/editPlan';
import type { DefinedName } from '../../../sheet/snapshot';
import { addedSheets, linkOf, type CellLink } from './addSheets';
import { amending } from './amend';
import { carryOutPlan, writeOwnSheets, type LayerParts } from './carryOutPlan';
import { isUsers, tagOf } from './cellTag';
import { isOwnSheetId, layerGrid, sheetNamed, turnTaker } from './grid';
import { keepOwnSheets } from './keepOwnSheets';
import { tagInheritedLooks } from './inheritedLooks';
import { namesOfOurs } from './names';
import { notes } from './notes';
import { overlay } from './overlay';
import { typedFormulas } from './typedFormulas';
import { guardUndo } from './undoGuard';
import { validations } from './validations';

/** What we add to a workbook in the grid, and what we change in it on the user's word. */
export interface Layer extends Pick<Host, 'apply' | 'amend' | 'undo'>, IDisposable {
  /** The plan that stands in the grid now; what a saved copy gets. */
  plan(): EditPlan;
  /** Names that say what is ours, for a snapshot (`sheet/ownership`). */
  definedNames(): readonly DefinedName[];
  /** Whether a mutation of ours is being carried out right now, which is not to be told to listeners. */
  isWriting(): boolean;
  /** Whether the contents of a cell are ours; sheets are named by id. */
  isOwn(sheetId: string, row: number, column: number): boolean;
  isOwnSheet(sheetId: string): boolean;
  /** How a cell is marked now; sheets are named by id. */
  marksAt(sheetId: string, at: CellAddress): readonly MarkKind[];
  /** What of a note is the user's; undefined where nothing is. */
  userNote(note: Pick<ISheetNote, 'id' | 'note'>): string | undefined;
  /** Where a cell of a sheet of ours leads when it is clicked. */
  linkAt(sheet: string, row: number, column: number): CellLink | undefined;
}

export interface LayerOptions {
  /** Whether a sheet, by name, is protected in the file: it is not amended. */
  readonly isProtected?: (sheet: string) => boolean;
}

/** The layer over a workbook of Univer's; nothing is shown before the first plan. */
export function layer(injector: Injector, workbook: Workbook, options: LayerOptions = {}): Layer {
  const grid = layerGrid(injector, workbook);
  const sheets = addedSheets(grid);
  const watching = keepOwnSheets(grid, sheets, () => {
    void inTurn(() => writeOwnSheets(parts, current, turnTaker()));
  });
  const typed = typedFormulas(grid);
  const parts: LayerParts = {
    grid,
    settleTyped: typed.settle,
    overlay: overlay(grid),
    notes: notes(grid),
    validate: validations(grid),
    sheets,
    grown: new Map(),
    moves: watching.moves,
  };
  const names = () => namesOfOurs(grid);
  const { isProtected = () => false } = options;
  const amends = amending(grid, names, watching.movesOf, isProtected);
  const guards = [watching, typed, guardUndo(grid), tagInheritedLooks(grid), parts.overlay];
  let current: EditPlan = { edits: [] };
  let latest: { readonly receipt: Receipt; readonly before: EditPlan } | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  /** One after the other: a plan lets the page have its turn in between. */
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const next = queue.then(work);
    queue = next.catch(() => undefined);
    return next;
  };
  return {
    apply: (plan) =>
      inTurn(async () => {
        const receipt = await carryOutPlan(parts, plan);
        latest = { receipt, before: current };
        current = plan;
        return succeed(receipt);
      }),
    amend: (amendments) => inTurn(() => amends.amend(amendments)),
    undo: (receipt) =>
      inTurn(async () => {
        if (latest?.receipt !== receipt) return amends.undo(receipt);
        const { before } = latest;
        latest = undefined;
        await carryOutPlan(parts, before);
        current = before;
        return succeed(undefined);
      }),
    plan: () => current,
    definedNames: names,
    isWriting: () => grid.isWriting(),
    isOwn: (sheetId, row, column) => {
      if (isOwnSheetId(sheetId)) return true;
      const cell = workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
      return tagOf(cell) !== undefined && !isUsers(cell);
    },
    isOwnSheet: isOwnSheetId,
    marksAt: parts.overlay.marksAt,
    userNote: parts.notes.userText,
    linkAt: (name, row, column) => {
      const sheet = sheetNamed(grid, name);
      return sheet === undefined ? undefined : linkOf(sheet.getCellRaw(row, column));
    },
    dispose: () => {
      for (const one of guards) one.dispose();
    },
  };
}
