import type { Area } from '../kernel/address';
import { containsCell } from '../kernel/address';
import type { CellData, SheetData, SnapshotChange, WorkbookData } from './data';
import { editableGrid, type EditableGrid } from './editableGrid';
import type { Grid } from './grid';
import {
  CELLS_NAME_PREFIX,
  FILLED_NAME_PREFIX,
  ownedAreas,
  ownedSheets,
  SHEET_NAME_PREFIX,
  type OwnedArea,
} from './ownership';
import type { DefinedName, SheetSnapshot, WorkbookSnapshot } from './snapshot';

interface EditableSheet extends SheetSnapshot {
  readonly grid: EditableGrid;
}

/** A workbook that follows what its user does, as a host tells it. */
export interface EditableWorkbook {
  change(changes: readonly SnapshotChange[]): void;
  /** The workbook as it now is. Sheets that did not change are the same objects as before. */
  snapshot(): WorkbookSnapshot;
  /** As its user made it: what an earlier check added is not there. Unchanged sheets are the same objects here too. */
  userSnapshot(): WorkbookSnapshot;
}

export function editableWorkbook(data: WorkbookData): EditableWorkbook {
  let workbook: Workbook = { ...data, sheets: data.sheets.map(sheetOf) };
  const bare = bareSheets();
  return {
    change(changes) {
      for (const change of changes) workbook = changed(workbook, change);
    },
    snapshot: () => workbook,
    userSnapshot: () => withoutOwn(workbook, bare),
  };
}

interface Workbook extends Omit<WorkbookSnapshot, 'sheets'> {
  readonly sheets: readonly EditableSheet[];
}

function sheetOf({ cells, ...rest }: SheetData): EditableSheet {
  return { ...rest, grid: editableGrid(cells) };
}

function changed(workbook: Workbook, change: SnapshotChange): Workbook {
  if (change.kind === 'workbook') {
    return { ...change.workbook, sheets: change.workbook.sheets.map(sheetOf) };
  }
  const name = change.kind === 'sheet' ? change.sheet.name : change.sheet;
  const renew = (sheet: EditableSheet): EditableSheet =>
    change.kind === 'sheet'
      ? sheetOf(change.sheet)
      : { ...sheet, grid: sheet.grid.with(change.cells) };
  const sheets = workbook.sheets.map((sheet) => (sheet.name === name ? renew(sheet) : sheet));
  if (change.kind === 'sheet' && change.definedNames !== undefined) {
    return { ...workbook, sheets, definedNames: change.definedNames };
  }
  return { ...workbook, sheets };
}

type BareSheets = (sheet: EditableSheet, areas: readonly Area[]) => EditableSheet;

/** Sheets less what was added to them, each made once for as long as it and the areas stay as they are. */
function bareSheets(): BareSheets {
  const known = new WeakMap<
    EditableSheet,
    { readonly key: string; readonly bare: EditableSheet }
  >();
  return (sheet, areas) => {
    const key = JSON.stringify(areas);
    const made = known.get(sheet);
    if (made?.key === key) return made.bare;
    const bare = { ...sheet, grid: sheet.grid.with(emptied(sheet.grid, areas)) };
    known.set(sheet, { key, bare });
    return bare;
  };
}

function withoutOwn(workbook: Workbook, bare: BareSheets): WorkbookSnapshot {
  const sheets = ownedSheets(workbook);
  const areas = ownedAreas(workbook);
  const definedNames = workbook.definedNames.filter((name) => !isOurs(name));
  if (definedNames.length === workbook.definedNames.length) return workbook;
  return {
    ...workbook,
    definedNames,
    sheets: workbook.sheets
      .filter(({ name }) => !sheets.has(name))
      .map((sheet) => {
        const own = areasOn(sheet.name, areas);
        return own.length === 0 ? sheet : bare(sheet, own);
      }),
  };
}

function isOurs({ name }: DefinedName): boolean {
  return [SHEET_NAME_PREFIX, CELLS_NAME_PREFIX, FILLED_NAME_PREFIX].some((prefix) =>
    name.startsWith(prefix),
  );
}

function areasOn(sheet: string, areas: readonly OwnedArea[]): readonly Area[] {
  return areas.filter((owned) => owned.sheet === sheet).map(({ area }) => area);
}

/** Walks the cells that exist: an area may name a whole column. */
function emptied(grid: EditableGrid, areas: readonly Area[]): CellData[] {
  const found: CellData[] = [];
  for (const { row, column } of grid.cells()) {
    if (areas.some((area) => containsCell(area, row, column)))
      found.push({ row, column, value: null });
  }
  return found;
}

/** A snapshot as plain data, as it crosses to a worker. */
export function dataOf(snapshot: WorkbookSnapshot): WorkbookData {
  return { ...snapshot, sheets: snapshot.sheets.map(sheetData) };
}

/** One sheet as plain data. */
export function sheetData({ grid, ...rest }: SheetSnapshot): SheetData {
  return { ...rest, cells: cellsOf(grid) };
}

function cellsOf(grid: Grid): CellData[] {
  const cells: CellData[] = [];
  for (let row = 0; row < grid.rowCount; row++) {
    grid.forEachInRow(row, (column, value) => {
      const formula = grid.formula(row, column);
      const numberFormat = grid.numberFormat(row, column);
      cells.push({
        row,
        column,
        value,
        ...(formula === undefined ? {} : { formula }),
        ...(numberFormat === undefined ? {} : { numberFormat }),
      });
    });
  }
  return cells;
}
