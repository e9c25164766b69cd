import type Fraction from 'fraction.js';
import type { Ratio } from '../kernel/exact';
import {
  compareNear,
  compareRatios,
  exact,
  ratioToNumber,
  sumRatios,
  toRatio,
} from '../kernel/exact';

/** Pupils and resource of the schools of one level, school by school. */
export interface Distribution {
  readonly pupils: ArrayLike<number>;
  /** Resource of each school, so that amount / pupils is the school's ratio. */
  readonly amounts: ArrayLike<number>;
  /** Exact amount of a school where its double is rounded (after a split); the double's decimal otherwise. */
  readonly exactAmount?: (index: number) => Fraction;
}

export interface Coefficient {
  /** Pooled mean X = Σa / Σn. */
  readonly mean: number;
  /** S = √(Σ (n/N)(x − X)²). */
  readonly sd: number;
  /** S / X; exactly 0 when, and only when, all ratios are equal. */
  readonly cv: number;
  /** (n/N)(x − X)² / S² of each school: they add up to 1, or are all 0 when S is 0. */
  readonly shares: Float64Array;
  /** Sign of CV − limit, decided on exact values at the line. */
  compare(limit: number): number;
  /** CV² as an exact ratio. Costly: meant for decisions at the line. */
  squared(): Ratio;
}

export type CoefficientOutcome =
  | { readonly ok: true; readonly coefficient: Coefficient }
  | { readonly ok: false; readonly reason: 'no-pupils' | 'one-school' | 'zero-mean' | 'negative' };

export type MeanOutcome =
  | { readonly ok: true; readonly mean: number; readonly pupils: number }
  | { readonly ok: false; readonly reason: 'no-pupils' | 'negative' };

/** Below this the subtraction x − X has lost its digits, so CV comes from the exact square. */
const TINY = 1e-6;

/** Pooled mean X = Σa / Σn: of one school too, which has no coefficient. */
export function pooledMean({ pupils: counts, amounts }: Distribution): MeanOutcome {
  const count = counts.length;
  for (let i = 0; i < count; i++) {
    if (at(counts, i) < 0 || at(amounts, i) < 0) return { ok: false, reason: 'negative' };
    if (at(counts, i) === 0) return { ok: false, reason: 'no-pupils' };
  }
  if (count === 0) return { ok: false, reason: 'no-pupils' };
  const pupils = compensatedSum(count, (i) => at(counts, i));
  return { ok: true, mean: compensatedSum(count, (i) => at(amounts, i)) / pupils, pupils };
}

/**
 * Student-weighted coefficient of variation in population form about the pooled mean. Linear in the schools;
 * compensated sums make the order of schools irrelevant to 12 digits.
 */
export function coefficientOf(data: Distribution): CoefficientOutcome {
  const pooled = pooledMean(data);
  if (!pooled.ok) return pooled;
  if (data.pupils.length === 1) return { ok: false, reason: 'one-school' };
  const { pupils, mean } = pooled;
  if (mean === 0) return { ok: false, reason: 'zero-mean' };
  return { ok: true, coefficient: spread(data, pupils, mean) };
}

function spread(data: Distribution, total: number, mean: number): Coefficient {
  const count = data.pupils.length;
  const shares = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const distance = at(data.amounts, i) / at(data.pupils, i) - mean;
    shares[i] = (at(data.pupils, i) / total) * distance * distance;
  }
  const variance = compensatedSum(count, (i) => at(shares, i));
  let square: Ratio | undefined;
  const squared = (): Ratio => (square ??= exactSquare(data));
  let sd = Math.sqrt(variance);
  if (sd < TINY * mean) sd = sameRatios(data) ? 0 : mean * Math.sqrt(ratioToNumber(squared()));
  const cv = sd / mean;
  scaleShares(shares, sd === 0 ? 0 : variance);
  return { mean, sd, cv, shares, squared, compare: (limit) => compareCv(cv, limit, squared) };
}

function scaleShares(shares: Float64Array, variance: number): void {
  for (let i = 0; i < shares.length; i++) shares[i] = variance === 0 ? 0 : at(shares, i) / variance;
}

function compareCv(cv: number, limit: number, squared: () => Ratio): number {
  if (limit < 0) return 1;
  return compareNear(cv, limit, () => compareRatios(squared(), toRatio(exact(limit).pow(2))));
}

/** CV² = N·Σ(a²/n) / A² − 1, which needs no root and no ratio of a single school. */
function exactSquare(data: Distribution): Ratio {
  const pupils: Ratio[] = [];
  const amounts: Ratio[] = [];
  const squares: Ratio[] = [];
  for (let i = 0; i < data.pupils.length; i++) {
    const n = toRatio(exact(at(data.pupils, i)));
    const a = toRatio(amountOf(data, i));
    pupils.push(n);
    amounts.push(a);
    squares.push({ n: a.n * a.n * n.d, d: a.d * a.d * n.n });
  }
  const total = sumRatios(pupils);
  const amount = sumRatios(amounts);
  const square = sumRatios(squares);
  const top = total.n * square.n * amount.d * amount.d;
  const bottom = total.d * square.d * amount.n * amount.n;
  return { n: top - bottom, d: bottom };
}

function sameRatios(data: Distribution): boolean {
  const first = amountOf(data, 0).div(exact(at(data.pupils, 0)));
  for (let i = 1; i < data.pupils.length; i++) {
    if (!amountOf(data, i).equals(first.mul(exact(at(data.pupils, i))))) return false;
  }
  return true;
}

function amountOf(data: Distribution, index: number): Fraction {
  return data.exactAmount?.(index) ?? exact(at(data.amounts, index));
}

/** Neumaier's sum: carries the digits that an ordinary sum drops. */
export function compensatedSum(count: number, term: (index: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const value = term(i);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}
