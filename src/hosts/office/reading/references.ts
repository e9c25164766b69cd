import { MAX_COLUMNS, MAX_ROWS, parseArea, type Area } from '../../../kernel/address';
import { parseReferences } from '../../../sheet/ownership';

/** Areas of an address as Excel tells it: `'表 1'!A1:B2,'表 1'!D4`. */
export function areasOf(address: string): readonly Area[] {
  return parseReferences(address.replaceAll(', ', ',')).map(({ area }) => area);
}

/** One area of an event or a selection, with or without its sheet: `A1:B2`, `表1!C:C`, `3:5`. */
export function parseAddressOf(address: string): Area | undefined {
  const bare = address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
  const columns = /^([A-Z]+):([A-Z]+)$/i.exec(bare);
  if (columns !== null)
    return parseArea(`${columns[1] ?? ''}1:${columns[2] ?? ''}${String(MAX_ROWS)}`);
  const rows = /^(\d+):(\d+)$/.exec(bare);
  if (rows === null) return parseArea(bare);
  const [top, bottom] = [Number(rows[1]) - 1, Number(rows[2]) - 1];
  return { top, bottom, left: 0, right: MAX_COLUMNS - 1 };
}

/** What Excel says of the place of a range. */
export type Placed = Pick<Excel.Range, 'rowIndex' | 'columnIndex' | 'rowCount' | 'columnCount'>;

/** Asks for the place of a range, once: nothing has to be kept and released for it. */
export function askPlace(range: Excel.Range): Excel.Range {
  range.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount']);
  range.untrack();
  return range;
}

export function areaAt({ rowIndex, columnIndex, rowCount, columnCount }: Placed): Area {
  return {
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
  };
}
