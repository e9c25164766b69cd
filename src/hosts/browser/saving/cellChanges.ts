import type { CellChange } from '../../../sheet/amendment';
import { isCellError, type CellValue } from '../../../sheet/cell';
import type { CellData } from '../../../sheet/data';
import { cellKey, type SheetState } from './baseline';

export interface CellDifference {
  readonly change: CellChange;
  /** The formula is the file's; only what it gives is different. */
  readonly isResult: boolean;
}

/** The contents that a sheet should have if only its structure had changed. */
export type ExpectedCells = ReadonlyMap<number, CellData>;

/** Where cells hold something else than expected. */
export function cellDifferences(
  expected: ExpectedCells,
  { cells }: Pick<SheetState, 'cells'>,
): readonly CellDifference[] {
  const differences: CellDifference[] = [];
  for (const [key, cell] of cells) {
    const difference = differenceOf(expected.get(key), cell);
    if (difference !== undefined) differences.push(difference);
  }
  for (const [key, { row, column }] of expected) {
    if (cells.has(key)) continue;
    differences.push({ change: { at: { row, column }, value: null }, isResult: false });
  }
  return differences.sort(
    ({ change: { at: a } }, { change: { at: b } }) =>
      cellKey(a.row, a.column) - cellKey(b.row, b.column),
  );
}

function differenceOf(expected: CellData | undefined, cell: CellData): CellDifference | undefined {
  const { row, column, value, formula } = cell;
  const at = { row, column };
  if (formula === undefined) {
    if (expected?.formula === undefined && expected?.value !== undefined)
      if (sameValue(expected.value, value)) return undefined;
    return { change: { at, value }, isResult: false };
  }
  if (expected?.formula === undefined || !sameFormula(expected.formula, formula))
    return { change: { at, value, formula }, isResult: false };
  // A function that the grid does not know is none the less known to the program that reads the copy.
  const isUnknown = isCellError(value) && value.error === '#NAME?';
  // One without a result is not reckoned yet: undo brings formulas back so.
  if (isUnknown || value === null || sameResult(expected.value, value)) return undefined;
  return { change: { at, value, formula: expected.formula }, isResult: true };
}

function sameValue(a: CellValue, b: CellValue): boolean {
  if (isCellError(a) || isCellError(b))
    return isCellError(a) && isCellError(b) && a.error === b.error;
  return a === b;
}

/** Results of the same formula on the same figures differ in the last digits from one program to another. */
function sameResult(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  return sameValue(a, b) || ((a ?? '') === '' && (b ?? '') === '');
}

/** Whether two spellings are one formula: the grid drops blanks, quotes around names of sheets and prefixes of functions. */
export function sameFormula(a: string, b: string): boolean {
  return a === b || spelling(a) === spelling(b);
}

function spelling(formula: string): string {
  // Texts stand at odd places.
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, place) => (place % 2 === 1 ? part : bare(part)))
    .join('');
}

function bare(part: string): string {
  return part
    .replace(/'((?:[^']|'')+)'!/g, '$1!')
    .replace(/_xl(?:fn|ws|udf)\./gi, '')
    .replace(/\s+/g, '')
    .toUpperCase();
}
