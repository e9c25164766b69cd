import { containsCell, formatArea, type Area } from '../../../kernel/address';
import { byRows, cellOf, keyOf } from './cellKeys';
import type { Entry } from './entry';
import { gistOf, printOf } from './prints';
import { areasOf } from './standing';
import { OPERATION, type Step } from './steps';

/**
 * Prints of the rows and columns of a sheet, by which to tell later whether they have moved. Excel tells of moves too,
 * but not of all, and not always in time.
 */
export interface Lines {
  /** By row, counted from the first of the sheet; a row that holds nothing has the empty print. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** What of the sheet the prints are of. */
  readonly across: Area;
  readonly down: Area;
}

/** Cells that rows, and columns, are told by. */
const MOST_CELLS = 60_000;
const MOST_HEAD = 50;

/** Rows asked for at once, and bytes of a cell in the answer. */
const ROWS = 5_000;
const BYTES = 30;

/** Asks how much of a sheet is used, by its name or id; to be given to `askLines` once it is known. */
export function askUsed(sheets: Excel.WorksheetCollection, key: string): Excel.Range {
  const used = sheets.getItemOrNullObject(key).getUsedRangeOrNullObject(true);
  used.load('address');
  return used;
}

type Cells = ReadonlyMap<number, Entry>;

/** Asks for what prints are made of; `former` where they are to be compared with. */
export function askLines(
  sheet: Excel.Worksheet,
  used: Excel.Range | undefined,
  steps: Step[],
  former?: Lines,
): (cells: Cells, own: readonly Area[]) => Lines | undefined {
  const area = used === undefined || used.isNullObject ? undefined : areasOf(used.address)[0];
  const { down, across } = former === undefined ? windows(area) : grown(former, area);
  if (down === undefined || across === undefined) return () => undefined;
  const read = [...new Set([down, across])].map((one) => ({ one, parts: ask(sheet, one, steps) }));
  return (cells, own) => {
    const rows: string[] = [];
    const columns: string[] = [];
    for (const { one, parts } of read) {
      const held = holding(one, parts, cells, own);
      if (one === down) fill(rows, held, ({ row, column }) => [row, column]);
      if (one === across) fill(columns, held, ({ row, column }) => [column, row]);
    }
    return { rows: printed(rows), columns: printed(columns), down, across };
  };
}

/** The first columns over all rows, and the first rows over all columns. */
function windows(used: Area | undefined): { readonly down?: Area; readonly across?: Area } {
  if (used === undefined) return {};
  const height = used.bottom - used.top + 1;
  const width = used.right - used.left + 1;
  const columns = Math.min(width, Math.max(1, Math.floor(MOST_CELLS / height)));
  const rows = Math.min(height, MOST_HEAD);
  return {
    down: { ...used, right: used.left + columns - 1 },
    across: { ...used, bottom: used.top + rows - 1 },
  };
}

/** The same columns over all rows that there are now, and likewise. */
function grown({ down, across }: Lines, used: Area = down): { down: Area; across: Area } {
  return {
    down: {
      ...down,
      top: Math.min(down.top, used.top),
      bottom: Math.max(down.bottom, used.bottom),
    },
    across: {
      ...across,
      left: Math.min(across.left, used.left),
      right: Math.max(across.right, used.right),
    },
  };
}

interface Part {
  readonly area: Area;
  readonly range: Excel.Range;
}

function ask(sheet: Excel.Worksheet, area: Area, steps: Step[]): readonly Part[] {
  return byRows(area, ROWS).map((piece) => {
    const range = sheet.getRange(formatArea(piece));
    const cells = (piece.bottom - piece.top + 1) * (piece.right - piece.left + 1);
    steps.push({ bytes: OPERATION + cells * BYTES, queue: () => range.load('formulas') });
    return { area: piece, range };
  });
}

/** What the user has in cells; `cells` stand for what was read of them. */
function holding(
  whole: Area,
  parts: readonly Part[],
  cells: Cells,
  own: readonly Area[],
): Map<number, Entry> {
  const held = new Map<number, Entry>();
  for (const { area, range } of parts)
    (range.formulas as Entry[][]).forEach((line, down) => {
      line.forEach((entry, right) => {
        if (entry !== '') held.set(keyOf(area.top + down, area.left + right), entry);
      });
    });
  for (const [key, entry] of cells) {
    const { row, column } = cellOf(key);
    if (containsCell(whole, row, column)) held.set(key, entry);
  }
  for (const key of [...held.keys()]) {
    const { row, column } = cellOf(key);
    if (own.some((area) => containsCell(area, row, column))) held.delete(key);
  }
  return held;
}

function fill(
  lines: string[],
  held: ReadonlyMap<number, Entry>,
  placed: (cell: { row: number; column: number }) => readonly [number, number],
): void {
  for (const [key, entry] of held) {
    if (entry === '') continue;
    const [line, place] = placed(cellOf(key));
    lines[line] = `${lines[line] ?? ''}\n${String(place)} ${gistOf(entry)}`;
  }
}

function printed(lines: readonly string[]): readonly string[] {
  return Array.from(lines, (line: string | undefined) => (line === undefined ? '' : printOf(line)));
}

/** Whether one of these cells is perhaps no longer where it was. */
export function haveMoved(then: Lines, now: Lines, keys: readonly number[]): boolean {
  const cells = keys.map(cellOf);
  const last = (axis: 'row' | 'column') =>
    cells.reduce((most, cell) => Math.max(most, cell[axis]), 0);
  return (
    moved(then.rows, now.rows, last('row')) || moved(then.columns, now.columns, last('column'))
  );
}

/** Whether a line is gone from its place and stands where it was not; one of both places up to the last that counts. */
function moved(then: readonly string[], now: readonly string[], last: number): boolean {
  const length = Math.max(then.length, now.length);
  const differing = Array.from({ length }, (_, place) => place).filter(
    (place) => (then[place] ?? '') !== (now[place] ?? ''),
  );
  const linesOf = (side: readonly string[]) =>
    new Set(differing.map((place) => side[place] ?? '').filter((line) => line !== ''));
  const [gone, come] = [linesOf(then), linesOf(now)];
  return differing.some(
    (place) => place <= last && (come.has(then[place] ?? '') || gone.has(now[place] ?? '')),
  );
}
