import {
  ICommandService,
  IUndoRedoService,
  ObjectMatrix,
  type ICellData,
  type IWorksheetData,
  type Nullable,
} from '@univerjs/core';
import { InsertSheetCommand, RemoveSheetCommand, SetRangeValuesCommand } from '@univerjs/sheets';
import { formatAddress } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { CellChange, UserAmendment } from '../../../sheet/amendment';
import type { Receipt } from '../../../sheet/editPlan';
import type { DefinedName } from '../../../sheet/snapshot';
import { checkAmendments } from '../../shared/amendments';
import { contentOf } from './cellTag';
import { sheetNamed, type LayerGrid } from './grid';
import { areaOf } from './ranges';
import { pixelsOf } from './room';

interface CellRecord {
  readonly row: number;
  readonly column: number;
  readonly before: Nullable<ICellData>;
  readonly after: string;
}

/** What one amendment did; `moves` is how often rows or columns of the sheet had moved by then. */
type Step =
  | {
      readonly kind: 'cells';
      readonly sheetId: string;
      readonly cells: readonly CellRecord[];
      readonly moves: number;
    }
  | { readonly kind: 'sheet'; readonly sheetId: string; readonly cells: string };

export interface Amending {
  readonly amend: (amendments: readonly UserAmendment[]) => Result<Receipt>;
  readonly undo: (receipt: Receipt) => Result<void>;
}

/** The user's own cells, changed by commands, so that Ctrl+Z takes an amendment back in one step. */
export function amending(
  grid: LayerGrid,
  names: () => readonly DefinedName[],
  movesOf: (sheetId: string) => number,
  isProtected: (sheet: string) => boolean,
): Amending {
  const done = new Map<Receipt, readonly Step[]>();
  return {
    amend: (amendments) => {
      const sheets = grid.workbook.getSheets().map((sheet) => ({
        name: sheet.getName(),
        merges: sheet.getMergeData().map(areaOf),
        protected: isProtected(sheet.getName()),
      }));
      const checked = checkAmendments({ sheets, definedNames: names() }, amendments);
      if (!checked.ok) return checked;
      const steps = asOneStep(grid, () =>
        amendments.map((amendment) => carryOut(grid, amendment, movesOf)),
      );
      const receipt: Receipt = { applied: amendments.length, skipped: [] };
      done.set(receipt, steps);
      return succeed(receipt);
    },
    undo: (receipt) => {
      const steps = done.get(receipt);
      if (steps === undefined) return fail('edit-refused', 'not-the-latest');
      const backwards = [...steps].reverse();
      for (const step of backwards) {
        const checked = checkStep(grid, step, movesOf);
        if (!checked.ok) return checked;
      }
      asOneStep(grid, () => {
        for (const step of backwards) takeBack(grid, step);
      });
      done.delete(receipt);
      return succeed(undefined);
    },
  };
}

/** Everything done meanwhile is one entry of the user's undo. */
function asOneStep<T>(grid: LayerGrid, work: () => T): T {
  const batch = grid.injector.get(IUndoRedoService).__tempBatchingUndoRedo(grid.unitId);
  try {
    return work();
  } finally {
    batch.dispose();
  }
}

function run(grid: LayerGrid, command: string, params: object): void {
  const isDone: unknown = grid.injector.get(ICommandService).syncExecuteCommand(command, params);
  if (isDone === false) throw new Error(`${command} was not carried out`);
}

function carryOut(
  grid: LayerGrid,
  amendment: UserAmendment,
  movesOf: (sheetId: string) => number,
): Step {
  if (amendment.kind === 'add-sheet') return addSheet(grid, amendment);
  const sheet = sheetNamed(grid, amendment.sheet);
  if (sheet === undefined) throw new Error(`no sheet ${amendment.sheet}`);
  const sheetId = sheet.getSheetId();
  // A cell that is named twice is as the last one says, and was as before the first.
  const changes = new Map(amendment.cells.map((change) => [formatAddress(change.at), change]));
  const read = ({ at }: CellChange) => sheet.getCellRaw(at.row, at.column);
  const before = [...changes.values()].map((change) => structuredClone(read(change) ?? null));
  const value: Cells = {};
  for (const change of changes.values())
    (value[change.at.row] ??= {})[change.at.column] = replacing(contentOf(change));
  setCells(grid, sheetId, value);
  const cells = [...changes.values()].map((change, place): CellRecord => ({
    ...change.at,
    before: before[place],
    after: contentKey(read(change)),
  }));
  return { kind: 'cells', sheetId, cells, moves: movesOf(sheetId) };
}

