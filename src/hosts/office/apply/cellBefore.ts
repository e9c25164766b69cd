import { formatArea, type Area } from '../../../kernel/address';
import { keyOf } from './cellKeys';
import { asText, isSame, type Entry } from './entry';

/** A cell of the user's as it was read: what to write so that it holds the same again. */
export interface CellBefore {
  readonly entry: Entry;
  /** As an element of `formulas`. */
  readonly read: Entry;
  readonly format: string;
  /** A text, which may begin with `=`. */
  readonly isText: boolean;
}

/** Loads what tells the cells of a range, and what else is named. */
export function loadCells(range: Excel.Range, also: readonly string[] = []): void {
  range.load(['formulas', 'values', 'valueTypes', 'numberFormat', ...also]);
}

/** Bytes of an empty cell in an answer that tells it. */
export const CELL_BYTES = 30;

export function cellsIn(
  { top, left }: Area,
  range: Excel.Range,
): readonly (readonly [number, CellBefore])[] {
  const values = range.values as unknown[][];
  const types = range.valueTypes as readonly (readonly string[])[];
  const formats = range.numberFormat as string[][];
  return (range.formulas as Entry[][]).flatMap((line, down) =>
    line.map((read, right) => {
      const format = formats[down]?.[right] ?? 'General';
      const isError = (types[down]?.[right] ?? '') === 'Error';
      // A text that begins with `=` gives the same as formula and as value; a formula does not.
      const isFormula = String(read).startsWith('=') && read !== values[down]?.[right];
      const isText = typeof read === 'string' && read !== '' && !isFormula && !isError;
      const entry = isText ? asTextIn(read, format) : read;
      return [keyOf(top + down, left + right), { entry, read, format, isText }] as const;
    }),
  );
}

/** In a cell with the number format of text nothing has to be quoted, and what is stays quoted. */
export function asTextIn(text: string, format: string): Entry {
  return format === '@' && !text.startsWith("'") ? text : asText(text);
}

/** What stood in cells at the very moment before they were written: read by the same request, just ahead of it. */
export interface Witness {
  readonly area: Area;
  readonly range: Excel.Range;
}

export function watch(sheet: Excel.Worksheet, area: Area, witnesses: Witness[]): void {
  const range = sheet.getRange(formatArea(area));
  loadCells(range);
  witnesses.push({ area, range });
}

/** What somebody else has put into cells after they were looked at, and we have written over. */
export function overwritten(
  witnesses: readonly Witness[],
  expected: (key: number) => Entry,
  written: (key: number) => Entry,
): ReadonlyMap<number, CellBefore> {
  const found = new Map<number, CellBefore>();
  const seen = new Set<number>();
  for (const { area, range } of witnesses)
    for (const [key, cell] of cellsIn(area, range)) {
      // Where a cell is written more than once, what is ours stands there the second time.
      if (seen.has(key)) continue;
      seen.add(key);
      const isKnown = isSame(cell.read, expected(key)) || isSame(cell.read, written(key));
      if (!isKnown) found.set(key, cell);
    }
  return found;
}
