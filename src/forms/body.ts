import { appendAll } from '../kernel/arrays';
import { isCellError } from '../sheet/cell';
import type { CellValue } from '../sheet/cell';
import { isCodeRow, isUnitRow } from './headerBlock';
import { isEllipsis, isFooter, isTotalLabel, mayBeLabel } from './markers';
import { codeOf } from './readCell';
import type { SheetView } from './sheetView';
import { headerKey } from './text';

/** What the rows below a header are. */
export interface Body {
  /** Sheet rows that hold records. */
  readonly rows: Int32Array;
  /** The first row below the header, its codes and its units. */
  readonly firstRow: number;
  readonly totals: readonly { readonly row: number; readonly label: string }[];
  readonly blankRows: readonly number[];
  readonly footers: readonly { readonly row: number; readonly label: string }[];
  /** Rows that hold nothing but a level, with the level. */
  readonly levelRows: readonly { readonly row: number; readonly level: string }[];
}

export interface BodyArea {
  readonly top: number;
  /** Last row that can belong to the body. */
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Bound columns, and among them those that name the record. */
  readonly columns: readonly number[];
  readonly identity: readonly number[];
}

type Special = 'total' | 'footer' | 'ellipsis' | 'level' | 'none';

/** Blank rows kept at most: a file may declare a million of them. */
const BLANK_ROWS = 1000;

/**
 * Tells the records below a header from totals, notes, signatures, template rows and blanks. Rows that name a
 * school and hold one more value, nearly all rows of a real workbook, cost a few look-ups only.
 */
export function readBody(view: SheetView, area: BodyArea): Body {
  const rows: number[] = [];
  const totals: { row: number; label: string }[] = [];
  const footers: { row: number; label: string }[] = [];
  const levelRows: { row: number; level: string }[] = [];
  const blankRows: number[] = [];
  let pending: number[] = [];
  let lastHeaderRow = area.top - 1;
  const specials = new Map<string, Special>();
  const specialOf = (text: string): Special => {
    const known = specials.get(text) ?? classify(text);
    specials.set(text, known);
    return known;
  };
  for (let row = area.top; row <= area.bottom; row++) {
    if (rows.length === 0 && (isCodeRow(view, row) || isUnitRow(view, row))) {
      lastHeaderRow = row;
      continue;
    }
    if (isPlainRecord(view, area, row, specialOf)) {
      if (rows.length > 0) appendAll(blankRows, pending);
      pending = [];
      rows.push(row);
      continue;
    }
    const cells = cellsOf(view, area, row);
    const label = cells.find(({ value }) => typeof value === 'string')?.value;
    const text = typeof label === 'string' ? label : '';
    const special = specialOf(text);
    if (cells.length === 0) {
      if (pending.length + blankRows.length < BLANK_ROWS) pending.push(row);
    } else if (special === 'total') totals.push({ row, label: text.trim() });
    else if (special === 'footer') footers.push({ row, label: text.trim() });
    else if (special === 'level' && cells.length === 1)
      levelRows.push({ row, level: levelIn(text) ?? '' });
    else if (special !== 'ellipsis' && isRecord(area, cells, footers.length > 0)) {
      if (rows.length > 0) appendAll(blankRows, pending);
      pending = [];
      rows.push(row);
    }
  }
  return {
    rows: Int32Array.from(rows),
    firstRow: lastHeaderRow + 1,
    totals,
    blankRows,
    footers,
    levelRows,
  };
}

/** The level that a text names and nothing else: 小学, 二、初中部, (一)小学. */
export function levelIn(text: string): string | undefined {
  const key = headerKey(text);
  return /[\u3400-\u9FFF]/.test(key) ? codeOf('levels', key) : undefined;
}

function isPlainRecord(
  view: SheetView,
  area: BodyArea,
  row: number,
  specialOf: (text: string) => Special,
): boolean {
  const { grid } = view;
  const first = grid.value(row, area.left);
  if (typeof first === 'string' && specialOf(first) !== 'none') return false;
  let named = false;
  for (const column of area.identity) {
    const value = grid.value(row, column);
    if (value === null) continue;
    if (typeof value === 'string' && (value.trim() === '' || specialOf(value) !== 'none'))
      return false;
    named = true;
  }
  if (!named) return false;
  let others = 0;
  for (const column of area.columns) {
    if (isFilled(grid.value(row, column)) && ++others > 1) return true;
  }
  return false;
}

function isRecord(area: BodyArea, cells: readonly Cell[], afterFooter: boolean): boolean {
  const bound = cells.filter(({ column }) => area.columns.includes(column));
  const numbers = bound.filter(({ value }) => typeof value === 'number').length;
  const named = bound.some(({ column }) => area.identity.includes(column));
  if (afterFooter) return named && numbers >= 2;
  return bound.length >= 2 || (area.columns.length === 1 && numbers === 1);
}

interface Cell {
  readonly column: number;
  readonly value: CellValue;
}

function cellsOf(view: SheetView, area: BodyArea, row: number): readonly Cell[] {
  const cells: Cell[] = [];
  view.grid.forEachInRow(row, (column, value) => {
    if (column >= area.left && column <= area.right && isFilled(value))
      cells.push({ column, value });
  });
  return cells;
}

function isFilled(value: CellValue): boolean {
  if (value === null) return false;
  return isCellError(value) || typeof value !== 'string' || value.trim() !== '';
}

function classify(text: string): Special {
  if (text.length > 400 || !mayBeLabel(text)) return 'none';
  if (isTotalLabel(text)) return 'total';
  if (isEllipsis(text)) return 'ellipsis';
  if (levelIn(text) !== undefined) return 'level';
  return isFooter(text) ? 'footer' : 'none';
}
