import { describe, expect, it } from '@jest/globals';
import { sentenceTable } from '../support/blankForms';
import { onlyTable as only, valuesAt as at } from '../support/recognised';

describe('tables Ⅳ and Ⅴ', () => {
  const four = {
    oversize_primary: 1,
    classes_over45: 0,
    classes_over50: 3,
    special_funds: 12.5,
    special_students: 15,
    special_per_student: 8333,
    salary_teachers: 89000,
    salary_civil: '88,500',
    rotation_eligible: 400,
    rotation_percent: 12.5,
    nearby_percent_primary: 100,
    nearby_percent_junior: 96.5,
    migrant_percent: 90.1,
    item_met_4: '是',
    item_met_5: '否',
  };

  it('finds the figures inside the sentences', () => {
    const table = only(sentenceTable('application/4', four));
    expect(table.name).toBe('application/4');
    const keys = Object.keys(four);
    const expected = Object.values({
      ...four,
      special_funds: 125000,
      salary_teachers: 8.9,
      salary_civil: 8.85,
    });
    expect(at(table, 0, keys)).toEqual(expected);
    expect(at(table, 0, ['oversize_junior', 'teachers_all', 'item_met_1'])).toEqual([
      'blank',
      'blank',
      'blank',
    ]);
    expect(table.readingOf(0, 'rotation_percent')).toMatchObject({
      state: 'number',
      raw: '12.5%',
      repairs: [],
    });
    expect(table.cellOf(0, 'rotation_percent')).toEqual({ row: 11, column: 1 });
    expect(table.cellOf(0, 'item_met_4')).toEqual({ row: 4, column: 2 });
  });

  it('bears sentences that people reworded, wrapped and filled in their own way', () => {
    const rows = sentenceTable('application/4', {});
    const put = (row: number, text: string) => {
      rows[row] = [rows[row]?.[0] ?? null, text, null];
    };
    put(4, '超过 2000 人的小学 __1__ 所，\n初中  2所；超过2500人的一贯制学校无');
    put(5, '超过45人的小学班级约30个,超过50人的初中班级____个');
    put(
      7,
      '特殊教育学校公用经费为125000元，特殊教育学生数为１５人，特殊教育 学校生均公用经费为8333 元。',
    );
    put(8, '义务教育学校教师年平均工资收入为8.9万元，公务员年平均工资收入88500元，已足额核定。');
    put(13, '城区和镇区公办小学、初中（均不含寄宿制学校）就近划片入学比例分别100% 、96.5%。');
    const table = only(rows);
    expect(at(table, 0, ['oversize_primary', 'oversize_junior', 'oversize_combined'])).toEqual([
      1,
      2,
      'placeholder',
    ]);
    expect(at(table, 0, ['classes_over45', 'classes_over50'])).toEqual(['approximate', 'blank']);
    expect(at(table, 0, ['special_funds', 'special_students', 'special_per_student'])).toEqual([
      125000, 15, 8333,
    ]);
    expect(at(table, 0, ['salary_teachers', 'salary_civil'])).toEqual([8.9, 8.85]);
    expect(at(table, 0, ['nearby_percent_primary', 'nearby_percent_junior'])).toEqual([100, 96.5]);
  });

  it('does not read figures out of a sentence that says something else', () => {
    const rows = sentenceTable('application/4', {});
    rows[4] = [rows[4]?.[0] ?? null, '详见附件3，共12所', null];
    expect(at(only(rows), 0, ['oversize_primary', 'oversize_junior'])).toEqual([
      'unreadable',
      'unreadable',
    ]);
  });

  it('finds a table that was moved, its rows in another order', () => {
    const [header = [], ...items] = sentenceTable('application/4', four);
    const rows = [['表Ⅳ 政府保障程度'], [], header, ...items.reverse()].map((row) => [
      null,
      ...row,
    ]);
    expect(at(only(rows), 0, ['migrant_percent', 'item_met_4'])).toEqual([90.1, '是']);
  });

  it('reads table Ⅴ with its monitoring levels', () => {
    const table = only(
      sentenceTable('application/5', {
        graduates: 700,
        grade7_entry: 720,
        retention_percent: 97.2,
        monitoring_chinese_level: 'Ⅲ',
        monitoring_chinese_gap: 0.12,
        monitoring_math_level: '三',
        monitoring_moral_level: 4,
        monitoring_moral_gap: 0.09,
      }),
    );
    expect(table.name).toBe('application/5');
    const keys = [
      'graduates',
      'retention_percent',
      'monitoring_chinese_level',
      'monitoring_chinese_gap',
      'monitoring_math_level',
      'monitoring_math_gap',
      'monitoring_moral_level',
      'monitoring_moral_gap',
    ];
    expect(at(table, 0, keys)).toEqual([700, 97.2, 3, 0.12, 3, 'blank', 4, 0.09]);
  });
});
