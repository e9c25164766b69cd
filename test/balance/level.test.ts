import { describe, expect, it } from '@jest/globals';
import type { Balance } from '../../src/balance';
import { computeBalance } from '../../src/balance';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { primarySchool, tableOf } from './tables';

const quality = standardOf('cn.quality-2017');
const basic = standardOf('cn.basic-2012');

function balanceOf(rows: readonly Row[], standard = quality): Balance {
  return computeBalance({ standard, ledgers: [tableOf('ledger', rows)], reliefs: [] });
}

describe('levels', () => {
  it('limits every coefficient in the method of 2017', () => {
    const rows = [primarySchool(1), primarySchool(2), primarySchool(3, { teachers_backbone: 40 })];
    const level = balanceOf(rows).levels.primary;
    expect(level).toMatchObject({ schools: 3, pupils: 1500, passed: false });
    expect(level?.indicators['backboneTeachers']).toMatchObject({
      passed: false,
      limit: { value: 0.5 },
    });
    expect(level?.indicators['teachingArea']).toMatchObject({
      mean: 6,
      sd: 0,
      cv: 0,
      passed: true,
    });
    expect(level?.composite).toMatchObject({ limit: null, passed: null });
    expect(level?.composite.value).toBeCloseTo(
      (level?.indicators['backboneTeachers']?.cv ?? 0) / 7,
      12,
    );
    expect(balanceOf(rows).levels.junior).toBeNull();
  });

  it('names the schools that make a coefficient large, largest first', () => {
    const rows = [primarySchool(1), primarySchool(2), primarySchool(3, { teachers_backbone: 40 })];
    const contributions =
      balanceOf(rows).levels.primary?.indicators['backboneTeachers']?.contributions;
    expect(contributions?.map(({ school }) => school)).toEqual([2, 0, 1]);
    expect(contributions?.[0]?.share).toBeCloseTo(2 / 3, 12);
  });

  it('limits only the composite in the method of 2012', () => {
    const rows = [primarySchool(1), primarySchool(2), primarySchool(3, { computers: 800 })];
    const level = balanceOf(rows, basic).levels.primary;
    expect(level?.indicators['computers']).toMatchObject({ limit: null, passed: null });
    expect(level?.indicators['computers']?.cv).toBeGreaterThan(0.65);
    expect(level).toMatchObject({
      passed: true,
      composite: { passed: true, limit: { value: 0.65 } },
    });
  });

  it('gives one school no coefficient and says so', () => {
    const level = balanceOf([primarySchool(1)]).levels.primary;
    expect(level).toMatchObject({
      schools: 1,
      pupils: 500,
      passed: null,
      why: { reason: 'one-school' },
    });
    expect(level?.indicators['books']).toBeUndefined();
    expect(level?.indicators['teachingArea']).toMatchObject({
      mean: null,
      cv: null,
      why: { reason: 'one-school' },
    });
    expect(level?.composite.value).toBeNull();
  });

  it('does not guess: one blank leaves that coefficient and the verdict open, and names the school', () => {
    const rows = [
      primarySchool(1),
      primarySchool(2, { teachers_backbone: null }),
      primarySchool(3),
    ];
    const level = balanceOf(rows).levels.primary;
    expect(level?.indicators['backboneTeachers']).toMatchObject({
      cv: null,
      passed: null,
      why: {
        reason: 'schools-undecided',
        schools: [{ school: 1, reason: 'blank', field: 'teachers_backbone' }],
      },
    });
    expect(level?.indicators['teachingArea']?.passed).toBe(true);
    expect(level).toMatchObject({ passed: null, why: { reason: 'indicators-undecided' } });
  });

  it('fails a level for certain although one coefficient is unknown', () => {
    const rows = [
      primarySchool(1),
      primarySchool(2, { teachers_backbone: null }),
      primarySchool(3, { equip_value: 900 }),
    ];
    expect(balanceOf(rows).levels.primary).toMatchObject({ passed: false });
  });

  it('keeps a school whose resource is 0', () => {
    const rows = [primarySchool(1), primarySchool(2, { multimedia_rooms: 0 })];
    const level = balanceOf(rows).levels.primary;
    expect(level?.indicators['multimediaRooms']).toMatchObject({ cv: 1, passed: false });
  });

  it('has no mean to divide by where nobody has anything', () => {
    const rows = [1, 2].map((code) => primarySchool(code, { teachers_backbone: 0 }));
    const result = balanceOf(rows).levels.primary?.indicators['backboneTeachers'];
    expect(result).toMatchObject({ cv: null, passed: null, why: { reason: 'zero-mean' } });
  });

  it('decides a coefficient of exactly the limit, and a strict local limit, exactly', () => {
    // equal pupils, ratios 1 and 3: CV 0.5
    const rows = [
      primarySchool(1, { teachers_backbone: 5 }),
      primarySchool(2, { teachers_backbone: 15 }),
    ];
    const result = balanceOf(rows).levels.primary?.indicators['backboneTeachers'];
    expect(result).toMatchObject({ cv: 0.5, passed: true, roundingHides: false });
    // ratios 7 and 13: CV 0.3, which the local plan's "below 0.30" does not accept
    const juniors = [7, 13].map((teachers, i) =>
      primarySchool(i, { school_type: '311', level: '初中', teachers_backbone: teachers }),
    );
    const local = balanceOf(juniors, standardOf('local.junior-cv-030')).levels.junior;
    expect(local?.indicators['backboneTeachers']).toMatchObject({
      passed: false,
      limit: { operator: '<', value: 0.3 },
    });
    expect(balanceOf(juniors).levels.junior?.indicators['backboneTeachers']?.passed).toBe(true);
  });

  it('warns where three digits hide a broken limit', () => {
    const rows = [
      primarySchool(1, { students: 100_000, teachers_backbone: 4999 }),
      primarySchool(2, { students: 100_000, teachers_backbone: 15_001 }),
    ];
    const result = balanceOf(rows).levels.primary?.indicators['backboneTeachers'];
    expect(result).toMatchObject({ passed: false, roundingHides: true });
  });

  it('decides a composite of exactly the limit exactly, also where the roots are irrational', () => {
    // all eight ratios 7 and 13 times something: every CV is 0.3, and so is their mean
    const row = (code: number, factor: number): Row => {
      const plain = primarySchool(code, {
        area_indoor_sport: 0,
        teachers_master: 0,
        teachers_bachelor: 0,
      });
      const resources = [
        'teachers',
        'teachers_college',
        'teachers_midtitle',
        'area_teaching',
        'area_field',
        'equip_value',
        'computers',
        'books',
      ];
      return { ...plain, ...Object.fromEntries(resources.map((key) => [key, factor])) };
    };
    const limited = (value: number): boolean | null | undefined => {
      const limit = {
        operator: '<=' as const,
        value,
        citation: { source: 'test', locator: 'test' },
      };
      const coefficients = { each: null, composite: { primary: limit, junior: limit } };
      return balanceOf([row(1, 7), row(2, 13)], { ...basic, coefficients }).levels.primary
        ?.composite.passed;
    };
    expect([limited(0.3), limited(0.2999999999999), limited(0.3000000000001)]).toEqual([
      true,
      false,
      true,
    ]);
    // equal weights 1, 1, 1 and ratios 1, 2, 3: CV is the root of 1/6
    const root = Math.sqrt(1 / 6);
    const three = [row(1, 1), row(2, 2), row(3, 3)];
    const irrational = (value: number): boolean | null | undefined => {
      const limit = {
        operator: '<=' as const,
        value,
        citation: { source: 'test', locator: 'test' },
      };
      const coefficients = { each: null, composite: { primary: limit, junior: limit } };
      return balanceOf(three, { ...basic, coefficients }).levels.primary?.composite.passed;
    };
    expect([irrational(root + 1e-13), irrational(root - 1e-13)]).toEqual([true, false]);
  });

  it('gives no composite while one coefficient is unknown', () => {
    const rows = [primarySchool(1), primarySchool(2, { books: null })];
    const level = balanceOf(rows, basic).levels.primary;
    expect(level).toMatchObject({ passed: null, composite: { value: null, passed: null } });
    expect(level?.indicators['computers']?.cv).toBe(0);
  });
});
