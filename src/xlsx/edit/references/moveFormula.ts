import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx/xlsx';
import { formatAddress, type Area, type CellAddress } from '../../../kernel/address';
import { listOf, shiftArea, shiftLine, type LineChange, type LineChanges } from './change';
import { shiftFormula } from './shiftFormula';

/** A formula as another cell would have it that shares it: relative references move along. */
export function moveFormula(formula: string, from: CellAddress, to: CellAddress): string {
  if (from.row === to.row && from.column === to.column) return formula;
  return translateFormulaToA1(
    translateFormulaToR1C1(formula, formatAddress(from)),
    formatAddress(to),
  );
}

/**
 * A formula that holds for every cell of areas, written for their first one (conditional formats, validations), after
 * changes. Where the first line goes the formula is first written for the next that stays.
 */
export function shiftSharedFormula(
  formula: string,
  on: { readonly sheet: string },
  areas: readonly Area[],
  changes: LineChanges,
): string {
  let text = formula;
  let current = areas;
  let pending: LineChange[] = [];
  for (const change of listOf(changes)) {
    const next = current.flatMap((area) => shiftArea(area, change) ?? []);
    const first = firstCell(current);
    const stay = firstCell(next.length === 0 ? [] : survivors(current, change));
    if (first !== undefined && stay !== undefined && formatAddress(first) !== formatAddress(stay)) {
      text = moveFormula(shiftFormula(text, on, pending), first, stay);
      pending = [];
    }
    pending.push(change);
    current = next;
  }
  return shiftFormula(text, on, pending);
}

/** The cells of areas that a change leaves, as areas before the change. */
function survivors(areas: readonly Area[], change: LineChange): readonly Area[] {
  if (change.kind === 'insert') return areas;
  const end = change.at + change.count;
  return areas.flatMap((area) => {
    if (shiftArea(area, change) === undefined) return [];
    if (change.axis === 'rows')
      return [shiftLine(area.top, 'rows', change) === undefined ? { ...area, top: end } : area];
    return [shiftLine(area.left, 'columns', change) === undefined ? { ...area, left: end } : area];
  });
}

/** The cell for which the formulas of areas are written: the first row and column that any has. */
function firstCell(areas: readonly Area[]): CellAddress | undefined {
  if (areas.length === 0) return undefined;
  return {
    row: Math.min(...areas.map(({ top }) => top)),
    column: Math.min(...areas.map(({ left }) => left)),
  };
}
