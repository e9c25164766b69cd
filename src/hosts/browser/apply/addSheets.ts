import {
  mergeWorksheetSnapshotWithDefault,
  type ICellData,
  type IWorksheetData,
  type Nullable,
  type Worksheet,
} from '@univerjs/core';
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetWorksheetActiveOperation,
} from '@univerjs/sheets';
import type { CellAddress } from '../../../kernel/address';
import type { AddSheetEdit, CellStyle, CellWrite } from '../../../sheet/editPlan';
import { freeName } from '../../../sheet/ownership';
import { withRenamedSheets } from '../../../xlsx/patch/addSheets';
import { rowHeight, widthIn } from '../../../xlsx/patch/rowHeight';
import { contentOf, looksTag, showsOther } from './cellTag';
import { isOwnSheetId, ownSheetId, userSheets, type CellPatches, type LayerGrid } from './grid';
import { STYLES } from './looks';
import { rangeOf } from './ranges';
import { pixelsOf } from './room';

export interface CellLink {
  readonly sheet: string;
  readonly at: CellAddress;
}

const LINK = 'junhengLink';

/** Where a cell of one of our sheets leads. */
export function linkOf(cell: Nullable<ICellData>): CellLink | undefined {
  const link: unknown = cell?.custom?.[LINK];
  return typeof link === 'object' && link !== null ? (link as CellLink) : undefined;
}

/** Names that the plan's sheets get where the user has sheets of the same names; keys are in lower case. */
export function namesOfAdded(
  grid: LayerGrid,
  added: readonly AddSheetEdit[],
): ReadonlyMap<AddSheetEdit, string> {
  const taken = new Set(userSheets(grid).map((sheet) => sheet.getName().toLowerCase()));
  const names = new Map<AddSheetEdit, string>();
  for (const edit of added) {
    const name = freeName(taken, edit.name);
    taken.add(name.toLowerCase());
    names.set(edit, name);
  }
  return names;
}

export interface AddedSheets {
  /** Brings our sheets to what is wanted; `renamed` are the names that they really get. */
  readonly write: (
    added: readonly AddSheetEdit[],
    renamed: ReadonlyMap<string, string>,
    turn: () => Promise<void>,
  ) => Promise<void>;
  /** Formulas of our sheets that show something else than their results, by sheet. */
  readonly toCompute: () => ReadonlyMap<string, readonly CellAddress[]>;
  /** To be told of what others did to a sheet of ours: it is made anew by the next writing. */
  readonly touch: (sheetId: string) => void;
  /** To be told which cells of a sheet of ours others wrote into: these are written again by the next writing. */
  readonly touchCells: (sheetId: string, cells: Touched) => void;
}

/** Cells by row and column, as mutations name them. */
export type Touched = Readonly<Record<number, Readonly<Record<number, unknown>>>>;

interface Known {
  readonly frame: string;
  readonly rows: readonly (readonly (CellWrite | null)[])[];
  readonly touched: readonly Touched[];
}

export function addedSheets(grid: LayerGrid): AddedSheets {
  const known = new Map<string, Known>();
  return {
    touch: (sheetId) => {
      known.delete(sheetId);
    },
    touchCells: (sheetId, cells) => {
      const one = known.get(sheetId);
      if (one !== undefined) known.set(sheetId, { ...one, touched: [...one.touched, cells] });
    },
    toCompute: () =>
      new Map([...known].map(([id, { rows }]) => [id, otherResults(grid, id, rows)] as const)),
    write: async (added, renamed, turn) => {
      const names = namesOfAdded(grid, added);
      const wanted = new Set(added.map(({ role }) => ownSheetId(role)));
      for (const sheet of grid.workbook.getSheets().map((one) => one.getSheetId()))
        if (isOwnSheetId(sheet) && !wanted.has(sheet)) remove(grid, sheet);
      for (const edit of added) {
        const id = ownSheetId(edit.role);
        const name = names.get(edit) ?? edit.name;
        const rows = edit.rows.map((row) => row.map((cell) => withRenamedSheets(cell, renamed)));
        const frame = frameOf(edit, name);
        const former = known.get(id);
        const present = grid.workbook.getSheetBySheetId(id);
        known.set(id, { frame, rows, touched: [] });
        if (present?.getName() === name && former?.frame === frame)
          rewrite(grid, present, former, rows);
        else replace(grid, present, { ...edit, name, rows });
        await turn();
      }
    },
  };
}

/** All but the contents of the cells. */
function frameOf(edit: AddSheetEdit, name: string): string {
  const shape = edit.rows.map((row) => row.length);
  return JSON.stringify([name, edit.widths, edit.merges, edit.freeze ?? null, shape]);
}

function remove(grid: LayerGrid, subUnitId: string): void {
  grid.write(RemoveSheetMutation.id, { unitId: grid.unitId, subUnitId });
}

