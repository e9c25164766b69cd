import { ICommandService, type Injector, type Workbook, type Worksheet } from '@univerjs/core';

/** What the layer needs of the grid: the workbook, its services, and a way to write past the user's undo. */
export interface LayerGrid {
  readonly injector: Injector;
  readonly workbook: Workbook;
  readonly unitId: string;
  /** Carries out a mutation as ours: it is not told to listeners and does not enter the user's undo. */
  readonly write: (mutation: string, params: object) => void;
  /** Whether a mutation of ours is being carried out right now. */
  readonly isWriting: () => boolean;
}

export function layerGrid(injector: Injector, workbook: Workbook): LayerGrid {
  const commands = injector.get(ICommandService);
  let depth = 0;
  return {
    injector,
    workbook,
    unitId: workbook.getUnitId(),
    write: (mutation, params) => {
      depth++;
      try {
        commands.syncExecuteCommand(mutation, params);
      } finally {
        depth--;
      }
    },
    isWriting: () => depth > 0,
  };
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
