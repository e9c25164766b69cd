import { describe, expect, it } from '@jest/globals';
import type { Coefficient } from '../../src/balance/coefficient';
import { coefficientOf, pooledMean } from '../../src/balance/coefficient';

function coefficient(pupils: readonly number[], amounts: readonly number[]): Coefficient {
  const outcome = coefficientOf({ pupils, amounts });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.coefficient;
}

describe('coefficientOf', () => {
  it('weights every school by its pupils, about the pooled mean', () => {
    // two schools, ratios 1 and 3, weights 3/4 and 1/4: mean 1.5, variance 0.75
    const { mean, sd, cv } = coefficient([300, 100], [300, 300]);
    expect(mean).toBe(1.5);
    expect(sd).toBeCloseTo(Math.sqrt(0.75), 15);
    expect(cv).toBeCloseTo(1 / Math.sqrt(3), 15);
  });

  it('tells how much of the variance each school brings', () => {
    const { shares } = coefficient([300, 100], [300, 300]);
    expect(Array.from(shares)).toEqual([0.25, 0.75]);
  });

  it('is exactly 0 when all ratios are equal, and all shares are 0', () => {
    // 0.1·n: the doubles of amount / pupils differ in the last digit
    const pupils = [3, 7, 11, 13, 17, 19, 23];
    const amounts = pupils.map((n) => Number((n * 0.1).toFixed(1)));
    const { cv, sd, shares } = coefficient(pupils, amounts);
    expect([cv, sd]).toEqual([0, 0]);
    expect(Array.from(shares)).toEqual(pupils.map(() => 0));
  });

  it('is not 0 when ratios differ by less than a double can tell', () => {
    const { cv } = coefficient([1, 1], [100000000.000001, 100000000]);
    expect(cv).toBeGreaterThan(0);
    expect(cv).toBeCloseTo(5e-15, 20);
  });

  it.each([
    ['no school', [], [], 'no-pupils'],
    ['a single school', [120], [300], 'one-school'],
    ['a school without pupils', [120, 0], [300, 40], 'no-pupils'],
    ['no resource at all', [120, 130], [0, 0], 'zero-mean'],
    ['a negative resource', [120, 130], [40, -3], 'negative'],
    ['negative pupils', [120, -130], [40, 3], 'negative'],
  ])('gives no figure for %s', (_, pupils, amounts, reason) => {
    expect(coefficientOf({ pupils, amounts })).toEqual({ ok: false, reason });
  });

  it('keeps a school whose resource is 0: it is the one that fails', () => {
    expect(coefficient([100, 100], [0, 200]).cv).toBe(1);
  });
});

describe('pooledMean', () => {
  it('is that of the coefficient', () => {
    const mean = pooledMean({ pupils: [300, 100], amounts: [300, 300] });
    expect(mean).toEqual({ ok: true, mean: 1.5, pupils: 400 });
  });

  it('is told of one school, and of schools that have nothing', () => {
    expect(pooledMean({ pupils: [120], amounts: [300] })).toMatchObject({ ok: true, mean: 2.5 });
    expect(pooledMean({ pupils: [120, 5], amounts: [0, 0] })).toMatchObject({ ok: true, mean: 0 });
  });

  it.each([
    ['no school', [], [], 'no-pupils'],
    ['a school without pupils', [120, 0], [300, 40], 'no-pupils'],
    ['a negative resource', [120, 130], [40, -3], 'negative'],
  ])('gives no figure for %s', (_, pupils, amounts, reason) => {
    expect(pooledMean({ pupils, amounts })).toEqual({ ok: false, reason });
  });
});

describe('decisions at the line', () => {
  it('finds a coefficient of exactly 0.5 on the line', () => {
    // ratios 1 and 3 with equal weights: X 2, S 1
    const half = coefficient([70, 70], [70, 210]);
    expect(half.compare(0.5)).toBe(0);
    expect(half.compare(0.45)).toBe(1);
    expect(half.compare(0.51)).toBe(-1);
  });

  it('is not fooled by doubles that land beside the line', () => {
    // ratios 0.55 and 1.45: X 1, S 0.45
    const result = coefficient([30, 30], [16.5, 43.5]);
    expect(Math.abs(result.cv - 0.45)).toBeLessThan(1e-12);
    expect(result.compare(0.45)).toBe(0);
  });

  it('sees the smallest step over and under the line', () => {
    expect(coefficient([70, 70], [70, 210.0000000001]).compare(0.5)).toBe(1);
    expect(coefficient([70, 70], [70, 209.9999999999]).compare(0.5)).toBe(-1);
  });
});

describe('large counties', () => {
  it('decides 100,000 schools, also exactly', () => {
    const size = 100_000;
    // pairs of equal size with ratios 0.5 and 1.5: X 1, S 0.5
    const pupils = Float64Array.from({ length: size }, (_, i) => 50 + (((i >> 1) * 7919) % 1900));
    const amounts = pupils.map((n, i) => (i % 2 === 0 ? 0.5 * n : 1.5 * n));
    const outcome = coefficientOf({ pupils, amounts });
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.coefficient.compare(0.5)).toBe(0);
    expect(outcome.coefficient.cv).toBeCloseTo(0.5, 12);
    const total = outcome.coefficient.shares.reduce((sum, share) => sum + share, 0);
    expect(total).toBeCloseTo(1, 9);
  });
});