type Cells = Record<number, Record<number, ICellData>>;

function setCells(grid: LayerGrid, subUnitId: string, value: Cells): void {
  if (Object.keys(value).length === 0) return;
  const range = new ObjectMatrix(value).getStartEndScope();
  run(grid, SetRangeValuesCommand.id, { unitId: grid.unitId, subUnitId, range, value });
}

/** New contents in place of all that a cell held; its look stays. */
function replacing({ v, t, f }: Pick<ICellData, 'v' | 't' | 'f'>): ICellData {
  return { v: v ?? null, t: t ?? null, f: f ?? null, si: null, p: null };
}

/** What a cell holds; the result of a formula is the grid's own business. */
function contentKey(cell: Nullable<ICellData>): string {
  const formula = cell?.f ?? cell?.si ?? null;
  if (formula !== null) return JSON.stringify([formula]);
  return JSON.stringify([null, cell?.v ?? null, cell?.p?.body?.dataStream ?? null]);
}

function addSheet(
  grid: LayerGrid,
  { name, index, rows = [], widths = [] }: Extract<UserAmendment, { kind: 'add-sheet' }>,
): Step {
  const cellData: Cells = {};
  rows.forEach((line, row) => {
    line.forEach((value, column) => {
      if (value !== null) (cellData[row] ??= {})[column] = contentOf({ value });
    });
  });
  const id = freeSheetId(grid, name);
  const sheet: Partial<IWorksheetData> = {
    id,
    name,
    cellData,
    columnData: Object.fromEntries(widths.map((width, at) => [at, { w: pixelsOf(width) }])),
    rowCount: Math.max(200, rows.length + 100),
    columnCount: Math.max(20, widths.length + 10),
  };
  const position = index ?? grid.workbook.getSheets().length;
  run(grid, InsertSheetCommand.id, { unitId: grid.unitId, index: position, sheet });
  return { kind: 'sheet', sheetId: id, cells: cellsKey(grid, id) };
}

function freeSheetId({ workbook }: LayerGrid, name: string): string {
  for (let n = 1; ; n++) {
    const id = `${name}-${String(n)}`;
    if (!workbook.getSheetBySheetId(id)) return id;
  }
}

function cellsKey({ workbook }: LayerGrid, sheetId: string): string {
  const cells: string[] = [];
  workbook
    .getSheetBySheetId(sheetId)
    ?.getCellMatrix()
    .forValue((row, column, cell): void => {
      cells.push(`${String(row)}:${String(column)}=${contentKey(cell)}`);
    });
  return cells.join('\n');
}

function checkStep(
  grid: LayerGrid,
  step: Step,
  movesOf: (sheetId: string) => number,
): Result<void> {
  const sheet = grid.workbook.getSheetBySheetId(step.sheetId);
  if (!sheet) return fail('edit-refused', 'sheet-gone-since');
  const name = sheet.getName();
  if (step.kind === 'sheet')
    return cellsKey(grid, step.sheetId) === step.cells
      ? succeed(undefined)
      : fail('edit-refused', 'sheet-changed-since', { sheet: name });
  if (movesOf(step.sheetId) !== step.moves)
    return fail('edit-refused', 'rows-moved-since', { sheet: name });
  const changed = step.cells.find(
    ({ row, column, after }) => contentKey(sheet.getCellRaw(row, column)) !== after,
  );
  if (changed === undefined) return succeed(undefined);
  const params = { sheet: name, cell: formatAddress(changed) };
  return fail('edit-refused', 'changed-since', params);
}

function takeBack(grid: LayerGrid, step: Step): void {
  const target = { unitId: grid.unitId, subUnitId: step.sheetId };
  if (step.kind === 'sheet') {
    run(grid, RemoveSheetCommand.id, target);
    return;
  }
  const value: Cells = {};
  for (const { row, column, before } of step.cells) {
    const { v = null, t = null, f = null, si = null, p = null } = before ?? {};
    (value[row] ??= {})[column] = { v, t, f, si, p };
  }
  setCells(grid, step.sheetId, value);
}
