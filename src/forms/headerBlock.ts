import type { CellAddress } from '../kernel/address';
import { isComplete } from './complete';
import { HEADER_PATH_SEPARATOR, headerPart } from './headerText';
import { columnTables, MATRIX_COLUMNS } from './scan';
import { namedKeys } from './mapping/namedKeys';
import type { ConfirmedMapping } from './mapping/confirmed';
import type { Scan } from './scan';
import type { SheetView } from './sheetView';
import { tidy } from './text';

/** Rows that hold the headers of one or more tables, and what stands above each column. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly HeaderColumn[];
}

export interface HeaderColumn {
  readonly column: number;
  /** Texts to compare, from group to column, units and repetitions left out. */
  readonly parts: readonly string[];
  /** What the sheet shows, for messages. */
  readonly text: string;
  readonly unit?: string;
  readonly at: CellAddress;
}

/** How many columns of a table a block names. */
type Named = (block: HeaderBlock) => number;

/** So many different headers in one row make it a header row. */
const SEED_HEADERS = 3;
const DEEPEST_HEADER = 6;
/** Header blocks looked for on one sheet: printed pages repeat them, hostile sheets hold nothing else. */
const BLOCKS = 400;

/** The header blocks of a sheet from top to bottom. */
export function findHeaderBlocks(
  view: SheetView,
  scan: Scan,
  mapping?: ConfirmedMapping,
): readonly HeaderBlock[] {
  const seeds = [...new Set([...scan.columnHeaders.keys(), ...scan.confirmedHeaders.keys()])]
    .filter((row) => differentTexts(view, row, headersIn(scan, row)) >= SEED_HEADERS)
    .sort((a, b) => a - b);
  const blocks: HeaderBlock[] = [];
  for (const seed of seeds) {
    const previous = blocks.at(-1);
    if (blocks.length === BLOCKS) break;
    if (previous !== undefined && seed <= previous.bottom) continue;
    const highest = previous === undefined ? 0 : previous.bottom + 1;
    const block = extend(view, seed, highest, (part) => namedBy(part, mapping));
    if (isSeeded(view, scan, seed) || isWhole(block, mapping)) blocks.push(block);
  }
  return blocks;
}

function headersIn(scan: Scan, row: number): readonly number[] {
  return [...(scan.columnHeaders.get(row) ?? []), ...(scan.confirmedHeaders.get(row) ?? [])];
}

/** The forms' own texts make the row a header. */
function isSeeded(view: SheetView, scan: Scan, row: number): boolean {
  return differentTexts(view, row, scan.columnHeaders.get(row) ?? []) >= SEED_HEADERS;
}

/** A few confirmed texts among the rows of a table must not cut it: what they begin has to be a table itself. */
function isWhole(block: HeaderBlock, mapping: ConfirmedMapping | undefined): boolean {
  return columnTables.some(({ table, index }) => {
    const keys = namedKeys(block.columns, index, mapping?.of(table.table));
    return table.layout === 'matrix' ? keys.size >= MATRIX_COLUMNS : isComplete(table, keys);
  });
}

/** Grows a block from one row, downward and upward in turn, as long as that names more columns. */
function extend(view: SheetView, seed: number, highest: number, named: Named): HeaderBlock {
  let block = blockAt(view, seed, mergedBottom(view, seed, seed));
  for (let before: HeaderBlock | undefined; before !== block;) {
    before = block;
    block = extendUp(view, extendDown(view, block, named), Math.max(highest, seed - 3), named);
  }
  return block;
}

function extendDown(view: SheetView, start: HeaderBlock, named: Named): HeaderBlock {
  let block = start;
  while (block.bottom - block.top < DEEPEST_HEADER && !isCodeRow(view, block.bottom + 1)) {
    const lower = blockAt(view, block.top, mergedBottom(view, block.bottom + 1, block.bottom + 1));
    const unitRow = named(lower) === named(block) && isUnitRow(view, block.bottom + 1);
    if (named(lower) <= named(block) && !unitRow) break;
    block = lower;
  }
  return block;
}

function extendUp(view: SheetView, start: HeaderBlock, highest: number, named: Named): HeaderBlock {
  let block = start;
  for (let top = start.top - 1; top >= highest; top--) {
    const higher = blockAt(view, top, start.bottom);
    if (named(higher) > named(block)) block = higher;
  }
  return block;
}

/** The most columns that any table finds its names in. */
function namedBy(block: HeaderBlock, mapping: ConfirmedMapping | undefined): number {
  return Math.max(
    ...columnTables.map(
      ({ table, index }) => namedKeys(block.columns, index, mapping?.of(table.table)).size,
    ),
  );
}

/** The lowest row that merged header cells of the rows reach down to. */
function mergedBottom(view: SheetView, top: number, bottom: number): number {
  let lowest = bottom;
  for (let row = top; row <= bottom; row++) {
    view.grid.forEachInRow(row, (column) => {
      const merge = view.mergeAt(row, column);
      if (merge !== undefined && merge.bottom - merge.top < DEEPEST_HEADER)
        lowest = Math.max(lowest, merge.bottom);
    });
  }
  return lowest;
}

