import type { Worksheet } from '@univerjs/core';
import { parseAddress, type CellAddress } from '../../../kernel/address';
import { isUsers } from './cellTag';
import { userSheets, type LayerGrid } from './grid';

const REFERENCES =
  /\$?([A-Z]{1,3})\$?\d+(?::\$?([A-Z]{1,3})\$?\d+)?|\$?([A-Z]{1,3}):\$?([A-Z]{1,3})/gi;

/** Functions and references that may draw on any cell. */
const ANYWHERE = /\b(?:INDIRECT|OFFSET)\(|\$?\d+:\$?\d+/i;

/** Whether a formula of the user's may draw on one of these cells: it does if it names one of their columns. */
export function isDrawnUpon(grid: LayerGrid, cells: readonly CellAddress[]): boolean {
  if (cells.length === 0) return false;
  const columns = new Set(cells.map(({ column }) => column));
  return userSheets(grid).some((sheet) => usersFormulas(sheet).some((one) => names(one, columns)));
}

function usersFormulas(sheet: Worksheet): readonly string[] {
  const formulas: string[] = [];
  sheet.getCellMatrix().forValue((_, __, cell): void => {
    if (typeof cell?.f === 'string' && isUsers(cell)) formulas.push(cell.f);
  });
  return formulas;
}

function names(formula: string, columns: ReadonlySet<number>): boolean {
  if (ANYWHERE.test(formula)) return true;
  for (const [, from, to, left, right] of formula.matchAll(REFERENCES)) {
    const first = columnOf(from ?? left);
    const last = columnOf(to ?? right ?? from);
    for (let column = first; column <= last; column++) if (columns.has(column)) return true;
  }
  return false;
}

function columnOf(name = ''): number {
  return parseAddress(`${name.toUpperCase()}1`)?.column ?? 0;
}
