import { readNumber } from './text';
import { Tag } from './table';
import type { Column } from './table';
import type { Vector } from './vector';

/** What two cells must share to count as equal in COUNTIFS: a number, or text without case. */
export type Key = number | string;

/** Excel reads `"0123"` in a criterion as a number; beyond 15 digits that would make different codes equal. */
const NUMERIC_DIGITS = 15;

/** undefined for a cell that equals nothing: blank, an error, something unreadable. */
export function keyOf(
  tag: number | undefined,
  value: number,
  text: string | undefined,
): Key | undefined {
  if (tag === Tag.NUMBER) return numberKey(value);
  if (tag === Tag.LOGICAL) return value === 0 ? '\u0000FALSE' : '\u0000TRUE';
  return tag === Tag.TEXT ? textKey(text ?? '') : undefined;
}

/** Criteria compare what 15 digits show, so that 0.1+0.2 finds 0.3. */
export function numberKey(value: number): number {
  if (Number.isInteger(value)) return value === 0 ? 0 : value;
  return Number(value.toPrecision(15));
}

export function textKey(text: string): Key {
  const number = text.length <= NUMERIC_DIGITS ? readNumber(text) : undefined;
  return number === undefined ? text.toLowerCase() : numberKey(number);
}

/** A column with its distinct values numbered from 0; -1 where a cell equals nothing. */
export interface Dictionary {
  readonly codes: Int32Array;
  /** What the column's own cells ask for when they are the criterion. */
  readonly own: Int32Array;
  /** Whether a text of the column would be an operator or a pattern in a criterion. */
  readonly special: boolean;
  readonly index: ReadonlyMap<Key, number>;
}

const dictionaries = new WeakMap<Column, Dictionary>();

export function dictionaryOf(column: Column): Dictionary {
  const known = dictionaries.get(column) ?? buildDictionary(column);
  dictionaries.set(column, known);
  return known;
}

function buildDictionary(column: Column): Dictionary {
  const { tags, numbers, texts } = column;
  const index = new Map<Key, number>();
  const codes = new Int32Array(tags.length);
  for (let row = 0; row < tags.length; row++) {
    const key = keyOf(tags[row], numbers[row] ?? 0, texts?.[row]);
    let code = key === undefined ? NO_MATCH : index.get(key);
    if (code === undefined && key !== undefined) {
      code = index.size;
      index.set(key, code);
    }
    codes[row] = code ?? NO_MATCH;
  }
  const own = codes.map((code) => (code === NO_MATCH ? UNDECIDED : code));
  return { codes, own, special: hasSpecial(index), index };
}

export const NO_MATCH = -1;
export const UNDECIDED = -2;

/** Text that Excel would take for an operator or a pattern rather than for itself. */
const SPECIAL = /^[=<>]|[*?~]/;

/** Asked of the distinct texts; lower case and numbers change nothing about it. */
function hasSpecial(index: ReadonlyMap<Key, number>): boolean {
  for (const key of index.keys()) if (typeof key === 'string' && SPECIAL.test(key)) return true;
  return false;
}

/** For each value of a criterion the code that it has in the column: NO_MATCH, or UNDECIDED where it is no value. */
export function codesFor(values: Vector, column: Column, rows: number, plain: boolean): Int32Array {
  const dictionary = dictionaryOf(column);
  const same = values.numbers === column.numbers && values.tags === column.tags;
  if (same && rows === dictionary.own.length && (plain || !dictionary.special)) {
    return dictionary.own;
  }
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const tag = values.tags[row];
    const text = values.texts?.[row];
    if (!plain && tag === Tag.TEXT && SPECIAL.test(text ?? '')) {
      codes[row] = UNDECIDED;
    } else if (same && tag !== undefined && (dictionary.codes[row] ?? NO_MATCH) >= 0) {
      codes[row] = dictionary.codes[row] ?? NO_MATCH;
    } else {
      const key = keyOf(tag, values.numbers[row] ?? 0, text);
      codes[row] = key === undefined ? UNDECIDED : (dictionary.index.get(key) ?? NO_MATCH);
    }
  }
  return codes;
}
