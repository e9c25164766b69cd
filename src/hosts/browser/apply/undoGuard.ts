import {
  ICommandService,
  IUndoRedoService,
  RedoCommand,
  UndoCommand,
  toDisposable,
  type ICellData,
  type ICommandInfo,
  type IDisposable,
  type IMutationInfo,
  type Nullable,
} from '@univerjs/core';
import { InsertSheetMutation, SetRangeValuesMutation } from '@univerjs/sheets';
import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import { customWith, holdsOurs, isFilled, tagOf } from './cellTag';
import { isOwnSheetId, type LayerGrid } from './grid';
import { isOwnValidationRule } from './validations';
import { removal } from './writeCells';

interface CellsParams {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
}

/**
 * The user's undo knows of our cells what the grid changed along with hers: formulas that followed a moved row. Taken
 * back after ours are gone, these would fail, or leave a formula behind where nothing of ours is any more.
 */
export function guardUndo(grid: LayerGrid): IDisposable {
  const commands = grid.injector.get(ICommandService);
  // The service brings the commands with it.
  grid.injector.get(IUndoRedoService);
  const formulas = new Set<string>();
  const overtyped = new Set<string>();
  let givenUp: ReadonlySet<string> = overtyped;
  let isUndoing = false;
  let strays: { sheetId: string; row: number; column: number }[] = [];
  const before = commands.beforeCommandExecuted(({ id }) => {
    if (id !== UndoCommand.id && id !== RedoCommand.id) return;
    isUndoing = true;
    givenUp = new Set([...overtyped].filter((key) => tagOf(cellAt(grid, key)) === undefined));
    dropObsolete(grid, id === UndoCommand.id);
  });
  const after = commands.onCommandExecuted((command) => {
    if (command.id === SetRangeValuesMutation.id && !grid.isWriting()) {
      followCells(grid, command, formulas, isUndoing ? strays : undefined);
      if (isUndoing) strays.push(...returned(grid, command, givenUp));
      else rememberOvertyped(grid, command, overtyped);
    } else if (command.id === SetRangeValuesMutation.id) rememberFormulas(command, formulas);
    if (command.id !== UndoCommand.id && command.id !== RedoCommand.id) return;
    isUndoing = false;
    for (const { sheetId, row, column } of strays) clear(grid, sheetId, row, column);
    strays = [];
  });
  return toDisposable(() => {
    before.dispose();
    after.dispose();
  });
}

function forEachCell(
  { params }: Readonly<ICommandInfo>,
  visit: (sheetId: string, row: number, column: number, cell: ICellData) => void,
): void {
  const { subUnitId, cellValue = {} } = params as CellsParams;
  for (const [row, line] of Object.entries(cellValue))
    for (const [column, cell] of Object.entries(line))
      if (cell) visit(subUnitId, Number(row), Number(column), cell);
}

function rememberFormulas(command: Readonly<ICommandInfo>, formulas: Set<string>): void {
  forEachCell(command, (_, __, ___, cell) => {
    if (typeof cell.f === 'string' && tagOf(cell) !== undefined) formulas.add(cell.f);
  });
}

/** Notes formulas of ours that moved, and, while undoing, formulas of ours that come back without their cells. */
function followCells(
  grid: LayerGrid,
  command: Readonly<ICommandInfo>,
  formulas: Set<string>,
  strays: { sheetId: string; row: number; column: number }[] | undefined,
): void {
  forEachCell(command, (sheetId, row, column, { f, ...rest }) => {
    if (typeof f !== 'string') return;
    const cell = grid.workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
    if (tagOf(cell) !== undefined) formulas.add(f);
    else if ('custom' in rest || (cell?.v ?? null) !== null) return;
    else if (formulas.has(f)) strays?.push({ sheetId, row, column });
  });
}

interface Place {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

const keyOf = ({ sheetId, row, column }: Place): string => JSON.stringify([sheetId, row, column]);

function cellAt(grid: LayerGrid, key: string): Nullable<ICellData> {
  const [sheetId, row, column] = JSON.parse(key) as [string, number, number];
  return grid.workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
}

/** Notes cells of ours that the user has typed over, by their addresses then, which are those of the undo. */
function rememberOvertyped(
  grid: LayerGrid,
  command: Readonly<ICommandInfo>,
  overtyped: Set<string>,
): void {
  forEachCell(command, (sheetId, row, column) => {
    const key = keyOf({ sheetId, row, column });
    const cell = cellAt(grid, key);
    const tag = tagOf(cell);
    if (tag !== undefined && !holdsOurs(cell, tag)) overtyped.add(key);
  });
}

/**
 * Cells in which undoing has put back what was ours. A plan that has taken our tag off meanwhile has what it says
 * elsewhere, and it would stand there twice.
 */
function returned(
  grid: LayerGrid,
  command: Readonly<ICommandInfo>,
  givenUp: ReadonlySet<string>,
): readonly Place[] {
  const found: Place[] = [];
  if (givenUp.size === 0) return found;
  forEachCell(command, (sheetId, row, column) => {
    const place = { sheetId, row, column };
    if (!givenUp.has(keyOf(place))) return;
    const cell = cellAt(grid, keyOf(place));
    const tag = tagOf(cell);
    if (tag !== undefined && isFilled(cell) && holdsOurs(cell, tag)) found.push(place);
  });
  return found;
}

/** Takes off contents of ours that came back; where the tag came along, the look as well. */
function clear(grid: LayerGrid, subUnitId: string, row: number, column: number): void {
  const cell = cellAt(grid, keyOf({ sheetId: subUnitId, row, column }));
  const bare = { f: null, si: null, v: null, t: null, custom: customWith(cell, undefined) };
  const patch = tagOf(cell) === undefined ? bare : (removal(grid, cell) ?? null);
  const cellValue = { [row]: { [column]: patch } };
  grid.write(SetRangeValuesMutation.id, { unitId: grid.unitId, subUnitId, cellValue });
}

function dropObsolete(grid: LayerGrid, isUndo: boolean): void {
  const service = grid.injector.get(IUndoRedoService);
  const item = isUndo ? service.pitchTopUndoElement() : service.pitchTopRedoElement();
  if (!item || item.unitID !== grid.unitId) return;
  const mutations = isUndo ? item.undoMutations : item.redoMutations;
  const kept = mutations.filter((mutation) => !isObsolete(grid, mutation));
  if (kept.length < mutations.length) mutations.splice(0, mutations.length, ...kept);
}

interface AnyParams {
  readonly subUnitId?: string;
  readonly sheetId?: string;
  readonly sheet?: { readonly id?: string };
  readonly ruleId?: string | readonly string[];
}

/** Whether it concerns something of ours that is no longer there, or that is there already. */
function isObsolete(grid: LayerGrid, { id, params }: IMutationInfo): boolean {
  const { subUnitId, sheetId = subUnitId, sheet, ruleId } = params as AnyParams;
  const isThere = (one: string) => Boolean(grid.workbook.getSheetBySheetId(one));
  if (id === InsertSheetMutation.id)
    return sheet?.id !== undefined && isOwnSheetId(sheet.id) && isThere(sheet.id);
  if (sheetId !== undefined && isOwnSheetId(sheetId) && !isThere(sheetId)) return true;
  if (ruleId === undefined || sheetId === undefined) return false;
  const model = grid.injector.get(SheetDataValidationModel);
  return [ruleId]
    .flat()
    .some(
      (uid) =>
        isOwnValidationRule({ uid: String(uid) }) &&
        model.getRuleById(grid.unitId, sheetId, String(uid)) === undefined,
    );
}
