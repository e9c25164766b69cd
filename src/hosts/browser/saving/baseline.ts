import type { ICellData, IColumnData, IRowData, IStyleData, Worksheet } from '@univerjs/core';
import { SheetsNoteModel } from '@univerjs/sheets-note';
import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import type { CellData, SheetData, WorkbookData } from '../../../sheet/data';
import type { SheetLook, WorkbookLook } from '../../../sheet/look';
import type { Validation } from '../../../sheet/validation';
import { isOwnValidationRule, ownWidth, type Layer } from '../apply';
import { tagOf } from '../apply/cellTag';
import { colourOf, validationsOf } from '../display';
import type { GridAccess } from '../gridAccess';
import type { GridReader } from '../reading';
import { usersNames, type OpenedName } from './names';

export type StyleOf = ICellData['s'];

/** Size in pixels, visibility and style of a row or a column. */
export interface Line {
  readonly size: number | undefined;
  readonly hidden: boolean;
  readonly style: StyleOf;
}

/** Cells by row and column in one number. */
export function cellKey(row: number, column: number): number {
  return row * 16_384 + column;
}

/** All of a sheet that a saved copy has to follow, as it is at one moment; nothing in it changes along with the grid. */
export interface SheetState {
  readonly id: string;
  readonly data: SheetData;
  readonly cells: ReadonlyMap<number, CellData>;
  readonly styles: ReadonlyMap<number, StyleOf>;
  readonly rows: ReadonlyMap<number, Line>;
  readonly columns: ReadonlyMap<number, Line>;
  /** Of lines that set none. */
  readonly rowSize: number;
  readonly columnSize: number;
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridLines: boolean;
  readonly tabColour: string | null;
  readonly notes: ReadonlyMap<number, string>;
  readonly validations: readonly Validation[];
}

export interface Baseline {
  readonly names: readonly OpenedName[];
  /** In the order of the file. */
  readonly sheets: readonly OpenedState[];
}

export interface OpenedState extends SheetState {
  readonly look: SheetLook | undefined;
  /** Looks, by index, of cells that are not locked. */
  readonly unlockedLooks: ReadonlySet<number>;
  /** One past the last row and column that anything is said of. */
  readonly used: { readonly rows: number; readonly columns: number };
}

type Ours = Pick<Layer, 'isOwn' | 'userNote' | 'isOwnSheet'>;

/** The file as the grid has it: formulas in the spelling of the file, which the grid does not keep everywhere. */
export function takeBaseline(
  grid: GridAccess,
  opened: { readonly data: WorkbookData; readonly look: WorkbookLook },
  reader: GridReader,
  ours: Ours,
): Baseline {
  const looks = new Map(opened.look.sheets.map((look) => [look.name, look]));
  const unlockedLooks = new Set(
    opened.look.looks.flatMap((look, index) => (look.unlocked === true ? [index] : [])),
  );
  const inFile = new Map(opened.data.sheets.map((sheet) => [sheet.name, sheet]));
  const idOf = (name: string | undefined) =>
    grid.workbook
      .getSheets()
      .find((sheet) => sheet.getName() === name)
      ?.getSheetId();
  return {
    names: usersNames(reader.names()).map((name) => {
      const sheetId = idOf(name.sheet);
      return sheetId === undefined ? name : { ...name, sheetId };
    }),
    sheets: grid.workbook.getSheets().flatMap((sheet) => {
      const name = sheet.getName();
      const data = inFile.get(name);
      if (data === undefined || ours.isOwnSheet(sheet.getSheetId())) return [];
      const state = stateOf(grid, sheet, reader, ours);
      const cells = inSpellingOf(state.cells, data.cells);
      const used = usedOf(sheet, state);
      return [{ ...state, cells, look: looks.get(name), unlockedLooks, used }];
    }),
  };
}

