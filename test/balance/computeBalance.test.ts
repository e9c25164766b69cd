import { describe, expect, it } from '@jest/globals';
import type { Balance } from '../../src/balance';
import { computeBalance } from '../../src/balance';
import { Tag } from '../../src/formula/table';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { nineYearSchool, primarySchool, tableOf } from './tables';

const quality = standardOf('cn.quality-2017');
const basic = standardOf('cn.basic-2012');

function balanceOf(
  rows: readonly Row[],
  standard = quality,
  reliefs: readonly string[] = [],
): Balance {
  return computeBalance({ standard, ledgers: [tableOf('ledger', rows)], reliefs });
}

describe('indicators of a school', () => {
  it('gives value, threshold, floor and verdict in the units of the standard', () => {
    const school = balanceOf([primarySchool(1)]).schools[0];
    expect(school).toMatchObject({
      level: 'primary',
      type: '211',
      pupils: 500,
      met: 7,
      passed: true,
    });
    expect(school?.indicators['qualifiedTeachers']).toMatchObject({
      value: 5,
      numerator: 25,
      share: 1,
      floor: 3.57,
      met: true,
      floorMet: true,
      shortfall: 0,
      roundingHides: false,
    });
    expect(school?.indicators['teachingArea']?.value).toBe(6);
    expect(school?.indicators['equipmentValue']?.value).toBe(2600);
  });

  it('accepts 4.505 as 85 % of 5.3, and nothing below it', () => {
    const junior = (bachelors: number): Row =>
      primarySchool(1, {
        school_type: '311',
        level: '初中',
        students: 100_000,
        teachers_phd: 0,
        teachers_master: 0,
        teachers_bachelor: bachelors,
      });
    const degrees = (row: Row) => balanceOf([row]).schools[0]?.indicators['qualifiedTeachers'];
    expect(degrees(junior(4505))).toMatchObject({
      value: 4.505,
      met: false,
      floor: 4.505,
      floorMet: true,
    });
    expect(degrees(junior(4504))).toMatchObject({ met: false, floorMet: false });
  });

  it('rounds a shortfall of people up, and leaves one of exactly 1 at 1', () => {
    const missing = (college: number): unknown =>
      balanceOf([
        primarySchool(1, {
          students: 500,
          teachers_bachelor: 0,
          teachers_master: 0,
          teachers_college: college,
        }),
      ]).schools[0]?.indicators['qualifiedTeachers']?.shortfall;
    // 4.2 per 100 of 500 pupils are 21 teachers
    expect([missing(21), missing(20), missing(19)]).toEqual([0, 1, 2]);
    // 4.2 per 100 of 501 pupils are 21.042
    const school = balanceOf([
      primarySchool(1, {
        students: 501,
        teachers_bachelor: 0,
        teachers_master: 0,
        teachers_college: 21,
      }),
    ]).schools[0];
    expect(school?.indicators['qualifiedTeachers']?.shortfall).toBe(1);
  });

  it('gives a shortfall of area and money as it is', () => {
    const school = balanceOf([primarySchool(1, { area_teaching: 2400.5, equip_value: 99.99 })])
      .schools[0];
    expect(school?.indicators['teachingArea']?.shortfall).toBe(49.5);
    expect(school?.indicators['equipmentValue']?.shortfall).toBe(100);
  });

  it('says when the form’s two digits would show another verdict', () => {
    // 4.196 per 100 prints as 4.20
    const close = balanceOf([primarySchool(1, { students: 25_000, teachers_bachelor: 1043 })])
      .schools[0];
    expect(close?.indicators['qualifiedTeachers']).toMatchObject({
      value: 4.196,
      met: false,
      roundingHides: true,
    });
    // 3.568 prints as 3.57, the floor
    const floor = balanceOf([primarySchool(1, { students: 25_000, teachers_bachelor: 886 })])
      .schools[0];
    expect(floor?.indicators['qualifiedTeachers']).toMatchObject({
      value: 3.568,
      floorMet: false,
      roundingHides: true,
    });
    const far = balanceOf([primarySchool(1, { students: 25_000, teachers_bachelor: 1020 })])
      .schools[0];
    expect(far?.indicators['qualifiedTeachers']?.roundingHides).toBe(false);
  });

  it.each([
    [null, 'blank', Tag.BLANK],
    ['<error>', 'error', Tag.ERROR],
    ['<unreadable>', 'unreadable', Tag.UNREADABLE],
    ['<n/a>', 'not-applicable', Tag.NOT_APPLICABLE],
  ] as const)('tells nothing from a cell that reads %s, and says why', (cell, reason, tag) => {
    const school = balanceOf([primarySchool(1, { teachers_backbone: cell })]).schools[0];
    expect(school?.indicators['backboneTeachers']).toMatchObject({
      value: null,
      met: null,
      floorMet: null,
      shortfall: null,
      why: { reason, field: 'teachers_backbone', tag },
    });
    expect(school).toMatchObject({ met: null, passed: null });
    expect(school?.undecided).toEqual([{ reason, field: 'teachers_backbone', tag }]);
  });

  it('gives no ratio for 0 pupils and none for a negative figure', () => {
    const none = balanceOf([primarySchool(1, { students: 0 })]).schools[0];
    expect(none?.pupils).toBe(0);
    expect(none?.indicators['teachingArea']).toMatchObject({
      value: null,
      why: { reason: 'no-pupils', field: 'students' },
    });
    const negative = balanceOf([primarySchool(1, { multimedia_rooms: -3 })]).schools[0];
    expect(negative?.indicators['multimediaRooms']).toMatchObject({
      value: null,
      why: { reason: 'negative', field: 'multimedia_rooms' },
    });
  });

  it('names the column that the form lacks', () => {
    const { teachers_arts: _, ...row } = primarySchool(1);
    const result = balanceOf([row]).schools[0]?.indicators['sportsArtTeachers'];
    expect(result).toMatchObject({
      value: null,
      why: { reason: 'missing-column', field: 'teachers_arts' },
    });
  });

  it('fails a school for certain although one indicator is unknown', () => {
    const row = primarySchool(1, { teachers_backbone: null, multimedia_rooms: 1 });
    expect(balanceOf([row]).schools[0]).toMatchObject({ met: null, passed: false });
  });
});

