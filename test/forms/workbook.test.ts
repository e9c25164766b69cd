import { describe, expect, it } from '@jest/globals';
import { recogniseWorkbook } from '../../src/forms';
import { recogniseSheet } from '../../src/forms/recognise';
import { CELLS_NAME_PREFIX, SHEET_NAME_PREFIX } from '../../src/sheet/ownership';
import { longForm, sentenceTable } from '../support/blankForms';
import { makeSheet, makeWorkbook } from '../support/sheets';

const LEDGER = [
  ['学校名称', '学段', '在校生数', '专任教师数', '图书册数'],
  ['清河小学', '小学', 260, 18, 8380],
];

describe('recogniseWorkbook', () => {
  it('says of every sheet what it is', () => {
    const sheets = [
      makeSheet(longForm('school', { school_name: '清河小学' }), { name: '学校填报数据' }),
      makeSheet(
        [
          ['指标名称', '计算公式', '达标标准'],
          ['学校规模', '学生总人数', '小学<=2000人'],
        ],
        { name: '说明一' },
      ),
      makeSheet([['特殊情况处理说明'], [], ['一、一贯制学校']], { name: '说明二' }),
      makeSheet([], { name: '空' }),
      makeSheet(
        [
          ['姓名', '性别'],
          ['张三', '男'],
        ],
        { name: '花名册' },
      ),
      makeSheet(LEDGER, { name: '校验结果' }),
    ];
    const definedNames = [{ name: `${SHEET_NAME_PREFIX}findings`, refersTo: "'校验结果'!$A$1" }];
    const kinds = recogniseWorkbook(makeWorkbook(sheets, { definedNames }), 'a.xlsx').map(
      ({ recognition }) => recognition,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'form',
      'companion',
      'companion',
      'empty',
      'unknown',
      'own',
    ]);
    expect(kinds[0]).toMatchObject({ form: 'school-sheet' });
    expect(kinds[4]).toEqual({ kind: 'unknown' });
  });

  it("takes the explanations beside a county's form for the county's", () => {
    const sheets = [
      makeSheet(longForm('county', {}), { name: '区县' }),
      makeSheet([['指标名称', '计算公式', '达标标准']], { name: '说明' }),
    ];
    const found = recogniseWorkbook(makeWorkbook(sheets), 'a.xlsx');
    expect(found[1]?.recognition).toEqual({ kind: 'companion', form: 'county-sheet' });
  });

  it('does not take a list of the items, or a self-evaluation, for the table of sentences', () => {
    const items = sentenceTable('application/4', {})
      .slice(1)
      .map((row) => [row[0] ?? null]);
    const list = makeSheet([['政府保障程度'], ...items], { name: '清单' });
    const own = makeSheet(
      [
        ['A 级指标', 'B 级指标及评估要点', '指标值或简要结论', '是否达标'],
        ...items.map((row) => [null, ...row]),
      ],
      { name: '自评' },
    );
    const found = recogniseWorkbook(makeWorkbook([list, own]), 'a.xlsx');
    expect(found.map(({ recognition }) => recognition.kind)).toEqual(['unknown', 'companion']);
  });

  it('does not read what an earlier check wrote beside the user’s cells', () => {
    const rows = [
      [...(LEDGER[0] ?? []), '在校学生数', '每百名学生拥有网络多媒体教室数'],
      [...(LEDGER[1] ?? []), 999, 3.1],
    ];
    const definedNames = [{ name: `${CELLS_NAME_PREFIX}1`, refersTo: "'台账'!$F$1:$G$2" }];
    const workbook = makeWorkbook([makeSheet(rows, { name: '台账' })], { definedNames });
    const [found] = recogniseWorkbook(workbook, 'a.xlsx');
    if (found?.recognition.kind !== 'form') throw new Error('not recognised');
    const [table] = found.recognition.tables;
    expect(table?.layout.repeatedFields).toEqual([]);
    expect(table?.fields.map(({ key }) => key)).toEqual([
      'school_name',
      'level',
      'students',
      'teachers',
      'books',
    ]);
    expect(table?.sheet).toBe(workbook.sheets[0]);
    expect(table?.file).toBe('a.xlsx');
  });

  it('binds several tables on one sheet', () => {
    const rows = [
      ...LEDGER,
      [],
      ['表Ⅲ 县域义务教育校际均衡情况'],
      [
        null,
        null,
        '每百名学生拥有高于规定学历教师数',
        '生均教学及辅助用房面积',
        '生均教学仪器设备值',
      ],
      ['小学', '全县平均值', 7.1, 5.2, 2100],
      [null, '差异系数', 0.31, 0.32, 0.33],
    ];
    const found = recogniseWorkbook(makeWorkbook([makeSheet(rows)]), 'a.xlsx');
    const recognition = found[0]?.recognition;
    if (recognition?.kind !== 'form') throw new Error('not recognised');
    expect(recognition.tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['ledger', 1],
      ['application/3', 2],
    ]);
  });

  it('takes 体育馆面积 for the indoor sports rooms in a ledger, which has no column of its own for it', () => {
    const rows = [
      ['学校名称', '学段', '在校生数', '专任教师数', '体育馆面积', '图书册数'],
      ['清河小学', '小学', 260, 18, 230, 8380],
    ];
    const [found] = recogniseWorkbook(makeWorkbook([makeSheet(rows)]), 'a.xlsx');
    if (found?.recognition.kind !== 'form') throw new Error('not recognised');
    expect(found.recognition.tables[0]?.readingOf(0, 'area_indoor_sport')?.number).toBe(230);
  });

  it('says what a near miss lacks', () => {
    const found = recogniseSheet(
      makeSheet([['学校名称', '学段', '在校生数', '联系电话']]),
      'a.xlsx',
    );
    expect(found).toMatchObject({
      kind: 'unknown',
      closest: { form: 'school-ledger', table: 'ledger', found: ['学校名称', '学段', '在校生数'] },
    });
  });
});
