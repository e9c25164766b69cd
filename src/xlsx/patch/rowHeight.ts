import type { Area } from '../../kernel/address';
import type { CellWrite } from '../../sheet/editPlan';
import type { NewStyle } from '../../sheet/newWorkbook';

/** Points per line of Chinese text at 11 points (LibreOffice with Noto takes more than Excel with 等线), and Excel's default width of a column in characters. */
const LINE = 17;
const DEFAULT_WIDTH = 9;

/** A form's title stands clear of what is above and below. */
const TITLE = 34;

/** Rows do not grow past this; the text can still be read in the formula bar. */
const MAX_LINES = 12;

const WRAPPED: ReadonlySet<NewStyle> = new Set<NewStyle>([
  'header',
  'wrapped',
  'form-label',
  'form-middle',
  'form-words',
  'form-section',
  'form-note',
]);

/**
 * Height in points that the wrapped texts of a row need; undefined where one line is enough. Programs compute it when a
 * row is edited, but not all of them when a file is opened.
 */
export function rowHeight(
  cells: readonly ((Pick<CellWrite, 'value'> & { readonly style?: NewStyle }) | null)[],
  widthAt: (column: number) => number | undefined,
): number | undefined {
  if (cells.some((cell) => cell?.style === 'form-title')) return TITLE;
  let most = 1;
  cells.forEach((cell, column) => {
    if (cell?.style === undefined || !WRAPPED.has(cell.style)) return;
    if (typeof cell.value !== 'string') return;
    most = Math.max(most, linesOf(cell.value, widthAt(column) ?? DEFAULT_WIDTH));
  });
  return most === 1 ? undefined : Math.min(most, MAX_LINES) * LINE;
}

/** Width in characters that the text of a cell of a new sheet has: a merged one has that of all its columns. */
export function widthIn({
  widths,
  merges,
}: {
  readonly widths: readonly (number | undefined)[];
  readonly merges: readonly Area[];
}): (row: number, column: number) => number | undefined {
  const spans = new Map(merges.map((area) => [`${String(area.top)}:${String(area.left)}`, area]));
  return (row, column) => {
    const span = spans.get(`${String(row)}:${String(column)}`);
    if (span === undefined) return widths[column];
    return widths
      .slice(span.left, span.right + 1)
      .reduce<number>((sum, width) => sum + (width ?? DEFAULT_WIDTH), 0);
  };
}

/** A Chinese character is as wide as two of the digits in which column widths are counted; the edges take one. */
function linesOf(text: string, width: number): number {
  const room = Math.max(2, width - 1);
  return text.split('\n').reduce((sum, line) => {
    let used = 0;
    for (const character of line) used += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
    return sum + Math.max(1, Math.ceil(used / room));
  }, 0);
}
