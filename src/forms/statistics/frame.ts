import { blockAt } from '../headerBlock';
import type { HeaderColumn } from '../headerBlock';
import { isFooter } from '../markers';
import { textOf } from '../sheetView';
import type { SheetView } from '../sheetView';
import { compact, headerKey } from '../text';

/** The parts of a printed table: labels at the left, columns of figures, header above, lines below. */
export interface Frame {
  /** Columns of figures, and others that stand among them (计量单位). */
  readonly columns: readonly HeaderColumn[];
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly lines: readonly FrameLine[];
  /** A row 甲 乙 1 2 3 stands under the header, as only statistics print it. */
  readonly isNumbered: boolean;
}

export interface FrameLine {
  readonly row: number;
  /** Column of the innermost label. */
  readonly column: number;
  /** Labels from group to line, for comparison. */
  readonly parts: readonly string[];
  /** As the sheet shows it. */
  readonly text: string;
}

/** The header of a statistics table is near the top of its sheet. */
const FRAME_ROWS = 60;
const DEEPEST_HEADER = 6;
/** Lines read below a header; the longest printed table has about a hundred. */
const MOST_LINES = 400;
const LABEL_HEADERS = new Set(['指标名称', '指标', '项目', '项目名称', '名称', '指标项']);
const NUMBER_HEADERS = new Set(['编号', '代码', '指标代码', '序号', '行号', '行次']);

interface Columns {
  readonly label: number;
  /** First column right of the labels. */
  readonly beside: number;
  readonly figures: readonly number[];
}

/** Finds the frame of a printed table by its row 甲 乙 1 2 3, else by the header above its labels. */
export function findFrame(view: SheetView): Frame | undefined {
  const last = Math.min(FRAME_ROWS, view.grid.rowCount);
  for (let row = 0; row < last; row++) {
    const columns = codeColumns(view, row);
    if (columns !== undefined)
      return frameAt(view, columns, headerTop(view, columns, row), row - 1, row + 1, true);
  }
  for (let row = 0; row < last; row++) {
    const columns = headedColumns(view, row);
    if (columns === undefined) continue;
    const bottom = view.mergeAt(row, columns.label)?.bottom ?? row;
    return frameAt(view, columns, row, bottom, bottom + 1, false);
  }
  return undefined;
}

/** 甲 stands below the labels, 乙 and 丙 below other texts, figures are numbered from 1. */
function codeColumns(view: SheetView, row: number): Columns | undefined {
  const figures: number[] = [];
  let label: number | undefined;
  let beside: number | undefined;
  view.grid.forEachInRow(row, (column, value) => {
    const text = typeof value === 'object' ? '' : compact(String(value));
    if (text === '甲') label ??= column;
    else if (label === undefined) return;
    else if (text === String(figures.length + 1)) figures.push(column);
    else if (/^[乙丙丁戊]$/.test(text)) beside ??= column;
  });
  const [first] = figures;
  if (label === undefined || first === undefined) return undefined;
  return { label, beside: beside ?? first, figures };
}

/** 指标名称 beside 编号, where somebody took the row of codes out. */
function headedColumns(view: SheetView, row: number): Columns | undefined {
  let label: number | undefined;
  let beside: number | undefined;
  let right = -1;
  view.grid.forEachInRow(row, (column, value) => {
    const key = typeof value === 'string' ? headerKey(value) : '';
    if (LABEL_HEADERS.has(key)) label ??= column;
    if (label !== undefined && NUMBER_HEADERS.has(key)) beside ??= column;
    right = Math.max(right, view.mergeAt(row, column)?.right ?? column);
  });
  if (label === undefined || beside === undefined || beside <= label) return undefined;
  const first = beside + 1;
  const figures = Array.from({ length: Math.max(0, right - beside) }, (_, at) => first + at);
  return figures.length === 0 ? undefined : { label, beside, figures };
}

/** The header reaches up to the text above the labels, and further where groups of columns stand. */
function headerTop(view: SheetView, columns: Columns, codeRow: number): number {
  const highest = Math.max(0, codeRow - DEEPEST_HEADER);
  let top = codeRow;
  for (let row = codeRow - 1; row >= highest; row--) {
    if (compact(textOf(view.grid.value(row, columns.label))) !== '') {
      top = view.mergeAt(row, columns.label)?.top ?? row;
      break;
    }
    if (groupsIn(view, row, columns) > 0) top = row;
  }
  while (top - 1 >= highest && groupsIn(view, top - 1, columns) > 1) top--;
  return Math.min(top, codeRow - 1);
}

/** Texts of a row above columns of figures; a title that is merged over the labels as well is none. */
function groupsIn(view: SheetView, row: number, { label, figures }: Columns): number {
  return figures.filter((column) => {
    const value = view.grid.value(row, column);
    if (value === null) return false;
    return (view.mergeAt(row, column)?.left ?? column) > label;
  }).length;
}

function frameAt(
  view: SheetView,
  columns: Columns,
  top: number,
  bottom: number,
  bodyTop: number,
  isNumbered: boolean,
): Frame {
  const headers = bottom < top ? [] : blockAt(view, top, bottom).columns;
  return {
    columns: headers.filter(({ column }) => columns.figures.includes(column)),
    headerTop: top,
    headerBottom: bodyTop - 1,
    lines: linesFrom(view, columns, bodyTop),
    isNumbered,
  };
}

function linesFrom(view: SheetView, { label, beside }: Columns, top: number): readonly FrameLine[] {
  const lines: FrameLine[] = [];
  const bottom = Math.min(view.grid.rowCount, top + MOST_LINES);
  for (let row = top; row < bottom; row++) {
    const parts: string[] = [];
    let [text, column] = ['', label];
    for (let at = label; at < beside; at++) {
      const own = view.text(row, at);
      const key = lineKey(own);
      if (key === '' || key === parts.at(-1)) continue;
      parts.push(key);
      [text, column] = [own, at];
    }
    if (parts.length === 0) continue;
    if (isFooter(text)) break;
    lines.push({ row, column, parts, text });
  }
  return lines;
}

/** `其中：女`, `#女` and `女` are one line. */
function lineKey(text: string): string {
  return headerKey(text.replace(/^[\s#＃]+/, ''));
}
