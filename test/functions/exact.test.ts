import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { county, countyAtLimits } from '../support/countyArbitrary';
import { QUALITY, type LevelName, type OracleRow } from '../support/countyMethods';
import { oracle } from '../support/countyOracle';
import * as q from '../support/oracleNumbers';
import type { Frac } from '../support/oracleNumbers';
import { call, column, valueOf } from './calls';

const RUNS = { numRuns: 150 };
const LEVELS: readonly LevelName[] = ['primary', 'junior'];

/** Doubles and the exact figure: as near as a figure rounded to a double can tell. */
function expectNear(actual: unknown, expected: Frac): void {
  const wanted = q.toNumber(expected);
  expect(Math.abs(Number(actual) - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, wanted));
}

/** Values and pupils of a level's schools for each indicator whose coefficient the oracle tells. */
function compare(rows: readonly OracleRow[]): number {
  const { schools, levels } = oracle(rows, QUALITY);
  let compared = 0;
  for (const level of LEVELS) {
    const members = schools.filter((school) => school.level === level);
    for (const [key, { mean, square }] of Object.entries(levels[level]?.figures ?? {})) {
      if (mean === null || square === null) continue;
      const figures = members.map((school) => school.figures[key]?.value ?? null);
      const pupils = column(members.map((school) => school.pupils && q.toNumber(school.pupils)));
      const values = column(figures.map((value) => value && q.toNumber(value)));
      expectNear(valueOf(call('MEAN', values, pupils)), mean);
      const cv = valueOf(call('CV', values, pupils));
      // A value that is no decimal, 10/3, comes as the double beside it.
      expect(Math.abs(Number(cv) - q.toNumber(q.root(square)))).toBeLessThan(1e-12);
      compared += 1;
    }
  }
  return compared;
}

/** Schools with decimal values, as a column of a form holds them. */
const schools = fc.array(
  fc.record({ n: fc.integer({ min: 1, max: 3000 }), x: fc.integer({ min: 0, max: 9_999 }) }),
  { minLength: 2, maxLength: 30 },
);

describe('CV and MEAN against exact arithmetic', () => {
  it('agree with the second opinion on whole counties', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(county(QUALITY), countyAtLimits(QUALITY, ['0.45', '0.5'])), (rows) => {
        compared += compare(rows);
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('agree with the definition on any schools', () => {
    fc.assert(
      fc.property(schools, (list) => {
        fc.pre(list.some(({ x }) => x > 0));
        const exact = list.map(({ n, x }) => ({
          n: q.frac(BigInt(n)),
          x: q.frac(BigInt(x), 100n),
        }));
        const total = q.sum(exact.map(({ n }) => n));
        const mean = q.div(q.sum(exact.map(({ n, x }) => q.mul(n, x))), total);
        const variance = q.sum(
          exact.map(({ n, x }) => {
            const distance = q.sub(x, mean);
            return q.div(q.mul(n, q.mul(distance, distance)), total);
          }),
        );
        const values = column(list.map(({ x }) => x / 100));
        const pupils = column(list.map(({ n }) => n));
        expectNear(valueOf(call('MEAN', values, pupils)), mean);
        expectNear(valueOf(call('CV', values, pupils)), q.root(q.div(variance, q.mul(mean, mean))));
      }),
      RUNS,
    );
  });

  it('give exactly 0 when all schools are equal, and only then', () => {
    fc.assert(
      fc.property(schools, fc.integer({ min: 1, max: 99_999 }), (list, hundredths) => {
        const pupils = column(list.map(({ n }) => n));
        const equal = list.map(() => hundredths / 100);
        expect(valueOf(call('CV', column(equal), pupils))).toBe(0);
        const unequal = column(equal.map((x, i) => (i === 0 ? (hundredths + 1) / 100 : x)));
        expect(valueOf(call('CV', unequal, pupils))).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });
});

describe('CV of equal values that are no decimals', () => {
  it('is exactly 0, whatever their products with the pupils round to', () => {
    const thirds = column([1 / 3, 1 / 3, 1 / 3]);
    expect(valueOf(call('CV', thirds, column([3, 7, 1100])))).toBe(0);
  });
});

/** Weights as the method's text states them. */
const WEIGHTS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['312', { primary: '1', junior: '1.1' }],
  ['341', { junior: '1', senior: '1.2' }],
  ['345', { primary: '1', junior: '1.1', senior: '1.32' }],
];

describe('SPLIT against exact arithmetic', () => {
  it('divides by weighted pupils, and its parts make up the whole', () => {
    const count = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...WEIGHTS),
        fc.record({ primary: count, junior: count, senior: count }),
        fc.integer({ min: 0, max: 9_999_999 }),
        ([type, weights], pupils, hundredths) => {
          const stages = Object.keys(weights) as (keyof typeof pupils)[];
          const weighted = (stage: keyof typeof pupils) =>
            q.mul(q.of(weights[stage] ?? '0'), q.frac(BigInt(pupils[stage])));
          const whole = q.sum(stages.map(weighted));
          const amount = q.frac(BigInt(hundredths), 100n);
          const { primary, junior, senior } = pupils;
          const parts = stages.map((stage) => {
            const part = call('SPLIT', hundredths / 100, type, primary, junior, senior, stage);
            expectNear(valueOf(part), q.div(q.mul(amount, weighted(stage)), whole));
            return Number(valueOf(part));
          });
          expectNear(
            parts.reduce((sum, part) => sum + part, 0),
            amount,
          );
        },
      ),
      RUNS,
    );
  });
});
