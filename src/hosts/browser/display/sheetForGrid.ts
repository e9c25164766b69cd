import type { IStyleData, IWorksheetData } from '@univerjs/core';
import { MAX_COLUMNS, MAX_ROWS, type Span } from '../../../kernel/address';
import type { SheetData } from '../../../sheet/data';
import type { LineLook, SheetLook } from '../../../sheet/look';
import { rangeOfArea } from './areas';
import { fillCells, inheritLooks, styleCells, type CellMatrix } from './cells';
import { charactersToPixels, pointsToPixels } from './sizes';

/** Empty lines beyond what is used, so that there is room to go on; and what an empty sheet shows. */
const SPARE_ROWS = 30;
const SPARE_COLUMNS = 6;
const FEWEST_ROWS = 60;
const FEWEST_COLUMNS = 20;

/** What a line of the grid is like; Univer says rows and columns with different keys for the size. */
interface Line {
  hd?: 1;
  s?: string;
  h?: number;
  w?: number;
}

/** Kept with a sheet that its user cannot unhide in the ordinary way. */
export const VERY_HIDDEN = { visibility: 'very-hidden' } as const;

/** What the sheets of a workbook have in common. */
export interface GridContext {
  readonly date1904: boolean;
  /** Of cells that nothing is said about. The grid looks for it in the sheet. */
  readonly defaultStyle: IStyleData;
  /** Id of the style of a look. */
  readonly styleOf: (look: number) => string;
}

export function sheetForGrid(
  id: string,
  data: SheetData,
  look: SheetLook,
  { date1904, defaultStyle, styleOf }: GridContext,
): Partial<IWorksheetData> {
  const size = sizeOf(data, look);
  const cellData: CellMatrix = {};
  fillCells(cellData, data.cells, date1904);
  styleCells(cellData, look.cells, styleOf);
  inheritLooks(cellData, data.cells, look, styleOf);
  const { rows, columns } = look.freeze;
  const rowLine = (line: LineLook) => lineOf(line, 'h', pointsToPixels, styleOf);
  const columnLine = (line: LineLook) => lineOf(line, 'w', charactersToPixels, styleOf);
  return {
    id,
    name: data.name,
    defaultStyle,
    cellData,
    ...size,
    mergeData: data.merges.map(rangeOfArea),
    rowData: linesOf(look.rows, data.hiddenRows, size.rowCount, rowLine),
    columnData: linesOf(look.columns, data.hiddenColumns, size.columnCount, columnLine),
    defaultRowHeight: pointsToPixels(look.rowHeight),
    defaultColumnWidth: charactersToPixels(look.columnWidth),
    freeze: {
      ySplit: rows,
      xSplit: columns,
      startRow: rows === 0 ? -1 : rows,
      startColumn: columns === 0 ? -1 : columns,
    },
    showGridlines: look.gridLines ? 1 : 0,
    tabColor: look.tabColour ?? '',
    zoomRatio: look.zoom,
    hidden: data.visibility === 'visible' ? 0 : 1,
    ...(data.visibility === 'very-hidden' ? { custom: VERY_HIDDEN } : {}),
  };
}

/** Rows and columns of the sheet in the grid: those in use and some spare ones. */
function sizeOf(
  { cells, merges }: SheetData,
  look: SheetLook,
): { readonly rowCount: number; readonly columnCount: number } {
  let row = -1;
  let column = -1;
  const take = (bottom: number, right: number) => {
    if (bottom > row) row = bottom;
    if (right > column) column = right;
  };
  for (const cell of cells) take(cell.row, cell.column);
  for (const cell of look.cells) take(cell.row, cell.column);
  for (const merge of merges) take(merge.bottom, merge.right);
  for (const { at } of look.notes) take(at.row, at.column);
  take(look.freeze.rows, look.freeze.columns);
  return {
    rowCount: Math.min(MAX_ROWS, Math.max(FEWEST_ROWS, row + 1 + SPARE_ROWS)),
    columnCount: Math.min(MAX_COLUMNS, Math.max(FEWEST_COLUMNS, column + 1 + SPARE_COLUMNS)),
  };
}

function lineOf(
  { size, hidden, look }: LineLook,
  key: 'h' | 'w',
  pixels: (size: number) => number,
  styleOf: (look: number) => string,
): Line {
  return {
    ...(size === undefined ? {} : { [key]: pixels(size) }),
    ...(hidden ? { hd: 1 } : {}),
    ...(look === undefined ? {} : { s: styleOf(look) }),
  };
}

/** Lines inside the grid, one entry each; what spans to the end of the sheet is cut there. */
function linesOf(
  looks: readonly LineLook[],
  hidden: readonly Span[],
  count: number,
  lineFor: (look: LineLook) => Line,
): Record<number, Line> {
  const lines: Record<number, Line> = {};
  for (const look of looks) {
    const to = Math.min(look.to, count - 1);
    for (let at = look.from; at <= to; at++) lines[at] = lineFor(look);
  }
  for (const { from, to } of hidden) {
    for (let at = from; at <= Math.min(to, count - 1); at++) (lines[at] ??= {}).hd = 1;
  }
  return lines;
}
