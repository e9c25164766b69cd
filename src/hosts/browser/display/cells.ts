import type { ICellData, IObjectMatrixPrimitiveType } from '@univerjs/core';
import { isCellError } from '../../../sheet/cell';
import type { CellData } from '../../../sheet/data';
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

function rowOf(matrix: CellMatrix, row: number): Record<number, ICellData> {
  return (matrix[row] ??= {});
}

function contentOf(cell: CellData, date1904: boolean): ICellData | undefined {
  const { value, formula, numberFormat } = cell;
  const content: ICellData = {};
  if (typeof value === 'number') {
    content.v = toGridNumber(value, numberFormat, date1904);
    content.t = NUMBER;
  } else if (typeof value === 'string') {
    content.v = value;
    content.t = STRING;
  } else if (typeof value === 'boolean') {
    content.v = value ? 1 : 0;
    content.t = BOOLEAN;
  } else if (isCellError(value)) {
    content.v = value.error;
    content.t = STRING;
  } else if (formula === undefined) return undefined;
  if (formula !== undefined && canRun(formula)) content.f = `=${withoutPrefixes(formula)}`;
  return content;
}

/** What-if tables and other workbooks are out of the grid's reach; their last results stay. */
function canRun(formula: string): boolean {
  return !formula.startsWith('TABLE(') && !/\[\d+\]/.test(formula.replace(/"[^"]*"/g, '""'));
}

/** Files mark functions younger than the format, `_xlfn.CONCAT`; the grid knows them by their names. */
function withoutPrefixes(formula: string): string {
  return formula.includes('_xl') ? formula.replace(/_xl(?:fn|ws|udf)\./g, '') : formula;
}
