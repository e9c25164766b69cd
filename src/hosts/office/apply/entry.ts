import { isCellError, type CellValue } from '../../../sheet/cell';
import { MAX_TEXT } from '../../../xlsx/patch/cellXml';

/** What a cell takes and gives as an element of `formulas`: an empty cell is the empty text. */
export type Entry = string | number | boolean;

interface Content {
  readonly value: CellValue;
  readonly formula?: string;
}

/** What to write so that a cell holds this and nothing that Excel takes it for. */
export function entryOf({ value, formula }: Content): Entry {
  if (formula !== undefined) return `=${formula}`;
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  if (typeof value === 'string') return asText(value.slice(0, MAX_TEXT));
  if (typeof value === 'number' && !Number.isFinite(value)) return '#NUM!';
  return value;
}

/** Whether two elements of `formulas` say the same. */
export function isSame(a: Entry, b: Entry): boolean {
  if (typeof a === 'number' && typeof b === 'number') return isNear(a, b);
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  return a === b || (a.startsWith('=') && plainFormula(a) === plainFormula(b));
}

/** Text that Excel could take for a number, a date, a formula, an error or a truth value is quoted. */
export function asText(text: string): string {
  const isPlain = !/\p{Nd}|^[=+\-@'#\t\r]|^\s*(?:true|false)\s*$/iu.test(text);
  return isPlain ? text : `'${text}`;
}

/** Whether a cell whose element of `formulas` is `present` holds this. */
export function holds(present: Entry, content: Content): boolean {
  const { value, formula } = content;
  if (formula !== undefined) return typeof present === 'string' && isSame(present, `=${formula}`);
  if (typeof value === 'string') return present === value.slice(0, MAX_TEXT);
  if (typeof value === 'number' && typeof present === 'number') return isNear(present, value);
  return present === entryOf(content);
}

/** Excel keeps 15 digits of what is typed and 17 of what is computed. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-15 * Math.max(Math.abs(a), Math.abs(b));
}

/**
 * Excel writes a formula its own way: blanks, capitals, quotes around names of sheets, and signs that only some versions
 * show may differ from what was entered.
 */
export function plainFormula(formula: string): string {
  return formula
    .replace(/\s+|@|_xlfn\.|_xlws\./gi, '')
    .replace(/'((?:[^']|'')+)'!/g, '$1!')
    .toUpperCase();
}

/** The element of `formulas` that a cell gives after `entry` was written. */
export function readBack(entry: Entry): Entry {
  return typeof entry === 'string' && entry.startsWith("'") ? entry.slice(1) : entry;
}
