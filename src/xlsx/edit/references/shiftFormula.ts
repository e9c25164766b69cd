import { columnName, MAX_COLUMNS, MAX_ROWS, type Span } from '../../../kernel/address';
import { listOf, shiftSpan, type LineChange, type LineChanges } from './change';
import { mapTokens, sameSheet, splitReference } from './tokens';

/**
 * A formula after lines have come or gone. References to the changed sheet follow as in Excel: ranges grow, shrink, and
 * become `#REF!` once nothing of them is left or they are pushed off the sheet. Left alone: other sheets, other
 * workbooks, runs of several sheets (Excel moves none of them for the sake of one), names, structured references, text.
 *
 * `on` is where the formula stands, for references without a sheet; undefined leaves those alone (defined names).
 */
export function shiftFormula(
  formula: string,
  on: { readonly sheet: string } | undefined,
  changes: LineChanges,
): string {
  const list = listOf(changes);
  return mapTokens(formula, (token) => {
    if (token.type !== 'range' && token.type !== 'range_beam') return token.value;
    const { prefix, rest } = splitReference(token.value);
    const one = prefix?.first ?? on?.sheet;
    if (one === undefined || !sameSheet(prefix?.last ?? one, one) || (prefix?.book ?? '') !== '')
      return token.value;
    const own = changesOf(list, one);
    if (own.length === 0) return token.value;
    return (prefix?.text ?? '') + shiftReference(rest, own);
  });
}

const known = new WeakMap<readonly LineChange[], Map<string, readonly LineChange[]>>();

/** Those changes that concern one sheet. A list may be long, and thousands of references ask. */
function changesOf(list: readonly LineChange[], sheet: string): readonly LineChange[] {
  const bySheet = known.get(list) ?? new Map<string, readonly LineChange[]>();
  known.set(list, bySheet);
  const own = bySheet.get(sheet) ?? list.filter((change) => sameSheet(change.sheet, sheet));
  bySheet.set(sheet, own);
  return own;
}

/** One end of a reference: column, row, or both, each with its `$`. */
const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?$/;

interface Corner {
  readonly columnMark: string;
  readonly column: number | undefined;
  readonly columnText: string;
  readonly rowMark: string;
  readonly row: number | undefined;
}

/** `A1`, `$A$1:B2`, `A:C`, `2:5`, also with the dots that trim (`A1.:.B5`). */
function shiftReference(text: string, changes: readonly LineChange[]): string {
  const joint = /\.?:\.?/.exec(text);
  const first = cornerOf(joint === null ? text : text.slice(0, joint.index));
  const second = joint === null ? first : cornerOf(text.slice(joint.index + joint[0].length));
  if (first === undefined || second === undefined) return text;
  const rows = shiftEnds(first.row, second.row, 'rows', changes);
  const columns = shiftEnds(first.column, second.column, 'columns', changes);
  if (rows === undefined || columns === undefined) return '#REF!';
  const start = textOf(first, columns[0], rows[0]);
  return joint === null ? start : start + joint[0] + textOf(second, columns[1], rows[1]);
}

function cornerOf(text: string): Corner | undefined {
  const match = CORNER.exec(text);
  if (match === null) return undefined;
  const [, mark = '', letters = '', other = '', digits = ''] = match;
  const column = letters === '' ? undefined : columnNumber(letters);
  const row = digits === '' ? undefined : Number(digits) - 1;
  if ((column ?? 0) >= MAX_COLUMNS || (row ?? 0) >= MAX_ROWS || row === -1) return undefined;
  // `$5` is a row alone: its mark is read before the missing column.
  return letters === ''
    ? { columnMark: '', column, columnText: '', rowMark: mark + other, row }
    : { columnMark: mark, column, columnText: letters, rowMark: other, row };
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Both ends on one axis, in the order written; a reference that lacks the axis has all its lines. */
function shiftEnds(
  first: number | undefined,
  second: number | undefined,
  axis: LineChange['axis'],
  changes: readonly LineChange[],
): readonly [number | undefined, number | undefined] | undefined {
  if (first === undefined || second === undefined) return [first, second];
  let span: Span | undefined = { from: Math.min(first, second), to: Math.max(first, second) };
  for (const change of changes) {
    if (change.axis === axis) span = shiftSpan(span, change);
    if (span === undefined) return undefined;
  }
  return first <= second ? [span.from, span.to] : [span.to, span.from];
}

function textOf(corner: Corner, column: number | undefined, row: number | undefined): string {
  const letters = column === corner.column ? corner.columnText : columnName(column ?? 0);
  return corner.columnMark + letters + corner.rowMark + (row === undefined ? '' : String(row + 1));
}
