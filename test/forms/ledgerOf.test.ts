import { describe, expect, it } from '@jest/globals';
import { ledgerOf, tableFromRows } from '../../src/forms';
import type { BoundTable } from '../../src/forms';

const SCHOOL = {
  school_code: '2141001009',
  school_name: '南山学校',
  students_primary: 300,
  students_junior: 200,
  students_in_zone_primary: 280,
  students_in_zone_junior: 190,
  classes: 12,
  teachers: 40,
  teachers_backbone: 6,
  teachers_pe: 3,
  teachers_bachelor_primary: 15,
  teachers_bachelor_junior: 12,
  teachers_college_primary: 5,
  area_teaching: 4000,
  area_indoor_sport: 300,
  area_gym: 350,
  equip_value: 80,
  graduates: 60,
};

function rowOf(table: BoundTable | undefined, row: number, keys: readonly string[]) {
  return keys.map((key) => {
    const reading = table?.readingOf(row, key);
    return reading?.number ?? reading?.text ?? reading?.state;
  });
}

const KEYS = [
  'level',
  'school_type',
  'students',
  'students_primary',
  'students_in_zone',
  'teachers_bachelor',
  'teachers_college',
  'area_teaching',
  'area_indoor_sport',
  'equip_value',
  'graduates',
];
const ONCE = ['classes', 'teachers', 'teachers_backbone', 'teachers_pe'];

describe('ledgerOf', () => {
  it('leaves ledgers as they are and other tables out', () => {
    const ledger = tableFromRows('ledger', [{ school_name: '清河小学' }]);
    const county = tableFromRows('county', [{ quota_primary: 1150 }]);
    expect(ledgerOf([county, ledger])).toEqual([ledger]);
  });

  it("makes a row for each level of the school's type", () => {
    const school = tableFromRows('school', [{ ...SCHOOL, school_type: '九年一贯制' }]);
    const [ledger] = ledgerOf([school]);
    expect(ledger?.name).toBe('ledger');
    expect(ledger?.rowCount).toBe(2);
    expect(rowOf(ledger, 0, KEYS)).toEqual([
      '小学',
      '312',
      300,
      300,
      280,
      15,
      5,
      4000,
      300,
      80,
      'blank',
    ]);
    expect(rowOf(ledger, 1, KEYS)).toEqual([
      '初中',
      '312',
      200,
      300,
      190,
      12,
      'blank',
      4000,
      300,
      80,
      60,
    ]);
    expect(ledger?.cellOf(1, 'students')).toEqual(school.cellOf(0, 'students_junior'));
    expect(ledger?.cellOf(1, 'teachers_bachelor')).toEqual(
      school.cellOf(0, 'teachers_bachelor_junior'),
    );
    expect([...(ledger?.column('students')?.numbers ?? [])]).toEqual([300, 200]);
  });

  it('cannot tell by level what the form asks once for a school of two levels', () => {
    const school = tableFromRows('school', [{ ...SCHOOL, school_type: '312' }]);
    const [ledger] = ledgerOf([school]);
    expect(rowOf(ledger, 0, ONCE)).toEqual(ONCE.map(() => 'unreadable'));
    expect(rowOf(ledger, 1, ONCE)).toEqual(ONCE.map(() => 'unreadable'));
    expect(ledger?.cellOf(1, 'teachers_backbone')).toEqual(school.cellOf(0, 'teachers_backbone'));
  });

  it('keeps the figure of the whole beside it, and takes none for none at each level', () => {
    const more = { school_type: '312', teachers_pe: 0 };
    const [ledger] = ledgerOf([tableFromRows('school', [{ ...SCHOOL, ...more }])]);
    expect(ledger?.readingOf(0, 'teachers_backbone')?.whole).toBe(6);
    expect(rowOf(ledger, 0, ['teachers_pe', 'teachers_backbone'])).toEqual([0, 'unreadable']);
    expect(rowOf(ledger, 1, ['teachers_pe', 'teachers_backbone'])).toEqual([0, 'unreadable']);
  });

  it('gives it for a school of one level', () => {
    const [ledger] = ledgerOf([tableFromRows('school', [{ ...SCHOOL, school_type: '小学' }])]);
    expect(ledger?.rowCount).toBe(1);
    expect(rowOf(ledger, 0, ONCE)).toEqual([12, 40, 6, 3]);
  });

  it('does not take a school with a senior stage for one of a single level', () => {
    const [ledger] = ledgerOf([tableFromRows('school', [{ ...SCHOOL, school_type: '完全中学' }])]);
    expect(ledger?.rowCount).toBe(1);
    expect(rowOf(ledger, 0, ['level', 'students', 'teachers_backbone', 'students_senior'])).toEqual(
      ['初中', 200, 'unreadable', undefined],
    );
  });

  it('makes rows for the levels that have pupils where the type is unknown', () => {
    const unknown = { ...SCHOOL, school_type: '不详', students_junior: 0 };
    const [ledger] = ledgerOf([tableFromRows('school', [unknown])]);
    expect(ledger?.rowCount).toBe(1);
    expect(rowOf(ledger, 0, ['level', 'teachers'])).toEqual(['小学', 'unreadable']);
  });
});