/** The header that rows make, whatever they name. */
export function blockAt(view: SheetView, top: number, bottom: number): HeaderBlock {
  const columns: HeaderColumn[] = [];
  const { left, right } = extentOf(view, top, bottom);
  for (let column = left; column <= right; column++) {
    if (coveredFromLeft(view, top, bottom, column)) continue;
    const header = headerOf(view, top, bottom, column);
    if (header !== undefined) columns.push(header);
  }
  return { top, bottom, columns };
}

function extentOf(view: SheetView, top: number, bottom: number): { left: number; right: number } {
  let left = Infinity;
  let right = -1;
  for (let row = top; row <= bottom; row++) {
    view.grid.forEachInRow(row, (column) => {
      left = Math.min(left, column);
      right = Math.max(right, view.mergeAt(row, column)?.right ?? column);
    });
  }
  return { left, right: Math.min(right, left + 1000) };
}

/** Under a header merged across columns only the first column is one; the others are part of it. */
function coveredFromLeft(view: SheetView, top: number, bottom: number, column: number): boolean {
  let covered = false;
  for (let row = top; row <= bottom; row++) {
    const merge = view.mergeAt(row, column);
    if (merge !== undefined && merge.left < column && merge.bottom >= bottom) covered = true;
    else if (merge === undefined || merge.left === column)
      if (view.grid.value(row, column) !== null) return false;
  }
  return covered;
}

function headerOf(
  view: SheetView,
  top: number,
  bottom: number,
  column: number,
): HeaderColumn | undefined {
  const parts: string[] = [];
  const texts: string[] = [];
  let unit: string | undefined;
  let at: CellAddress | undefined;
  for (let row = top; row <= bottom; row++) {
    const text = view.text(row, column) || groupText(view, top, bottom, row, column);
    if (text.trim() === '') continue;
    const part = headerPart(text);
    unit = part.unit ?? unit;
    const merge = view.mergeAt(row, column);
    if (part.key !== '' && part.key !== parts.at(-1)) {
      parts.push(part.key);
      texts.push(tidy(text));
      at = merge === undefined ? { row, column } : { row: merge.top, column: merge.left };
    }
  }
  if (at === undefined) return undefined;
  return {
    column,
    parts,
    text: texts.join(HEADER_PATH_SEPARATOR),
    at,
    ...(unit === undefined ? {} : { unit }),
  };
}

/**
 * Group headers that people write once without merging: the text on the left reaches over blank cells as long as
 * both that column and this one have a header of their own below.
 */
function groupText(
  view: SheetView,
  top: number,
  bottom: number,
  row: number,
  column: number,
): string {
  if (row === bottom || !hasTextBelow(view, row, bottom, column)) return '';
  for (let left = column - 1; left >= 0 && column - left <= 30; left--) {
    if (view.mergeAt(row, left) !== undefined) return '';
    const text = view.text(row, left);
    if (text !== '') return hasTextBelow(view, row, bottom, left) ? text : '';
    if (!hasTextBelow(view, row, bottom, left) && row >= top) return '';
  }
  return '';
}

function hasTextBelow(view: SheetView, row: number, bottom: number, column: number): boolean {
  for (let lower = row + 1; lower <= bottom; lower++)
    if (view.text(lower, column).trim() !== '') return true;
  return false;
}

function differentTexts(view: SheetView, row: number, columns: readonly number[]): number {
  return new Set(columns.map((column) => headerPart(view.text(row, column)).key)).size;
}

/** A row of units under the headers: 人, 平方米, (万元) and nothing else. */
export function isUnitRow(view: SheetView, row: number): boolean {
  let units = 0;
  let others = 0;
  view.grid.forEachInRow(row, (_, value) => {
    if (
      typeof value === 'string' &&
      headerPart(value).key === '' &&
      headerPart(value).unit !== undefined
    )
      units++;
    else others++;
  });
  return units > 0 && others === 0;
}

/** A row of column codes under the headers: L1 L2 …, 甲 乙 1 2 3, (1) (2), A B C. Bare numbers count from 1. */
export function isCodeRow(view: SheetView, row: number): boolean {
  let codes = 0;
  let last = 0;
  let orderly = true;
  view.grid.forEachInRow(row, (_, value) => {
    codes++;
    const text =
      typeof value === 'object' ? '?' : String(value).normalize('NFKC').replace(/\s/g, '');
    const code = /^([LlCc(]?)(\d{1,3})\)?$/.exec(text);
    if (code === null) {
      orderly &&= /^[甲乙丙丁戊己庚辛壬癸A-Z]$/.test(text);
      return;
    }
    const number = Number(code[2]);
    // Side by side, the codes of a second table start again.
    const starts = number === 1 ? last === 0 || last > 2 : last === 0 && code[1] !== '';
    orderly &&= starts || (last > 0 && number === last + 1);
    last = number;
  });
  return orderly && codes >= 3 && last > 0;
}
