import {
  ICommandService,
  type ICellData,
  type Injector,
  type IRange,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import {
  SetFormulaDataMutation,
  SetTriggerFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';
import { SetRangeValuesMutation, SetStyleCommand } from '@univerjs/sheets';

/** Cells by row and column; null takes a cell off. */
export type CellPatches = Record<number, Record<number, ICellData | null>>;

/** What the layer needs of the grid: the workbook, its services, and a way to write past the user's undo. */
export interface LayerGrid {
  readonly injector: Injector;
  readonly workbook: Workbook;
  readonly unitId: string;
  /** Carries out a mutation as ours: it is not told to listeners and does not enter the user's undo. */
  readonly write: (mutation: string, params: object) => void;
  /** Whether a mutation of ours is being carried out right now. */
  readonly isWriting: () => boolean;
  /**
   * Sets cells as ours without having the workbook computed: their results come along. The grid would otherwise go
   * through all formulas of the workbook for every such mutation.
   */
  readonly setCells: (subUnitId: string, cellValue: CellPatches) => void;
  /** Has formulas computed that stand in these ranges or draw on them, as after an edit. */
  readonly compute: (
    ranges: readonly { readonly sheetId: string; readonly range: IRange }[],
  ) => void;
}

export function layerGrid(injector: Injector, workbook: Workbook): LayerGrid {
  const commands = injector.get(ICommandService);
  const unitId = workbook.getUnitId();
  let depth = 0;
  const write = (mutation: string, params: object) => {
    depth++;
    try {
      commands.syncExecuteCommand(mutation, params);
    } finally {
      depth--;
    }
  };
  return {
    injector,
    workbook,
    unitId,
    write,
    isWriting: () => depth > 0,
    setCells: (subUnitId, cellValue) => {
      const sheet = workbook.getSheetBySheetId(subUnitId);
      if (!sheet) return;
      const formulas = formulasIn(sheet, cellValue);
      // What is said to come from a change of looks is not computed.
      write(SetRangeValuesMutation.id, {
        unitId,
        subUnitId,
        cellValue,
        trigger: SetStyleCommand.id,
      });
      if (formulas !== undefined)
        write(SetFormulaDataMutation.id, { formulaData: { [unitId]: { [subUnitId]: formulas } } });
    },
    compute: (ranges) => {
      if (ranges.length === 0) return;
      const dirtyRanges = ranges.map((one) => ({ unitId, ...one }));
      write(SetTriggerFormulaCalculationStartMutation.id, { ...NOTHING_DIRTY, dirtyRanges });
    },
  };
}

const NOTHING_DIRTY = {
  forceCalculation: false,
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
};

/** Cells whose formulas come, go or change: what was known of their references no longer holds. */
function formulasIn(
  sheet: Worksheet,
  cells: CellPatches,
): Record<number, Record<number, { f: string } | null>> | undefined {
  const formulas: Record<number, Record<number, { f: string } | null>> = {};
  let isAny = false;
  for (const [row, line] of Object.entries(cells)) {
    for (const [column, patch] of Object.entries(line)) {
      const present = sheet.getCellRaw(Number(row), Number(column));
      const f = patch === null ? null : patch.f === undefined ? present?.f : patch.f;
      if ((present?.f ?? present?.si ?? '') === '' && (f ?? '') === '') continue;
      if (present?.f === f) continue;
      isAny = true;
      (formulas[Number(row)] ??= {})[Number(column)] = typeof f === 'string' ? { f } : null;
    }
  }
  return isAny ? formulas : undefined;
}

/** Sheet names ignore case. */
export function sheetNamed({ workbook }: LayerGrid, name: string): Worksheet | undefined {
  const wanted = name.toLowerCase();
  return workbook.getSheets().find((sheet) => sheet.getName().toLowerCase() === wanted);
}

const OWN_SHEET_ID = 'junheng-sheet-';

/** Ids of our sheets say their role, so that a copy made by the user is hers. */
export function ownSheetId(role: string): string {
  return OWN_SHEET_ID + role;
}

export function isOwnSheetId(sheetId: string): boolean {
  return sheetId.startsWith(OWN_SHEET_ID);
}

export function roleOf(sheetId: string): string {
  return sheetId.slice(OWN_SHEET_ID.length);
}

/** The sheets of the user's, in their order. */
export function userSheets({ workbook }: LayerGrid): readonly Worksheet[] {
  return workbook.getSheets().filter((sheet) => !isOwnSheetId(sheet.getSheetId()));
}

/** Longest stretch of work in milliseconds before the page gets its turn. */
const STRETCH = 40;

/** Gives the page its turn when a stretch of work has lasted long enough. */
export function turnTaker(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < STRETCH) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  };
}
