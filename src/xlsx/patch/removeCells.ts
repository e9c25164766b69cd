import { appendAll } from '../../kernel/arrays';
import type { Area } from '../../kernel/address';
import { emptyCell } from './filledCell';
import { heightRemoval } from './room';
import { cellsOf, rowsOf, type RowSpan } from './sheetRows';
import { applySplices, type Splice } from './splice';
import type { Element } from './xmlText';

interface Owned {
  readonly created: readonly Area[];
  readonly filled: readonly Area[];
}

/** Takes cells that we created off, and empties those of the user's that we filled. */
export function removeCells(
  text: string,
  sheetData: Element,
  prefix: string,
  owned: Owned,
): string {
  const rows = rowsOf(text, sheetData) ?? [];
  const last = rows.at(-1)?.index ?? -1;
  const created = indexByRow(owned.created, last);
  const filled = indexByRow(owned.filled, last);
  const splices: Splice[] = [];
  let kept = 0;
  for (const row of rows) {
    const own = { created: created.get(row.index) ?? [], filled: filled.get(row.index) ?? [] };
    const isOurs = own.created.length + own.filled.length > 0;
    const cut = isOurs ? rowSplices(text, row, prefix, own) : [];
    appendAll(splices, cut);
    if (!cut.some(({ from, to }) => from === row.element.start && to === row.element.end)) kept++;
  }
  if (kept === 0 && rows.length > 0 && text[sheetData.tag.end - 2] === ' ') {
    const whole = { from: sheetData.tag.end - 2, to: sheetData.end, text: '/>' };
    return applySplices(text, [whole]);
  }
  return applySplices(text, splices);
}

/** More rows than we ever write to: names that claim them are no work of ours. */
const MAX_INDEXED = 2_000_000;

function indexByRow(areas: readonly Area[], last: number): ReadonlyMap<number, readonly Area[]> {
  const index = new Map<number, Area[]>();
  let left = MAX_INDEXED;
  for (const area of areas) {
    const bottom = Math.min(area.bottom, last);
    left -= Math.max(0, bottom - area.top + 1);
    if (left < 0) return new Map();
    for (let row = area.top; row <= bottom; row++) {
      const known = index.get(row);
      if (known === undefined) index.set(row, [area]);
      else known.push(area);
    }
  }
  return index;
}

function isInside(areas: readonly Area[], column: number): boolean {
  return areas.some((area) => column >= area.left && column <= area.right);
}

function rowSplices(text: string, row: RowSpan, prefix: string, owned: Owned): readonly Splice[] {
  const cells = cellsOf(text, row) ?? [];
  const splices: Splice[] = [];
  let cut = 0;
  for (const cell of cells) {
    const { start, end } = cell.element;
    if (isInside(owned.created, cell.column)) {
      splices.push({ from: start, to: end, text: '' });
      cut++;
    } else if (isInside(owned.filled, cell.column)) {
      splices.push({ from: start, to: end, text: emptyCell(text, cell, prefix) });
    }
  }
  const isBare =
    applySplices(
      text.slice(row.element.contentStart, row.element.contentEnd),
      shift(splices, row),
    ) === '';
  const height = heightRemoval(text, row.element);
  if (cut === 0 || !isBare) return [...height, ...splices];
  return emptiedRow(text, row, height) ?? [...height, ...splices];
}

function shift(splices: readonly Splice[], row: RowSpan): readonly Splice[] {
  const by = row.element.contentStart;
  return splices.map(({ from, to, text }) => ({ from: from - by, to: to - by, text }));
}

/** A row that we made goes whole; one that we opened is closed again; any other stays. */
function emptiedRow(
  text: string,
  row: RowSpan,
  height: readonly Splice[],
): readonly Splice[] | undefined {
  const { start, end, tag } = row.element;
  const source = text.slice(tag.start, tag.end);
  if (/^<(\w+:)?row r="\d+">$/.test(source)) return [{ from: start, to: end, text: '' }];
  if (source.endsWith(' >')) return [...height, { from: tag.end - 2, to: end, text: '/>' }];
  return undefined;
}
