import type { ICellData, IObjectMatrixPrimitiveType } from '@univerjs/core';
import { isCellError } from '../../../sheet/cell';
import type { CellData } from '../../../sheet/data';
import type { LineLook, SheetLook } from '../../../sheet/look';
import { toGridNumber } from './dates';

/** Univer's kinds of values. */
const STRING = 1;
const NUMBER = 2;
const BOOLEAN = 3;

export type CellMatrix = IObjectMatrixPrimitiveType<ICellData>;

/** Puts the contents of cells into a matrix. Text stays text, whatever it looks like; nothing is computed. */
export function fillCells(matrix: CellMatrix, cells: readonly CellData[], date1904: boolean): void {
  for (const cell of cells) {
    const content = contentOf(cell, date1904);
    if (content !== undefined) rowOf(matrix, cell.row)[cell.column] = content;
  }
}

/** Gives cells a style each, those without contents included. */
export function styleCells(
  matrix: CellMatrix,
  cells: readonly { readonly row: number; readonly column: number; readonly look: number }[],
  styleOf: (look: number) => string,
): void {
  for (const { row, column, look } of cells) {
    const line = rowOf(matrix, row);
    const cell = line[column];
    if (cell === undefined) line[column] = { s: styleOf(look) };
    else cell.s = styleOf(look);
  }
}

/**
 * Gives cells with contents the look of their row or column where they have none of their own: the grid takes number
 * formats from the cell alone.
 */
export function inheritLooks(
  matrix: CellMatrix,
  cells: readonly CellData[],
  { rows, columns }: Pick<SheetLook, 'rows' | 'columns'>,
  styleOf: (look: number) => string,
): void {
  const byRow = looksOf(rows, cells, ({ row }) => row);
  const byColumn = looksOf(columns, cells, ({ column }) => column);
  if (byRow.size === 0 && byColumn.size === 0) return;
  for (const { row, column } of cells) {
    const cell = matrix[row]?.[column];
    const look = byRow.get(row) ?? byColumn.get(column);
    if (cell?.s === undefined && cell !== undefined && look !== undefined) cell.s = styleOf(look);
  }
}

/** Looks of lines by their number, as far as cells reach. */
function looksOf(
  lines: readonly LineLook[],
  cells: readonly CellData[],
  lineOf: (cell: CellData) => number,
): ReadonlyMap<number, number> {
  const looks = new Map<number, number>();
  const styled = lines.filter(({ look }) => look !== undefined);
  if (styled.length === 0) return looks;
  const last = cells.reduce((most, cell) => Math.max(most, lineOf(cell)), -1);
  for (const { from, to, look } of styled) {
    for (let at = from; look !== undefined && at <= Math.min(to, last); at++) looks.set(at, look);
  }
  return looks;
}

function rowOf(matrix: CellMatrix, row: number): Record<number, ICellData> {
  return (matrix[row] ??= {});
}

function contentOf(cell: CellData, date1904: boolean): ICellData | undefined {
  const { value, formula } = cell;
  const content = valueOf(value, cell.numberFormat, date1904);
  if (formula === undefined || !canRun(formula)) return content;
  const f = `=${withoutPrefixes(formula)}`;
  if (content === undefined) return { f };
  content.f = f;
  return content;
}

function valueOf(
  value: CellData['value'],
  format: string | undefined,
  date1904: boolean,
): ICellData | undefined {
  if (typeof value === 'number')
    return { v: date1904 ? toGridNumber(value, format, date1904) : value, t: NUMBER };
  if (typeof value === 'string') return { v: value, t: STRING };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: BOOLEAN };
  return isCellError(value) ? { v: value.error, t: STRING } : undefined;
}

/** What-if tables and other workbooks are out of the grid's reach; their last results stay. */
function canRun(formula: string): boolean {
  return !formula.startsWith('TABLE(') && !/\[\d+\]/.test(formula.replace(/"[^"]*"/g, '""'));
}

/** Files mark functions younger than the format, `_xlfn.CONCAT`; the grid knows them by their names. */
function withoutPrefixes(formula: string): string {
  return formula.includes('_xl') ? formula.replace(/_xl(?:fn|ws|udf)\./g, '') : formula;
}