describe('schools of several levels', () => {
  it('divides the four resources 1 : 1.1 and leaves teachers alone', () => {
    const [primary, junior] = balanceOf(nineYearSchool(1)).schools;
    expect(primary?.indicators['multimediaRooms']?.share).toBeCloseTo(166 / 397, 15);
    expect(junior?.indicators['multimediaRooms']?.share).toBeCloseTo(231 / 397, 15);
    expect(primary?.indicators['qualifiedTeachers']?.share).toBe(1);
    for (const key of ['teachingArea', 'sportsArea', 'equipmentValue', 'multimediaRooms']) {
      const ratio = (junior?.indicators[key]?.value ?? 0) / (primary?.indicators[key]?.value ?? 0);
      expect(ratio).toBeCloseTo(1.1, 12);
    }
  });

  it('divides a complete middle school 1 : 1.2 and a twelve-year school 1 : 1.1 : 1.32', () => {
    const complete = primarySchool(1, {
      school_type: '341',
      level: '初中',
      students: 300,
      students_junior: 300,
      students_senior: 500,
    });
    expect(balanceOf([complete]).schools[0]?.indicators['teachingArea']?.share).toBeCloseTo(
      300 / 900,
      15,
    );
    const counts = { students_primary: 200, students_junior: 100, students_senior: 100 };
    const twelve = primarySchool(2, { school_type: '345', students: 200, ...counts });
    expect(balanceOf([twelve]).schools[0]?.indicators['teachingArea']?.share).toBeCloseTo(
      200 / (200 + 110 + 132),
      15,
    );
  });

  it.each([
    [null, 'blank'],
    [0, 'no-pupils'],
    ['<unreadable>', 'unreadable'],
  ] as const)('does not divide by a count that reads %s', (count, reason) => {
    const school = balanceOf(nineYearSchool(1, { students_junior: count })).schools[0];
    expect(school?.indicators['teachingArea']).toMatchObject({
      value: null,
      share: null,
      why: { reason, field: 'students_junior' },
    });
    expect(school?.indicators['qualifiedTeachers']?.met).toBe(true);
  });

  it('gives nothing for a level that the type does not have', () => {
    const row = primarySchool(1, {
      school_type: '341',
      students_junior: 300,
      students_senior: 500,
    });
    expect(balanceOf([row]).schools[0]?.indicators['teachingArea']?.why?.reason).toBe(
      'level-not-in-type',
    );
  });

  it('tells a shortfall of the school’s resource: buying it makes the level meet', () => {
    const lacking = nineYearSchool(1, { multimedia_rooms: 5 }, { multimedia_rooms: 5 });
    const [primary, junior] = balanceOf(lacking).schools;
    const shortfalls = [primary, junior].map(
      (s) => s?.indicators['multimediaRooms']?.shortfall ?? 0,
    );
    const rooms = 5 + Math.max(...shortfalls);
    const after = balanceOf(
      nineYearSchool(1, { multimedia_rooms: rooms }, { multimedia_rooms: rooms }),
    );
    expect(after.schools.map((s) => s.indicators['multimediaRooms']?.met)).toEqual([true, true]);
    const short = balanceOf(
      nineYearSchool(1, { multimedia_rooms: rooms - 1 }, { multimedia_rooms: rooms - 1 }),
    );
    expect(short.schools.some((s) => s.indicators['multimediaRooms']?.met === false)).toBe(true);
  });
});

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
});

describe('reliefs', () => {
  const claimed = {
    is_dense_city: '是',
    area_other_field: 400,
    area_offsite: 600,
    area_field: 3000,
  };

  it('add nothing unless turned on', () => {
    expect(
      balanceOf([primarySchool(1, claimed)]).schools[0]?.indicators['sportsArea'],
    ).toMatchObject({ value: 6.4, met: false });
  });

  it('add to the schools that claim them, and to no other', () => {
    const rows = [
      primarySchool(1, claimed),
      primarySchool(2, { ...claimed, is_dense_city: null }),
      primarySchool(3, { ...claimed, is_dense_city: '否' }),
    ];
    const values = balanceOf(rows, quality, ['dense-city-sports']).schools.map(
      (s) => s.indicators['sportsArea']?.value,
    );
    expect(values).toEqual([8.4, 6.4, 6.4]);
  });

  it('leave a form without their columns as it is', () => {
    const school = balanceOf([primarySchool(1)], quality, ['dense-city-sports']).schools[0];
    expect(school?.indicators['sportsArea']?.value).toBe(10);
  });
});
