import type { CellValue } from '../../../../src/sheet/cell';
import { dateSerial } from './dateText';
import type { Read } from './reads';

/** A formula without `=`; `cached` is its result as long as `at` is the mark of results that hold. */
export interface FormulaContent {
  readonly kind: 'formula';
  readonly formula: string;
  /** What it reads, once it has been computed. */
  reads?: readonly Read[];
  cached?: CellValue;
  at?: number;
}

/** A text that was typed with an apostrophe before it. */
export interface QuotedContent {
  readonly kind: 'quoted';
  readonly text: string;
}

/** What a cell holds; an empty cell holds nothing at all. */
export type Content =
  | number
  | string
  | boolean
  | { readonly kind: 'error'; readonly error: string }
  | FormulaContent
  | QuotedContent;

const ERRORS = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];

export interface Typed {
  readonly content: Content | undefined;
  /** The number format that Excel gives a cell in General when such a text is typed. */
  readonly numberFormat?: string;
}

/** What becomes of a value that is typed or written: Excel reads texts, unless the cell is formatted as text. */
export function typed(value: unknown, numberFormat: string): Typed {
  if (value === null || value === undefined || value === '') return { content: undefined };
  if (typeof value === 'boolean') return { content: value };
  if (typeof value === 'number')
    return { content: numberFormat === '@' ? String(value) : Object.is(value, -0) ? 0 : value };
  if (typeof value !== 'string') return { content: undefined };
  if (value.startsWith("'")) return { content: { kind: 'quoted', text: value.slice(1) } };
  if (numberFormat === '@') return { content: value };
  if (value.startsWith('=') && value.length > 1)
    return { content: { kind: 'formula', formula: value.slice(1) } };
  return typedText(value);
}

function typedText(text: string): Typed {
  const bare = text.trim();
  const upper = bare.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { content: upper === 'TRUE' };
  if (ERRORS.includes(upper)) return { content: { kind: 'error', error: upper } };
  const number = numberIn(bare);
  if (number !== undefined) return number;
  const date = dateSerial(bare);
  if (date !== undefined) return { content: date.serial, numberFormat: date.numberFormat };
  if (/^[+@-][A-Za-z(]/.test(bare) && !bare.startsWith('@'))
    return { content: { kind: 'formula', formula: bare.replace(/^\+/, '') } };
  if (bare.startsWith('@')) return { content: { kind: 'formula', formula: bare.slice(1) } };
  return { content: text };
}

function numberIn(text: string): Typed | undefined {
  const match =
    /^(\()?([+-]?)[¥￥$]?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(e[+-]?\d+)?(%)?(\))?$/i.exec(
      text,
    );
  if (match === null) {
    const fraction = /^([+-]?)(\d+) (\d+)\/(\d+)$/.exec(text);
    if (fraction === null || Number(fraction[4]) === 0) return undefined;
    const size = Number(fraction[2]) + Number(fraction[3]) / Number(fraction[4]);
    return { content: fraction[1] === '-' ? -size : size, numberFormat: '# ?/?' };
  }
  if ((match[1] === undefined) !== (match[7] === undefined)) return undefined;
  const digits = `${(match[3] ?? '').replaceAll(',', '')}${match[4] ?? ''}${match[5] ?? ''}`;
  const size = Number(digits) / (match[6] === undefined ? 1 : 100);
  if (!Number.isFinite(size)) return undefined;
  const negative = match[2] === '-' || match[1] !== undefined;
  const content = negative && size !== 0 ? -size : size;
  if (match[6] !== undefined)
    return { content, numberFormat: match[4] === undefined ? '0%' : '0.00%' };
  if ((match[3] ?? '').includes(',')) return { content, numberFormat: '#,##0' };
  if (match[5] !== undefined) return { content, numberFormat: '0.00E+00' };
  return { content };
}
