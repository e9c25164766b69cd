import { rowsOf, type RowSpan } from '../patch/sheetRows';
import { applySplices, type Splice } from '../patch/splice';
import { withAttributes } from '../patch/withAttributes';
import type { OpenSheet } from './editing';
import { flattened, storedSize, type Line } from './setLines';

/** More rows than this are not written one by one: hiding the rest of a sheet needs no row of its own for each. */
const MOST_NEW_ROWS = 100_000;

/** The sheet with other rows; undefined where its rows are out of order or too many would have to be made. */
export function rowsWith(sheet: OpenSheet, lines: readonly Line[]): string | undefined {
  const { text, sheetData, layout } = sheet;
  const rows = rowsOf(text, sheetData);
  if (rows === undefined) return undefined;
  const splices: Splice[] = [];
  let made = 0;
  let opened = '';
  let next = 0;
  const insert = (xml: string) => {
    const at = rows[next]?.element.start ?? sheetData.contentEnd;
    if (sheetData.tag.kind === 'empty') opened += xml;
    else splices.push({ from: at, to: at, text: xml });
  };
  for (const line of flattened(lines)) {
    while (next < rows.length && (rows[next]?.index ?? 0) < line.from) next++;
    let index = line.from;
    while (index <= line.to) {
      const row = rows[next];
      if (row?.index === index) {
        splices.push(...changedRow(text, row, line));
        next++;
        index++;
        continue;
      }
      const end = Math.min(line.to, (row?.index ?? line.to + 1) - 1);
      const isPlain = !line.hidden && line.size === undefined;
      made += isPlain ? 0 : end - index + 1;
      if (made > MOST_NEW_ROWS) return undefined;
      if (!isPlain) insert(newRows(index, end, line, layout.prefix));
      index = end + 1;
    }
  }
  if (opened !== '') {
    const xml = `>${opened}</${layout.prefix}sheetData>`;
    splices.push({ from: sheetData.end - 2, to: sheetData.end, text: xml });
  }
  return applySplices(text, splices);
}

function changedRow(text: string, { element }: RowSpan, line: Line): readonly Splice[] {
  const { tag } = element;
  const source = text.slice(tag.start, tag.end);
  const next = withAttributes(source, lineAttributes(line));
  return next === source ? [] : [{ from: tag.start, to: tag.end, text: next }];
}

function newRows(from: number, to: number, line: Line, p: string): string {
  let xml = '';
  for (let index = from; index <= to; index++)
    xml += withAttributes(`<${p}row r="${String(index + 1)}"/>`, lineAttributes(line));
  return xml;
}

function lineAttributes({ size, hidden }: Line) {
  const height = storedSize(size, 409.5);
  return {
    ht: height === undefined ? undefined : String(height),
    customHeight: height === undefined ? undefined : '1',
    hidden: hidden ? '1' : undefined,
  };
}
