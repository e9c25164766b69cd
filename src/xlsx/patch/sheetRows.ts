import { parseAddress } from '../../kernel/address';
import { attribute, childrenOf, elementOf, nextTag, type Element } from './xmlText';

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
    const element = tag.name === 'row' && tag.kind !== 'close' ? elementOf(text, tag) : undefined;
    if (element === undefined) return undefined;
    const index = Number(attribute(text, tag, 'r') ?? previous + 2) - 1;
    if (!(index > previous)) return undefined;
    rows.push({ index, element });
    previous = index;
    at = element.end;
  }
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
