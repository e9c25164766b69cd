import { describe, expect, it } from '@jest/globals';
import { recogniseSheet } from '../../src/forms/recognise';
import type { BoundTable } from '../../src/forms';
import { textOf } from '../../src/forms/sheetView';
import { longForm } from '../support/blankForms';
import { tablesIn, valuesAt } from '../support/recognised';
import { makeSheet } from '../support/sheets';

const SCHOOL = {
  school_name: '清河小学',
  school_type: '小学',
  school_code: '2141001009',
  founded_year: '1998年9月',
  is_dense_city: '否',
  students_primary: 260,
  classes: 7,
  teachers: '18人',
  teachers_bachelor_primary: 12,
  teachers_college_primary: 6,
  teachers_master_primary: 0,
  teachers_phd_primary: 0,
  area_gym: 230,
  area_indoor_sport: 200,
  equip_value: 54.16,
};

const values = (table: BoundTable | undefined, keys: readonly string[]) => valuesAt(table, 0, keys);

const KEYS = ['school_name', 'school_type', 'founded_year', 'students', 'teachers', 'equip_value'];
const EXPECTED = ['清河小学', '211', 1998, 260, 18, 54.16];

describe('long forms', () => {
  it('binds every item of a blank school form', () => {
    const [table] = tablesIn(longForm('school', {}));
    expect(table?.name).toBe('school');
    // 69 items, and five sums.
    expect(table?.fields).toHaveLength(74);
    expect(table?.layout).toMatchObject({ headerTop: 0, bodyTop: 1, bodyBottom: 69 });
    expect(table?.layout.unknownHeaders).toEqual([]);
    expect(table?.layout.repeatedFields).toEqual([]);
  });

  it('reads the figures and points at their cells', () => {
    const [table] = tablesIn(longForm('school', SCHOOL));
    expect(values(table, KEYS)).toEqual(EXPECTED);
    expect(table?.cellOf(0, 'school_name')).toEqual({ row: 1, column: 4 });
    expect(table?.fields.find(({ key }) => key === 'equip_value')?.unit).toBe('万元');
    expect(values(table, ['area_gym', 'area_indoor_sport'])).toEqual([230, 200]);
    expect(values(table, ['teachers_bachelor', 'teachers_college'])).toEqual([12, 6]);
  });

  it('binds every item of a county form', () => {
    const [table] = tablesIn(longForm('county', { quota_primary: 1150 }));
    expect(table?.name).toBe('county');
    expect(table?.form).toBe('county-sheet');
    expect(table?.fields).toHaveLength(20);
    expect(values(table, ['quota_primary'])).toEqual([1150]);
  });

  it('finds a form that was moved and renamed, with text above', () => {
    const moved = longForm('school', SCHOOL).map((row) => [null, null, null, ...row]);
    const rows = [['2025年清河县学校填报表'], [], ['填报人：张三'], [], ...moved];
    const [table] = tablesIn(rows, { name: '新建' });
    expect(values(table, KEYS)).toEqual(EXPECTED);
    expect(table?.cellOf(0, 'school_name')).toEqual({ row: 5, column: 7 });
  });

  it('takes columns in another order and other header words', () => {
    const rows = longForm('school', SCHOOL).map(
      ([no = null, , item = null, unit = null, value = null]) => [no, item, value, unit],
    );
    rows[0] = ['序号', '指标名称', '数值', '计量单位'];
    expect(values(tablesIn(rows)[0], KEYS)).toEqual(EXPECTED);
  });

  it('does without a header row, and with units in brackets', () => {
    const rows = longForm('school', SCHOOL)
      .slice(1)
      .map(([, , item, unit, value]) => [
        typeof unit === 'string' ? `${textOf(item ?? null)}（${unit}）` : textOf(item ?? null),
        value ?? null,
      ]);
    const [table] = tablesIn(rows);
    expect(values(table, KEYS)).toEqual(EXPECTED);
    expect(table?.fields.find(({ key }) => key === 'equip_value')?.unit).toBe('万元');
  });

  it('converts a unit that the form changed', () => {
    const rows = longForm('school', SCHOOL).map((row) =>
      row[2] === '教学仪器设备资产值（账面原值）' ? [...row.slice(0, 3), '元', 541600] : row,
    );
    const [table] = tablesIn(rows);
    expect(values(table, ['equip_value'])).toEqual([54.16]);
    expect(table?.fields.find(({ key }) => key === 'equip_value')?.factor).toEqual({
      times: 1,
      over: 10000,
    });
  });

  it('joins two columns of items, and parts the forms of two schools', () => {
    const body = longForm('school', SCHOOL).slice(1);
    const half = Math.ceil(body.length / 2);
    const sideBySide = body
      .slice(0, half)
      .map((row, index) => [
        row[2] ?? null,
        row[4] ?? null,
        body[half + index]?.[2] ?? null,
        body[half + index]?.[4] ?? null,
      ]);
    const joined = tablesIn(sideBySide);
    expect(joined).toHaveLength(1);
    expect(values(joined[0], KEYS)).toEqual(EXPECTED);

    const second = { ...SCHOOL, school_name: '南山小学', students_primary: 90 };
    const below = tablesIn([...longForm('school', SCHOOL), [], ...longForm('school', second)]);
    expect(below.map((table) => values(table, ['school_name', 'students']))).toEqual([
      ['清河小学', 260],
      ['南山小学', 90],
    ]);
    const beside = tablesIn(
      longForm('school', SCHOOL).map((row, index) => [
        ...row,
        null,
        ...(longForm('school', second)[index] ?? []),
      ]),
    );
    expect(beside.map((table) => values(table, ['school_name', 'students']))).toEqual([
      ['清河小学', 260],
      ['南山小学', 90],
    ]);
  });

  it('keeps items that it does not know, and items that come twice', () => {
    const rows = [
      ...longForm('school', SCHOOL).slice(0, 12),
      [70, '其他', '食堂面积', '平方米', 300],
      ...longForm('school', SCHOOL).slice(12),
    ];
    const [table] = tablesIn(rows);
    expect(table?.layout.unknownHeaders).toEqual([
      { text: '食堂面积', at: { row: 12, column: 2 }, unit: '平方米' },
    ]);
  });

  it('names what a sheet lacks', () => {
    const rows = longForm('school', SCHOOL)
      .slice(0, 12)
      .map((row) => row.slice(2, 5));
    rows[1] = ['项目甲', null, null];
    rows[2] = ['项目乙', null, null];
    rows[3] = ['项目丙', null, null];
    const found = recogniseSheet(makeSheet(rows), 'a.xlsx');
    expect(found).toMatchObject({
      kind: 'unknown',
      closest: { form: 'school-sheet', table: 'school' },
    });
  });
});
