import { Tag } from './table';
import type { Column } from './table';

/**
 * One value per row while a formula is computed. Arrays are borrowed from a pool: fresh arrays of 100,000 rows
 * cost more (page faults) than the arithmetic on them.
 */
export interface Vector {
  readonly tags: Uint8Array;
  readonly numbers: Float64Array;
  texts: (string | undefined)[] | undefined;
  /**
   * Every number is an integer of at most this size, so that arithmetic on doubles is exact below 2^53;
   * Infinity where that is not known.
   */
  bound: number;
  /** Whether the arrays may be used again once the value has been read. */
  readonly pooled: boolean;
}

/** Largest integer below which doubles hold every integer. */
export const SAFE = Number.MAX_SAFE_INTEGER;

/** Tags that arithmetic takes as numbers: TRUE counts as 1 there, as in Excel. */
export const IS_NUMERIC = new Uint8Array(7);
IS_NUMERIC[Tag.NUMBER] = 1;
IS_NUMERIC[Tag.LOGICAL] = 1;

const KEPT_PER_SIZE = 24;
const KEPT_SIZES = 4;
/** Below this, a fresh array is as cheap as a pooled one. */
const SMALL = 2048;

const pools = new Map<number, Vector[]>();

/** A vector whose content is undefined: the caller writes every row. */
export function take(rows: number): Vector {
  const vector = pools.get(rows)?.pop();
  if (vector !== undefined) return vector;
  return {
    tags: new Uint8Array(rows),
    numbers: new Float64Array(rows),
    texts: undefined,
    bound: Infinity,
    pooled: rows >= SMALL,
  };
}

/** Gives a vector back that nobody reads any more. */
export function release(vector: Vector): void {
  if (!vector.pooled) return;
  const rows = vector.tags.length;
  const pool = pools.get(rows) ?? openPool(rows);
  if (pool.length >= KEPT_PER_SIZE) return;
  vector.texts = undefined;
  vector.bound = Infinity;
  pool.push(vector);
}

function openPool(rows: number): Vector[] {
  const oldest = pools.size >= KEPT_SIZES ? pools.keys().next() : undefined;
  if (oldest?.done === false) pools.delete(oldest.value);
  const pool: Vector[] = [];
  pools.set(rows, pool);
  return pool;
}

const bounds = new WeakMap<Column, number>();

/** A column of a table, read in place. */
export function viewColumn(column: Column): Vector {
  let bound = bounds.get(column);
  if (bound === undefined) {
    bound = integerBound(column);
    bounds.set(column, bound);
  }
  const texts = column.texts as (string | undefined)[] | undefined;
  return { tags: column.tags, numbers: column.numbers, texts, bound, pooled: false };
}

function integerBound(column: Column): number {
  const { tags, numbers } = column;
  let bound = 0;
  for (let row = 0; row < tags.length; row++) {
    if (tags[row] !== Tag.NUMBER) continue;
    const size = Math.abs(numbers[row] ?? 0);
    if (!Number.isSafeInteger(size)) return Infinity;
    if (size > bound) bound = size;
  }
  return Math.max(bound, 1);
}

export function fillNumber(rows: number, value: number): Vector {
  const vector = take(rows);
  vector.tags.fill(Tag.NUMBER);
  vector.numbers.fill(value);
  vector.bound = Number.isSafeInteger(value) ? Math.max(Math.abs(value), 1) : Infinity;
  return vector;
}

export function fillText(rows: number, value: string): Vector {
  const vector = fillTag(rows, Tag.TEXT);
  vector.texts = new Array<string | undefined>(rows).fill(value);
  return vector;
}

export function fillLogical(rows: number, value: boolean): Vector {
  const vector = fillTag(rows, Tag.LOGICAL);
  vector.numbers.fill(value ? 1 : 0);
  return vector;
}

export function fillTag(rows: number, tag: Tag): Vector {
  const vector = take(rows);
  vector.tags.fill(tag);
  vector.numbers.fill(0);
  vector.bound = 1;
  return vector;
}

/** The single value of a vector of one row, repeated. */
export function broadcast(single: Vector, rows: number): Vector {
  const vector = take(rows);
  vector.tags.fill(single.tags[0] ?? Tag.UNREADABLE);
  vector.numbers.fill(single.numbers[0] ?? 0);
  vector.bound = single.bound;
  if (single.texts !== undefined) {
    vector.texts = new Array<string | undefined>(rows).fill(single.texts[0]);
  }
  return vector;
}

export function setError(vector: Vector, row: number, code: string | undefined): void {
  vector.tags[row] = Tag.ERROR;
  vector.numbers[row] = 0;
  vector.texts ??= new Array<string | undefined>(vector.tags.length);
  vector.texts[row] = code;
}

export function setUnreadable(vector: Vector, row: number): void {
  vector.tags[row] = Tag.UNREADABLE;
  vector.numbers[row] = 0;
}

/** Writes why a row is undecided: the error of an operand goes on, anything else makes it unreadable. */
export function setUndecided(vector: Vector, row: number, left: Vector, right: Vector): void {
  if (left.tags[row] === Tag.ERROR) setError(vector, row, left.texts?.[row]);
  else if (right.tags[row] === Tag.ERROR) setError(vector, row, right.texts?.[row]);
  else setUnreadable(vector, row);
}
