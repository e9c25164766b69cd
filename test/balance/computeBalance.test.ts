import { describe, expect, it } from '@jest/globals';
import type { Balance } from '../../src/balance';
import { computeBalance } from '../../src/balance';
import { Tag } from '../../src/formula/table';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { nineYearSchool, primarySchool, tableOf, without } from './tables';

const quality = standardOf('cn.quality-2017');

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

  it('does not let the rest of a sum hide a negative part', () => {
    const row = primarySchool(1, { teachers_pe: -3, teachers_music: 11 });
    const [school] = balanceOf([row]).schools;
    expect(school?.indicators['sportsArtTeachers']).toMatchObject({
      value: null,
      met: null,
      shortfall: null,
      why: { reason: 'negative', field: 'teachers_pe' },
    });
    const area = primarySchool(1, { area_indoor_sport: -200 });
    expect(balanceOf([area]).schools[0]?.indicators['teachingArea']).toMatchObject({
      value: null,
      why: { reason: 'negative', field: 'area_indoor_sport' },
    });
  });

  it('names the column that the form lacks', () => {
    const row = without(primarySchool(1), 'teachers_arts');
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

describe('formulas without exact value', () => {
  it('are judged by their doubles', () => {
    const [teachers, ...others] = quality.indicators;
    if (teachers === undefined) throw new Error('no indicator');
    const root = 'SQRT([@teachers_college])';
    const rooted = { ...teachers, numerator: { primary: root, junior: root } };
    const row = (college: number): Row => primarySchool(1, { teachers_college: college });
    const result = (college: number) =>
      balanceOf([row(college)], { ...quality, indicators: [rooted, ...others] }).schools[0]
        ?.indicators['qualifiedTeachers'];
    expect(result(441)).toMatchObject({ value: 4.2, met: true, shortfall: 0 });
    expect(result(400)).toMatchObject({ value: 4, met: false, shortfall: 1 });
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

  it('leaves a shortfall of exactly 1 at 1 after a split', () => {
    // 2.3 per 100 of 109 + 1.1 × 810 weighted pupils are 23 rooms; the doubles make it 1.0000000000000036 too few
    const whole = { students_primary: 109, students_junior: 810, multimedia_rooms: 22 };
    const rows = nineYearSchool(1, { ...whole, students: 109 }, { ...whole, students: 810 });
    expect(balanceOf(rows).schools[0]?.indicators['multimediaRooms']?.shortfall).toBe(1);
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
