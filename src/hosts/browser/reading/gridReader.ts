import type { Worksheet } from '@univerjs/core';
import type { CellData, SheetData, WorkbookData } from '../../../sheet/data';
import type { DefinedName } from '../../../sheet/snapshot';
import type { Layer } from '../apply';
import type { GridAccess } from '../gridAccess';
import type { LineLog } from '../tracking/lineLog';
import { cellReader } from './readCell';
import { readNames } from './readNames';
import { readSheet, type OpenedSheet } from './readSheet';

/** Reads the grid as it now is, what the layer added included. */
export interface GridReader {
  readonly workbook: () => WorkbookData;
  readonly sheet: (sheet: Worksheet) => SheetData;
  /** An emptied cell is there with null. */
  readonly cell: (sheet: Worksheet, row: number, column: number) => CellData;
  readonly names: () => readonly DefinedName[];
}

export function gridReader(
  grid: GridAccess,
  opened: WorkbookData,
  layer: Pick<Layer, 'definedNames'>,
  lines: LineLog,
): GridReader {
  const { workbook } = grid;
  const read = cellReader(grid, opened.date1904);
  const sheetsAtOpening = openedSheets(grid, opened);
  const nameAtOpening = new Map([...sheetsAtOpening].map(([id, { data }]) => [id, data.name]));
  const names = () => [...readNames(grid, opened, nameAtOpening), ...layer.definedNames()];
  const sheetOf = (sheet: Worksheet): SheetData => {
    const id = sheet.getSheetId();
    return readSheet(sheet, read, sheetsAtOpening.get(id), lines.linesOf(id));
  };
  return {
    workbook: () => ({
      ...opened,
      sheets: workbook.getSheets().map(sheetOf),
      definedNames: names(),
    }),
    sheet: sheetOf,
    cell: (sheet, row, column) =>
      read(sheet.getSheetId(), row, column, sheet.getCellRaw(row, column)) ?? {
        row,
        column,
        value: null,
      },
    names,
  };
}

/** The sheets of the file by the ids that the grid knows them by; it has them in the order of the file. */
function openedSheets(
  { workbook }: GridAccess,
  { sheets }: WorkbookData,
): ReadonlyMap<string, OpenedSheet> {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  return new Map(
    workbook.getSheets().flatMap((sheet) => {
      const data = byName.get(sheet.getName());
      const size = { rowCount: sheet.getRowCount(), columnCount: sheet.getColumnCount() };
      return data === undefined ? [] : [[sheet.getSheetId(), { data, ...size }] as const];
    }),
  );
}
