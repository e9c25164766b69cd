import type { IColumnData, Worksheet, Nullable } from '@univerjs/core';
import {
  SetColDataMutation,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
} from '@univerjs/sheets';
import type { LayerGrid } from './grid';
import type { WantedCells } from './wantedCells';

/** Pixels of a column that is so many characters wide, as spreadsheet programs reckon at 11 points. */
export function pixelsOf(characters: number): number {
  return Math.round(characters * 7 + 5);
}

const TAG = 'junheng';

/** Widths where the user has set none; what we set says so in `custom`, so that it moves along with its column. */
export function writeWidths(
  grid: LayerGrid,
  sheet: Worksheet,
  widths: ReadonlyMap<number, number>,
): void {
  const columns = sheet.getConfig().columnData;
  const columnData: Record<number, Partial<IColumnData> | null> = {};
  for (const key of Object.keys(columns)) {
    const column = Number(key);
    const own = ownWidth(columns[column]);
    if (own !== undefined && !widths.has(column)) columnData[column] = removal(columns[column]);
  }
  for (const [column, characters] of widths) {
    const present = columns[column];
    const own = ownWidth(present);
    const w = pixelsOf(characters);
    // A width that differs from ours was set by the user, before or after.
    const isFree = own === undefined ? present?.w === undefined : present?.w === own && own !== w;
    if (isFree) columnData[column] = { w, custom: { ...present?.custom, [TAG]: w } };
  }
  if (Object.keys(columnData).length === 0) return;
  const target = { unitId: grid.unitId, subUnitId: sheet.getSheetId() };
  grid.write(SetColDataMutation.id, { ...target, columnData });
}

/** Width in pixels that we gave a column. */
export function ownWidth(column: Nullable<Partial<IColumnData>>): number | undefined {
  const own: unknown = column?.custom?.[TAG];
  return typeof own === 'number' ? own : undefined;
}

function removal(column: Partial<IColumnData> | undefined): Partial<IColumnData> | null {
  const own = ownWidth(column);
  const { w, custom, ...rest } = column ?? {};
  const others = Object.entries<unknown>(custom ?? {}).filter(([key]) => key !== TAG);
  const isUsers = w !== own;
  if (!isUsers && others.length === 0 && Object.keys(rest).length === 0) return null;
  // Assigned over what is there, so what goes has to be named.
  return Object.assign({}, rest, {
    w: isUsers ? w : undefined,
    custom: others.length === 0 ? undefined : Object.fromEntries(others),
  }) as Partial<IColumnData>;
}

/** Rows and columns that had to be added at the end of a sheet, by its id. */
export type Grown = Map<string, { readonly rows: number; readonly columns: number }>;

/** Makes room for cells beyond the end of the sheet, and takes that room back when it is empty again. */
export function makeRoom(
  grid: LayerGrid,
  sheet: Worksheet,
  wanted: WantedCells,
  grown: Grown,
): void {
  let rows = 0;
  let columns = 0;
  for (const [row, line] of wanted) {
    rows = Math.max(rows, row + 1);
    for (const column of line.keys()) columns = Math.max(columns, column + 1);
  }
  const known = grown.get(sheet.getSheetId()) ?? { rows: 0, columns: 0 };
  const more = {
    rows: Math.max(0, rows - sheet.getRowCount()),
    columns: Math.max(0, columns - sheet.getColumnCount()),
  };
  if (more.rows + more.columns === 0) return;
  setCounts(grid, sheet, more);
  const sum = { rows: known.rows + more.rows, columns: known.columns + more.columns };
  grown.set(sheet.getSheetId(), sum);
}

/** Takes back what was added at the end, as far as nothing stands there. */
export function giveBackRoom(
  grid: LayerGrid,
  sheet: Worksheet,
  wanted: WantedCells,
  grown: Grown,
): void {
  const known = grown.get(sheet.getSheetId());
  if (known === undefined || wanted.size > 0) return;
  const matrix = sheet.getCellMatrix();
  const rows = Math.min(known.rows, sheet.getRowCount() - matrix.getLength());
  const columns = Math.min(known.columns, sheet.getColumnCount() - matrix.getRange().endColumn - 1);
  setCounts(grid, sheet, { rows: -Math.max(0, rows), columns: -Math.max(0, columns) });
  grown.delete(sheet.getSheetId());
}

function setCounts(
  grid: LayerGrid,
  sheet: Worksheet,
  by: { readonly rows: number; readonly columns: number },
): void {
  const target = { unitId: grid.unitId, subUnitId: sheet.getSheetId() };
  const rowCount = sheet.getRowCount() + by.rows;
  const columnCount = sheet.getColumnCount() + by.columns;
  if (by.rows !== 0) grid.write(SetWorksheetRowCountMutation.id, { ...target, rowCount });
  if (by.columns !== 0) grid.write(SetWorksheetColumnCountMutation.id, { ...target, columnCount });
}