function inSpellingOf(
  cells: ReadonlyMap<number, CellData>,
  inFile: readonly CellData[],
): ReadonlyMap<number, CellData> {
  const result = new Map(cells);
  for (const { row, column, formula } of inFile) {
    const cell = formula === undefined ? undefined : result.get(cellKey(row, column));
    if (cell?.formula !== undefined && formula !== undefined)
      result.set(cellKey(row, column), { ...cell, formula });
  }
  return result;
}

export function stateOf(
  grid: GridAccess,
  sheet: Worksheet,
  reader: GridReader,
  ours: Ours,
): SheetState {
  const id = sheet.getSheetId();
  const data = reader.sheet(sheet);
  const config = sheet.getConfig();
  const cells = new Map<number, CellData>();
  for (const cell of data.cells)
    if (!ours.isOwn(id, cell.row, cell.column)) cells.set(cellKey(cell.row, cell.column), cell);
  return {
    id,
    data,
    cells,
    styles: stylesOf(sheet),
    ...linesIn(sheet),
    rowSize: config.defaultRowHeight,
    columnSize: config.defaultColumnWidth,
    freeze: { rows: config.freeze.ySplit, columns: config.freeze.xSplit },
    gridLines: isOn(config.showGridlines),
    tabColour: colourOf({ rgb: config.tabColor }) ?? null,
    notes: notesOf(grid, id, ours),
    validations: validationsOf(
      grid.injector
        .get(SheetDataValidationModel)
        .getRules(grid.unitId, id)
        .filter((rule) => !isOwnValidationRule(rule)),
    ),
  };
}

/** Rows and columns that say anything of themselves. */
export function linesIn(sheet: Worksheet): Pick<SheetState, 'rows' | 'columns'> {
  const { rowData, columnData } = sheet.getConfig();
  return {
    rows: linesOf(rowData, (row) => (isOn(row.ia) ? undefined : row.h)),
    columns: linesOf(columnData, (column) =>
      column.w === ownWidth(column) ? undefined : column.w,
    ),
  };
}

/** The grid's switches are enums of numbers. */
function isOn(flag: number | undefined): boolean {
  return flag === 1;
}

/** Cells of ours carry a look of ours. */
function stylesOf(sheet: Worksheet): ReadonlyMap<number, StyleOf> {
  const styles = new Map<number, StyleOf>();
  sheet.getCellMatrix().forValue((row, column, cell): void => {
    if (cell?.s && tagOf(cell) === undefined) styles.set(cellKey(row, column), cell.s);
  });
  return styles;
}

function linesOf<T extends Partial<IRowData> | Partial<IColumnData>>(
  lines: Readonly<Record<number, T | null | undefined>>,
  sizeOf: (line: T) => number | undefined,
): ReadonlyMap<number, Line> {
  const result = new Map<number, Line>();
  for (const [key, line] of Object.entries(lines)) {
    if (!line) continue;
    const style = line.s as string | IStyleData | null | undefined;
    result.set(Number(key), { size: sizeOf(line), hidden: Boolean(line.hd), style });
  }
  return result;
}

function notesOf(grid: GridAccess, id: string, ours: Ours): ReadonlyMap<number, string> {
  const notes = new Map<number, string>();
  const present = grid.injector.get(SheetsNoteModel).getSheetNotes(grid.unitId, id);
  for (const note of present?.values() ?? []) {
    const text = ours.userNote(note);
    if (text !== undefined) notes.set(cellKey(note.row, note.col), text);
  }
  return notes;
}

function usedOf(sheet: Worksheet, state: SheetState): OpenedState['used'] {
  const range = sheet.getCellMatrix().getDataRange();
  let rows = range.endRow + 1;
  let columns = range.endColumn + 1;
  for (const { bottom, right } of state.data.merges) {
    rows = Math.max(rows, bottom + 1);
    columns = Math.max(columns, right + 1);
  }
  for (const key of state.notes.keys()) {
    rows = Math.max(rows, Math.floor(key / 16_384) + 1);
    columns = Math.max(columns, (key % 16_384) + 1);
  }
  for (const row of state.rows.keys()) rows = Math.max(rows, row + 1);
  for (const column of state.columns.keys()) columns = Math.max(columns, column + 1);
  return { rows, columns };
}
