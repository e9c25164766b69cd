import { describe, expect, it } from '@jest/globals';
import Fraction from 'fraction.js';
import {
  compareNear,
  exact,
  ratioToNumber,
  sumRatios,
  wholeRoot,
  withinReach,
} from '../../src/kernel/exact';

describe('exact', () => {
  it.each([
    [0, '0'],
    [0.1, '1/10'],
    [4.505, '901/200'],
    [-2.5, '-5/2'],
    [1e-7, '1/10000000'],
    [12345678.25, '49382713/4'],
    [1.5e21, '1500000000000000000000'],
  ])('reads %d as the decimal that was typed', (value, text) => {
    expect(exact(value).toFraction()).toBe(text);
  });

  it('drops the binary noise of a computed cell', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(exact(0.1 + 0.2).equals(exact(0.3))).toBe(true);
    expect(exact(4.5 * 0.85).equals('3.825')).toBe(true);
  });
});

describe('compareNear', () => {
  it('asks for the exact sign only at the line', () => {
    let asked = 0;
    const sign = (): number => {
      asked += 1;
      return 0;
    };
    expect(compareNear(0.51, 0.5, sign)).toBe(1);
    expect(compareNear(0.49, 0.5, sign)).toBe(-1);
    expect(asked).toBe(0);
    expect(compareNear(0.1 + 0.2, 0.3, sign)).toBe(0);
    expect(asked).toBe(1);
  });

  it('treats equal zeros as at the line and opposite signs as apart', () => {
    expect(withinReach(0, 0)).toBe(true);
    expect(withinReach(1e-12, -1e-12)).toBe(false);
  });
});

describe('sums and roots of whole numbers', () => {
  it('adds ratios without losing anything', () => {
    const terms = Array.from({ length: 50 }, (_, i) => ({ n: 1n, d: BigInt(i + 1) }));
    const expected = terms.reduce<Fraction>(
      (sum, { d }) => sum.add(new Fraction(1n, d)),
      new Fraction(0),
    );
    const { n, d } = sumRatios(terms);
    expect(new Fraction(n, d).equals(expected)).toBe(true);
    expect(sumRatios([])).toEqual({ n: 0n, d: 1n });
  });

  it('turns ratios far outside the range of doubles into numbers', () => {
    const huge = 10n ** 400n;
    expect(ratioToNumber({ n: huge * 3n, d: huge * 8n })).toBe(0.375);
    expect(ratioToNumber({ n: -huge, d: huge * 3n })).toBeCloseTo(-1 / 3, 15);
    expect(ratioToNumber({ n: 0n, d: huge })).toBe(0);
  });

  it.each([0n, 1n, 2n, 3n, 4n, 15n, 16n, 17n, 10n ** 40n, 10n ** 41n - 1n])(
    'finds the whole root of %d',
    (value) => {
      const root = wholeRoot(value);
      expect(root * root <= value && value < (root + 1n) * (root + 1n)).toBe(true);
    },
  );
});
