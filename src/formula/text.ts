import { Tag } from './table';
import type { Vector } from './vector';
import { setUndecided, setUnreadable, take } from './vector';

/** Excel's text of a number where everybody agrees on it: up to 15 digits, without an exponent. */
export function numberText(value: number): string | undefined {
  const size = Math.abs(value);
  if (size >= 1e15 || (size !== 0 && size < 1e-4)) return undefined;
  return String(Number(value.toPrecision(15)));
}

/** The text that a value takes part with in `&` and the text functions; undefined where it has none. */
function textAt(values: Vector, row: number): string | undefined {
  const tag = values.tags[row];
  if (tag === Tag.TEXT) return values.texts?.[row] ?? '';
  return tag === Tag.NUMBER ? numberText(values.numbers[row] ?? 0) : undefined;
}

function setText(out: Vector, row: number, text: string): void {
  out.texts ??= new Array<string | undefined>(out.tags.length);
  out.tags[row] = Tag.TEXT;
  out.numbers[row] = 0;
  out.texts[row] = text;
}

export function concatenate(parts: readonly Vector[], rows: number): Vector {
  const out = take(rows);
  for (let row = 0; row < rows; row++) {
    let text: string | undefined = '';
    for (const part of parts) {
      const next: string | undefined = textAt(part, row);
      if (next === undefined) setUndecided(out, row, part, part);
      text = text === undefined || next === undefined ? undefined : text + next;
      if (text === undefined) break;
    }
    if (text !== undefined) setText(out, row, text);
  }
  return out;
}

/** LEFT, RIGHT and MID: counts of UTF-16 units, as Excel counts. A negative count is `#VALUE!` there, undecided here. */
export function slice(
  operand: Vector,
  counts: readonly Vector[],
  rows: number,
  cut: (text: string, first: number, second: number) => string | undefined,
): Vector {
  const out = take(rows);
  const [first, second] = counts;
  for (let row = 0; row < rows; row++) {
    const text = textAt(operand, row);
    const odd = [operand, ...counts].find((part) => !isUsable(part, row));
    if (odd !== undefined || text === undefined) {
      setUndecided(out, row, odd ?? operand, operand);
      continue;
    }
    const piece = cut(text, countAt(first, row), countAt(second, row));
    if (piece === undefined) setUnreadable(out, row);
    else setText(out, row, piece);
  }
  return out;
}

function isUsable(part: Vector, row: number): boolean {
  return part.tags[row] === Tag.NUMBER || part.tags[row] === Tag.TEXT;
}

function countAt(counts: Vector | undefined, row: number): number {
  return counts === undefined ? 1 : Math.trunc(counts.numbers[row] ?? 0);
}

export function cutLeft(text: string, count: number): string | undefined {
  return count < 0 ? undefined : text.slice(0, count);
}

export function cutRight(text: string, count: number): string | undefined {
  return count < 0 ? undefined : text.slice(Math.max(0, text.length - count));
}

export function cutMiddle(text: string, start: number, count: number): string | undefined {
  return start < 1 || count < 0 ? undefined : text.slice(start - 1, start - 1 + count);
}

export function lengthOf(operand: Vector, rows: number): Vector {
  const out = take(rows);
  out.bound = 32_767;
  for (let row = 0; row < rows; row++) {
    const text = textAt(operand, row);
    if (text === undefined) {
      setUndecided(out, row, operand, operand);
      continue;
    }
    out.tags[row] = Tag.NUMBER;
    out.numbers[row] = text.length;
  }
  return out;
}

/** A plain decimal, with an exponent or a percent sign. Dates and currencies depend on the computer's settings. */
const PLAIN_NUMBER = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)\s*$/i;

export function readNumber(text: string): number | undefined {
  const match = PLAIN_NUMBER.exec(text);
  if (match === null) return undefined;
  const value = Number(match[1]) / (match[2] === '%' ? 100 : 1);
  return Number.isFinite(value) ? value : undefined;
}

export function valueOf(operand: Vector, rows: number): Vector {
  const out = take(rows);
  for (let row = 0; row < rows; row++) {
    const text = textAt(operand, row);
    const value = text === undefined ? undefined : readNumber(text);
    if (value === undefined) {
      setUndecided(out, row, operand, operand);
      continue;
    }
    out.tags[row] = Tag.NUMBER;
    out.numbers[row] = value;
  }
  return out;
}

/** EXACT: the same text, case included. */
export function sameText(left: Vector, right: Vector, rows: number): Vector {
  const out = take(rows);
  out.bound = 1;
  for (let row = 0; row < rows; row++) {
    const l = textAt(left, row);
    const r = textAt(right, row);
    if (l === undefined || r === undefined) {
      setUndecided(out, row, left, right);
      continue;
    }
    out.tags[row] = Tag.LOGICAL;
    out.numbers[row] = l === r ? 1 : 0;
  }
  return out;
}
