import { parseAddress } from '../../kernel/address';
import { attribute, childrenOf, nextTag, type Element, type Tag } from './xmlText';

/** A row of the sheet data where it stands in the text; `index` counts from 0. */
export interface RowSpan {
  readonly index: number;
  readonly element: Element;
}

export interface CellSpan {
  readonly column: number;
  readonly element: Element;
}

/** Rows in order. A row without `r` follows the one before it, as the format says. Undefined where rows are out of order. */
export function rowsOf(text: string, sheetData: Element): readonly RowSpan[] | undefined {
  const rows: RowSpan[] = [];
  let previous = -1;
  let at = sheetData.contentStart;
  for (;;) {
    const tag = nextTag(text, at);
    if (tag === undefined || tag.start >= sheetData.contentEnd) return rows;
    const element = rowElement(text, tag);
    if (element === undefined) return undefined;
    const index = Number(attribute(text, tag, 'r') ?? previous + 2) - 1;
    if (!(index > previous)) return undefined;
    rows.push({ index, element });
    previous = index;
    at = element.end;
  }
}

/** Rows do not nest, so the end tag is the next one of that name: much faster than matching every cell's tags. */
function rowElement(text: string, tag: Tag): Element | undefined {
  const { name, start, end } = tag;
  if (name !== 'row' || tag.kind === 'close') return undefined;
  if (tag.kind === 'empty') return { name, tag, start, end, contentStart: end, contentEnd: end };
  const colon = text.indexOf('row', start);
  const close = `</${text.slice(start + 1, colon)}row`;
  let at = text.indexOf(close, end);
  while (at >= 0 && isWithinMarkup(text, end, at)) at = text.indexOf(close, at + close.length);
  const closing = at < 0 ? undefined : nextTag(text, at);
  if (closing === undefined) return undefined;
  return { name, tag, start, end: closing.end, contentStart: end, contentEnd: closing.start };
}

/** Whether a position lies inside a comment or CDATA section that begins after `from`; both are rare in a sheet. */
function isWithinMarkup(text: string, from: number, at: number): boolean {
  // Looked for in the row alone: searching the whole text backwards would be quadratic.
  const row = text.slice(from, at);
  const found = row.lastIndexOf('<!');
  if (found < 0) return false;
  const open = from + found;
  const close = text.startsWith('<!--', open) ? '-->' : ']]>';
  return text.indexOf(close, open) > at;
}

/** Cells of a row in order; undefined where they are out of order or the text is malformed. */
export function cellsOf(text: string, row: RowSpan): readonly CellSpan[] | undefined {
  const cells: CellSpan[] = [];
  let previous = -1;
  for (const element of childrenOf(text, row.element) ?? []) {
    if (element.name !== 'c') continue;
    const address = attribute(text, element.tag, 'r');
    const column = address === undefined ? previous + 1 : parseAddress(address)?.column;
    if (column === undefined || column <= previous) return undefined;
    cells.push({ column, element });
    previous = column;
  }
  return cells;
}
