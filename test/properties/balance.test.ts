import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import type { Coefficient, Distribution } from '../../src/balance';
import { coefficientOf, computeBalance } from '../../src/balance';
import type { SchoolResult } from '../../src/balance';
import { exact } from '../../src/kernel/exact';
import type { Row } from '../balance/tables';
import { nineYearSchool, primarySchool, tableOf } from '../balance/tables';
import { standardOf } from '../cases/caseFile';

const quality = standardOf('cn.quality-2017');

function coefficient(data: Distribution): Coefficient {
  const outcome = coefficientOf(data);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.coefficient;
}

function of(schools: readonly School[]): Coefficient {
  return coefficient({ pupils: schools.map(({ n }) => n), amounts: schools.map(({ a }) => a) });
}

interface School {
  readonly n: number;
  readonly a: number;
}

/** Resources with two decimals, as forms hold them; at least one school has something. */
const school = fc.record({
  n: fc.integer({ min: 1, max: 5000 }),
  a: fc.integer({ min: 0, max: 10_000_000 }).map((hundredths) => hundredths / 100),
});
const schools = fc
  .array(school, { minLength: 2, maxLength: 40 })
  .filter((list) => list.some(({ a }) => a > 0));

describe('the coefficient', () => {
  it('does not depend on the order of schools', () => {
    fc.assert(
      fc.property(schools, fc.infiniteStream(fc.nat()), (list, ranks) => {
        const shuffled = list
          .map((each) => ({ each, rank: Number(ranks.next().value) }))
          .sort((left, right) => left.rank - right.rank)
          .map(({ each }) => each);
        expect(Math.abs(of(shuffled).cv - of(list).cv)).toBeLessThan(1e-12);
      }),
    );
  });

  it('does not depend on the unit of the resource', () => {
    fc.assert(
      fc.property(schools, fc.constantFrom(0.0001, 0.01, 100, 10_000), (list, factor) => {
        const scaled = list.map(({ n, a }) => ({ n, a: exact(a).mul(exact(factor)).valueOf() }));
        expect(Math.abs(of(scaled).cv - of(list).cv)).toBeLessThan(1e-12);
      }),
    );
  });

  it('does not change when a school is cut into parts of the same ratio', () => {
    fc.assert(
      fc.property(schools, fc.nat(), fc.integer({ min: 2, max: 5 }), (list, pick, parts) => {
        const at = pick % list.length;
        const whole = list[at];
        if (whole === undefined) return;
        const tenfold = list.map(({ n, a }) => ({ n: n * parts, a: a * parts }));
        const cut = Array.from({ length: parts }, () => whole);
        const divided = [...tenfold.slice(0, at), ...cut, ...tenfold.slice(at + 1)];
        expect(Math.abs(of(divided).cv - of(tenfold).cv)).toBeLessThan(1e-12);
      }),
    );
  });

  it('is exactly 0 when, and only when, all ratios are equal', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 99_999 }), (pupils, thousandths) => {
        const amounts = pupils.map((n) => new Fraction(thousandths, 1000).mul(n).valueOf());
        expect(coefficient({ pupils, amounts }).cv).toBe(0);
        const [first = 0, ...others] = amounts;
        const moved = [exact(first).add('0.001').valueOf(), ...others];
        expect(coefficient({ pupils, amounts: moved }).cv).toBeGreaterThan(0);
      }),
    );
  });

  it('is made of shares that add up to 1', () => {
    fc.assert(
      fc.property(schools, (list) => {
        const { cv, shares } = of(list);
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(Math.abs(sum - (cv === 0 ? 0 : 1))).toBeLessThan(1e-9);
        expect(shares.every((share) => share >= 0)).toBe(true);
      }),
    );
  });

  it('keeps or breaks a limit as the rational computation does, at the line too', () => {
    // ratios X(1 − c) and X(1 + c) with equal weights have CV c exactly; a step moves one of them
    const limits = fc.constantFrom(0.5, 0.45, 0.3, 0.65, 0.55);
    const step = fc.constantFrom(-1, 0, 0, 0, 1);
    const size = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(limits, step, size, fc.integer({ min: 1, max: 9000 }), (limit, move, n, mean) => {
        const low = exact(limit).neg().add(1).mul(mean).mul(n);
        const high = exact(limit).add(1).mul(mean).mul(n).add(new Fraction(move, 10_000));
        const pupils = [n, n];
        const amounts = [low.valueOf(), high.valueOf()];
        const sign = coefficient({ pupils, amounts }).compare(limit);
        expect(sign).toBe(rationalSign(pupils, amounts, limit));
        expect(sign).toBe(move);
      }),
    );
  });
});

