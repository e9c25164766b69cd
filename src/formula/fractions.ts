import { SAFE } from './vector';

/**
 * Exact values of many rows at once, as fractions of two integers that doubles hold exactly: the same decisions as
 * with arbitrary fractions, without making an object per row. A denominator of 0 says that the fraction did not fit
 * (or that the expression has no exact value), and the row is decided by `exact.ts`.
 */
export interface Fractions {
  readonly over: Float64Array;
  readonly under: Float64Array;
}

export function none(count: number): Fractions {
  return { over: new Float64Array(count), under: new Float64Array(count) };
}

/** A denominator that still fits, or 0. */
export function fit(under: number): number {
  return under <= SAFE ? under : 0;
}

/** Adds into the left operand. Denominators are powers of ten mostly, so one divides the other. */
export function add(left: Fractions, right: Fractions, sign: number): Fractions {
  for (let index = 0; index < left.over.length; index++) {
    const lu = left.under[index] ?? 0;
    const ru = right.under[index] ?? 0;
    const lo = left.over[index] ?? 0;
    const ro = sign * (right.over[index] ?? 0);
    if (lu === 0 || ru === 0) left.under[index] = 0;
    else if (lu === ru) put(left, index, lo + ro, lu);
    else if (lu % ru === 0) put(left, index, lo + product(ro, lu / ru), lu);
    else if (ru % lu === 0) put(left, index, product(lo, ru / lu) + ro, ru);
    else put(left, index, product(lo, ru) + product(ro, lu), lu * ru);
  }
  return left;
}

/** A product that is exact, or NaN. */
export function product(left: number, right: number): number {
  const value = left * right;
  return Math.abs(value) <= SAFE ? value : NaN;
}

export function put(target: Fractions, index: number, over: number, under: number): void {
  const fits = Math.abs(over) <= SAFE && under <= SAFE;
  target.over[index] = fits ? over : 0;
  target.under[index] = fits ? under : 0;
}

/** Multiplies or divides into the left operand. */
export function multiply(left: Fractions, right: Fractions, divide: boolean): Fractions {
  for (let index = 0; index < left.over.length; index++) {
    const lu = left.under[index] ?? 0;
    const ru = right.under[index] ?? 0;
    const ro = right.over[index] ?? 0;
    if (lu === 0 || ru === 0 || (divide && ro === 0)) {
      left.under[index] = 0;
      continue;
    }
    const lo = left.over[index] ?? 0;
    if (!divide) put(left, index, lo * ro, lu * ru);
    else put(left, index, Math.sign(ro) * lo * ru, lu * Math.abs(ro));
  }
  return left;
}

/** Keeps the larger (sign 1) or the smaller (sign -1) of two fractions. */
export function pick(left: Fractions, right: Fractions, sign: number): Fractions {
  for (let index = 0; index < left.over.length; index++) {
    const order = compareFractions(left, right, index);
    if (Number.isNaN(order)) left.under[index] = 0;
    else if (order * sign < 0) put(left, index, right.over[index] ?? 0, right.under[index] ?? 0);
  }
  return left;
}

/** Sign of left − right, or NaN where one of them is not known exactly or the comparison does not fit. */
export function compareFractions(left: Fractions, right: Fractions, index: number): number {
  const lu = left.under[index] ?? 0;
  const ru = right.under[index] ?? 0;
  if (lu === 0 || ru === 0) return NaN;
  const lo = left.over[index] ?? 0;
  const ro = right.over[index] ?? 0;
  return lu === ru ? lo - ro : product(lo, ru) - product(ro, lu);
}