/** Writes the cells that differ from those of the plan before, and those that others wrote into. */
function rewrite(grid: LayerGrid, sheet: Worksheet, former: Known, rows: Known['rows']): void {
  const cellValue: CellPatches = {};
  const put = (row: number, column: number): void => {
    const write = rows[row]?.[column] ?? null;
    (cellValue[row] ??= {})[column] = write === null ? null : overCell(write);
  };
  rows.forEach((line, row) => {
    line.forEach((write, column) => {
      const before = former.rows[row]?.[column] ?? null;
      // A formula of the same text keeps the result that the grid has computed.
      if (before !== write && JSON.stringify(before) !== JSON.stringify(write)) put(row, column);
    });
  });
  for (const cells of former.touched)
    for (const [row, line] of Object.entries(cells))
      for (const column of Object.keys(line)) put(Number(row), Number(column));
  if (Object.keys(cellValue).length === 0) return;
  grid.setCells(sheet.getSheetId(), cellValue);
}

function otherResults(grid: LayerGrid, id: string, rows: Known['rows']): readonly CellAddress[] {
  const sheet = grid.workbook.getSheetBySheetId(id);
  if (!sheet) return [];
  return rows.flatMap((line, row) =>
    line.flatMap((write, column) => {
      if (write?.formula === undefined) return [];
      const cell = sheet.getCellRaw(row, column);
      const isBare = write.value === null && (cell?.v ?? null) === null;
      return isBare || showsOther(cell, write) ? [{ row, column }] : [];
    }),
  );
}

/** Says all that a cell may have held before. */
function overCell(write: CellWrite): ICellData {
  const cell = cellOf(write);
  const nothing: ICellData = { p: null, f: null, si: null, v: null, t: null, custom: null };
  const bare = { bl: null, it: null, ul: null, cl: null, bg: null, n: null, fs: null };
  const look = write.style === undefined ? {} : STYLES[write.style];
  return { ...nothing, ...cell, s: Object.assign(bare, look) };
}

function cellOf(write: CellWrite): ICellData {
  return {
    ...contentOf(write),
    ...(write.link === undefined && write.looks === undefined
      ? {}
      : { custom: { ...looksTag(write.looks), ...(write.link && { [LINK]: write.link }) } }),
  };
}

/**
 * Puts a sheet at its place among the sheets, or at the end, instead of the one that was there. The grid goes to a sheet
 * that is inserted; who works on another stays there, or her next keystroke would land on ours.
 */
function replace(grid: LayerGrid, present: Nullable<Worksheet>, edit: AddSheetEdit): void {
  const { workbook, unitId } = grid;
  const inSight = workbook.getActiveSheet()?.getSheetId();
  const index = !present ? workbook.getSheets().length : workbook.getSheetIndex(present);
  if (present) remove(grid, present.getSheetId());
  grid.write(InsertSheetMutation.id, { unitId, index, sheet: sheetData(grid, edit) });
  if (inSight !== undefined)
    grid.write(SetWorksheetActiveOperation.id, { unitId, subUnitId: inSight });
}

function sheetData(grid: LayerGrid, edit: AddSheetEdit): IWorksheetData {
  const { rows, widths, merges, freeze } = edit;
  const columns = rows.reduce((most, row) => Math.max(most, row.length), widths.length);
  return mergeWorksheetSnapshotWithDefault({
    id: ownSheetId(edit.role),
    name: edit.name,
    rowCount: rows.length + 20,
    columnCount: Math.max(columns + 2, 12),
    mergeData: merges.map(rangeOf),
    cellData: cellData(rows, sharedLooks(grid)),
    columnData: Object.fromEntries(widths.map((width, column) => [column, { w: pixelsOf(width) }])),
    rowData: rowData(edit),
    freeze: {
      startRow: freeze === undefined || freeze.rows === 0 ? -1 : freeze.rows,
      startColumn: freeze === undefined || freeze.columns === 0 ? -1 : freeze.columns,
      ySplit: freeze?.rows ?? 0,
      xSplit: freeze?.columns ?? 0,
    },
  });
}

/** Ids of looks in the workbook: the grid copies a new sheet and sends it, and thousands of looks with it otherwise. */
function sharedLooks({ workbook }: LayerGrid): (style: CellStyle) => Nullable<string> {
  const ids = new Map<CellStyle, Nullable<string>>();
  return (style) => {
    const id = ids.get(style) ?? workbook.getStyles().setValue({ ...STYLES[style] });
    ids.set(style, id);
    return id;
  };
}

function cellData(
  rows: Known['rows'],
  lookOf: (style: CellStyle) => Nullable<string>,
): IWorksheetData['cellData'] {
  const data: Record<number, Record<number, ICellData>> = {};
  rows.forEach((line, row) => {
    line.forEach((write, column) => {
      if (write === null) return;
      const look = write.style === undefined ? {} : { s: lookOf(write.style) };
      (data[row] ??= {})[column] = { ...cellOf(write), ...look };
    });
  });
  return data;
}

/** Pixels per point. */
const PIXELS = 4 / 3;

function rowData(edit: AddSheetEdit): IWorksheetData['rowData'] {
  const widthOf = widthIn(edit);
  const data: Record<number, { h: number; ia: 0 }> = {};
  edit.rows.forEach((line, row) => {
    const height = rowHeight(line, (column) => widthOf(row, column));
    if (height !== undefined) data[row] = { h: Math.round(height * PIXELS), ia: 0 };
  });
  return data;
}