/** Sign of CV² − limit² straight from the definition, in fractions. */
function rationalSign(
  pupils: readonly number[],
  amounts: readonly number[],
  limit: number,
): number {
  const total = pupils.reduce((sum, n) => sum.add(exact(n)), new Fraction(0));
  const mean = amounts.reduce((sum, a) => sum.add(exact(a)), new Fraction(0)).div(total);
  const variance = amounts.reduce((sum, a, i) => {
    const n = exact(pupils[i] ?? 0);
    return sum.add(exact(a).div(n).sub(mean).pow(2).mul(n).div(total));
  }, new Fraction(0));
  return variance.div(mean.pow(2)).compare(exact(limit).pow(2));
}

function schoolsOf(rows: readonly Row[]): readonly SchoolResult[] {
  return computeBalance({ standard: quality, ledgers: [tableOf('ledger', rows)], reliefs: [] })
    .schools;
}

describe('indicators', () => {
  const pupils = fc.integer({ min: 1, max: 4000 });

  it('are met when, and only when, the fractions say so', () => {
    fc.assert(
      fc.property(pupils, fc.integer({ min: -3, max: 3 }), (students, cents) => {
        // area around 4.5 ㎡ per pupil, in steps of 0.01 ㎡ of the whole school
        const area = exact(4.5).mul(students).add(new Fraction(cents, 100)).valueOf();
        const row = primarySchool(1, { students, area_teaching: area, area_indoor_sport: 0 });
        expect(schoolsOf([row])[0]?.indicators['teachingArea']?.met).toBe(cents >= 0);
      }),
    );
  });

  it('reach their threshold with the shortfall bought, and not with one less', () => {
    fc.assert(
      fc.property(pupils, fc.integer({ min: 0, max: 60 }), (students, teachers) => {
        const row = (count: number): Row =>
          primarySchool(1, { students, teachers_backbone: count });
        const result = (count: number) =>
          schoolsOf([row(count)])[0]?.indicators['backboneTeachers'];
        const shortfall = result(teachers)?.shortfall ?? NaN;
        expect(shortfall === 0).toBe(result(teachers)?.met);
        expect(result(teachers + shortfall)?.met).toBe(true);
        if (shortfall > 0) expect(result(teachers + shortfall - 1)?.met).toBe(false);
      }),
    );
  });

  it('of a school of two levels reach it too, when the school buys for the level', () => {
    fc.assert(
      fc.property(pupils, pupils, fc.integer({ min: 0, max: 40 }), (primary, junior, rooms) => {
        const levels = (count: number): readonly SchoolResult[] => {
          const whole = {
            students_primary: primary,
            students_junior: junior,
            multimedia_rooms: count,
          };
          const rows = nineYearSchool(
            1,
            { ...whole, students: primary },
            { ...whole, students: junior },
          );
          return schoolsOf(rows);
        };
        levels(rooms).forEach((before, i) => {
          const shortfall = before.indicators['multimediaRooms']?.shortfall ?? NaN;
          const after = (count: number) => levels(count)[i]?.indicators['multimediaRooms']?.met;
          expect(after(rooms + shortfall)).toBe(true);
          if (shortfall > 0) expect(after(rooms + shortfall - 1)).toBe(false);
        });
      }),
    );
  });

  it('give the junior part 1.1 times the resource per pupil of the primary part', () => {
    fc.assert(
      fc.property(pupils, pupils, (primary, junior) => {
        const whole = { students_primary: primary, students_junior: junior };
        const rows = nineYearSchool(
          1,
          { ...whole, students: primary },
          { ...whole, students: junior },
        );
        const [low, high] = schoolsOf(rows).map(
          (each) => each.indicators['sportsArea']?.value ?? NaN,
        );
        expect((high ?? NaN) / (low ?? NaN)).toBeCloseTo(1.1, 10);
      }),
    );
  });
});
