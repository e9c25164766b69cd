import { describe, expect, it } from '@jest/globals';
import { recogniseSheet, recogniseWorkbook, suggestMappings } from '../../../src/forms';
import type { MappingProfile, MappingQuestion, Recognition } from '../../../src/forms';
import { makeSheet, makeWorkbook, type Rows } from '../../support/sheets';
import { sentenceTable } from '../../support/blankForms';
import { valuesAt } from '../../support/recognised';

const COLUMNS = [
  '每百名学生拥有高于规定学历教师数',
  '每百名学生拥有县级以上骨干教师数',
  '每百名学生拥有体育、艺术（美术、音乐）专任教师数',
  '生均教学及辅助用房面积（㎡）',
  '生均体育运动场馆面积（㎡）',
  '生均教学仪器设备值（元）',
  '每百名学生拥有网络多媒体教室数',
  '综合',
];
/** What a county calls its columns and rows, as no form does. */
const STRANGE = ['甲项', '乙项', '丙项', '丁项', '戊项', '己项', '庚项', '辛项'];
const figures = (from: number) => COLUMNS.map((_, index) => from + index / 100);

function balance(header: Rows[number], labels: readonly (string | null)[][]): Rows {
  return [
    ['表Ⅲ 县域义务教育校际均衡情况'],
    [null, null, ...header],
    [null, null, 'L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8'],
    ...labels.map((label, index) => [...label, ...figures(index + 1)]),
    ['注： 差异系数保留三位小数。'],
  ];
}

const OFFICIAL = [
  ['小学', '全县平均值'],
  [null, '差异系数'],
  ['初中', '全县平均值'],
  [null, '差异系数'],
];
const KEYS = ['level', 'mean1', 'cv1', 'mean7', 'cv_composite'];
const EXPECTED = [
  ['小学', 1, 2, 1.06, 2.07],
  ['初中', 3, 4, 3.06, 4.07],
];

function recognised(rows: Rows, profile?: MappingProfile): Recognition {
  return recogniseSheet(makeSheet(rows), 'a.xlsx', [], profile);
}

function asked(rows: Rows, profile?: MappingProfile): readonly MappingQuestion[] {
  const found = recogniseWorkbook(makeWorkbook([makeSheet(rows)]), 'a.xlsx', profile);
  return suggestMappings(found, 'a.xlsx', profile);
}

function profileOf(entries: MappingProfile['entries']): MappingProfile {
  return { name: '', entries };
}

/** What a person does who takes the first suggestion of every question. */
function confirmed(questions: readonly MappingQuestion[]): MappingProfile {
  return profileOf(
    questions.map(({ table, header, suggestions }) => ({
      table,
      header,
      field: suggestions[0]?.field ?? null,
    })),
  );
}

function tableOf(rows: Rows, profile?: MappingProfile) {
  const found = recognised(rows, profile);
  const [table, other] = found.kind === 'form' ? found.tables : [];
  if (table === undefined || other !== undefined) throw new Error(JSON.stringify(found));
  return table;
}

function valuesOf(rows: Rows, profile?: MappingProfile) {
  const table = tableOf(rows, profile);
  return [0, 1].map((row) => valuesAt(table, row, KEYS));
}

describe('the rows of a matrix', () => {
  it('are told where two bear one label: the first is read', () => {
    const twice = balance(COLUMNS, [...OFFICIAL, ['初中', '差异系数']]);
    expect(valuesOf(twice)).toEqual(EXPECTED);
    expect(tableOf(twice).layout.repeatedFields).toMatchObject([
      { at: { row: 7, column: 1 }, row: { used: { row: 6, column: 1 } } },
    ]);
    const empty = [...balance(COLUMNS, OFFICIAL).slice(0, -1), ['初中', '差异系数']];
    expect(tableOf(empty).layout.repeatedFields).toEqual([]);
  });

  const OTHER = [
    ['小学', '全县平均值'],
    [null, '离散系数（差异）'],
    ['初中段', '县平均值'],
    [null, '校际间差异系数'],
  ];
  const rows = balance(COLUMNS, OTHER);

  it('are asked about where they have figures and no form knows their label', () => {
    const questions = asked(rows);
    expect(questions.map(({ table }) => table)).toEqual(questions.map(() => 'application/3/rows'));
    expect(
      questions.map(({ header, at, suggestions: [first] }) => [header, at.cell.row, first?.field]),
    ).toEqual(
      expect.arrayContaining([
        ['小学 / 离散系数(差异)', 4, '小学/cv'],
        ['初中段 / 县平均值', 5, '初中/mean'],
        ['初中段 / 校际间差异系数', 6, '初中/cv'],
      ]),
    );
    expect(questions[0]?.samples.length).toBe(3);
  });

  it('are read once they are confirmed, and are marked', () => {
    const profile = confirmed(asked(rows));
    expect(valuesOf(rows, profile)).toEqual(EXPECTED);
    expect(asked(rows, profile)).toEqual([]);
    const { layout } = tableOf(rows, profile);
    expect(layout.unknownHeaders).toEqual([]);
    expect(layout.mappedLabels?.map(({ key }) => key)).toEqual(['小学/cv', '初中/mean', '初中/cv']);
  });

  it('bind nothing before, and are named as not recognised', () => {
    const table = tableOf(rows);
    expect(valuesAt(table, 0, ['mean1', 'cv1'])).toEqual([1, undefined]);
    expect(table.layout.unknownHeaders).toMatchObject([
      { text: '小学 / 离散系数(差异)', at: { row: 4, column: 1 }, axis: 'row' },
      { text: '初中段 / 县平均值', axis: 'row' },
      { text: '初中段 / 校际间差异系数', axis: 'row' },
    ]);
  });

  it('that the form names keep their meaning, and no other row takes it', () => {
    const entries = [
      { table: 'application/3/rows', header: '小学 / 全县平均值', field: '小学/cv' },
      { table: 'application/3/rows', header: '小学 / 最大值', field: '小学/mean' },
    ];
    const [first = [], second = [], ...others] = OFFICIAL;
    const all = balance(COLUMNS, [first, [null, '最大值'], second, ...others]);
    const table = tableOf(all, profileOf(entries));
    expect(valuesAt(table, 0, ['mean1', 'cv1'])).toEqual([1, 3]);
    expect(table.layout.unknownHeaders).toMatchObject([{ text: '小学 / 最大值' }]);
  });

  it('may be ignored', () => {
    const [first = [], ...others] = OFFICIAL;
    const all = balance(COLUMNS, [first, [null, '最大值'], ...others]);
    const ignore = { table: 'application/3/rows', header: '小学 / 最大值', field: null };
    const { layout } = tableOf(all, profileOf([ignore]));
    expect(layout.unknownHeaders).toEqual([]);
    expect(layout.ignoredHeaders).toMatchObject([{ text: '小学 / 最大值', axis: 'row' }]);
    expect(asked(all, profileOf([ignore]))).toEqual([]);
  });

  it('of a blank form are asked nothing about', () => {
    const blank = rows.map((row, at) => (at < 3 ? row : row.slice(0, 2)));
    expect(asked(blank)).toEqual([]);
  });
});

describe('a matrix that cannot be told', () => {
  const strangeRows = balance(COLUMNS, [
    ['小学阶段', '县平均值'],
    [null, '差异系数值'],
    ['初中阶段', '县平均值'],
    [null, '差异系数值'],
  ]);

  it('for want of a known row is named with its cell and what it lacks, and asked about', () => {
    const found = recognised(strangeRows);
    expect(found).toMatchObject({
      kind: 'unknown',
      closest: { form: 'application', table: 'application/3', at: { row: 1, column: 2 } },
    });
    expect(found.kind === 'unknown' && found.closest?.missing.join()).toContain('小学全县平均值');
    expect(valuesOf(strangeRows, confirmed(asked(strangeRows)))).toEqual(EXPECTED);
  });

  it('for want of a known column is asked about by its columns', () => {
    const rows = balance(STRANGE, OFFICIAL);
    expect(recognised(rows)).toMatchObject({ closest: { table: 'application/3' } });
    const found = recogniseWorkbook(makeWorkbook([makeSheet(rows)]), 'a.xlsx');
    const questions = suggestMappings(found, 'a.xlsx', undefined, { all: true });
    expect(questions.map(({ table, header }) => [table, header]).sort()).toEqual(
      STRANGE.map((header) => ['application/3', header]).sort(),
    );
    const keys = ['1', '2', '3', '4', '5', '6', '7', '_composite'];
    const entries = STRANGE.map((header, at) => ({
      table: 'application/3',
      header,
      field: keys[at] ?? null,
    }));
    expect(valuesOf(rows, profileOf(entries))).toEqual(EXPECTED);
  });

  it('is not dropped where it stands below another table of the sheet', () => {
    const [, ...below] = strangeRows;
    const known = balance(
      [...COLUMNS.slice(0, 7), '综合评估'],
      [
        ['小学', '达标学校总数'],
        [null, '达标学校比例'],
        ['初中', '达标学校总数'],
        [null, '达标学校比例'],
      ],
    );
    const both = [...known, [], ...below];
    const found = recognised(both);
    expect(found).toMatchObject({
      kind: 'form',
      unread: [{ table: 'application/3', at: { row: 9, column: 2 } }],
    });
    expect(found.kind === 'form' && found.tables.map(({ name }) => name)).toEqual([
      'application/2-1',
    ]);
    const after = recognised(both, confirmed(asked(both)));
    expect(after.kind === 'form' && after.tables.map(({ name }) => name)).toEqual([
      'application/2-1',
      'application/3',
    ]);
    expect(after.kind === 'form' && after.unread).toBe(undefined);
  });
});

describe('the items of a table of sentences', () => {
  const met = (from: number, to: number) =>
    Object.fromEntries(
      Array.from({ length: to - from + 1 }, (_, at) => [`item_met_${String(from + at)}`, '是']),
    );
  const rows = sentenceTable('application/4', {
    ...met(1, 15),
    trained360_teachers: 95,
    teachers_all: 100,
    trained360_percent: 95,
  });
  const at = rows.findIndex(
    ([text]) => typeof text === 'string' && text.includes('360学时培训完成率'),
  );
  const other = '9. 教师5年内须完成360学时的培训，完成率100%';
  const changed = rows.map((row, index) => (index === at ? [other, ...row.slice(1)] : row));

  it('are asked about and read once they are confirmed', () => {
    expect(asked(rows)).toEqual([]);
    const questions = asked(changed);
    expect(questions.map(({ table, suggestions: [first] }) => [table, first?.field])).toEqual([
      ['application/4', 'item_met_9'],
    ]);
    const keys = ['item_met_9', 'trained360_percent', 'item_met_10'];
    const before = tableOf(changed);
    expect(valuesAt(before, 0, keys)).toEqual([undefined, undefined, '是']);
    expect(before.layout.unknownHeaders).toMatchObject([{ at: { row: at, column: 0 } }]);
    expect(valuesAt(tableOf(changed, confirmed(questions)), 0, keys)).toEqual(['是', 95, '是']);
  });

  it('without a known column beside them are named as not read', () => {
    const [, ...body] = rows;
    expect(recognised([['甲', '乙', '丙'], ...body])).toMatchObject({
      kind: 'unknown',
      closest: { table: 'application/4', at: { row: 1, column: 0 } },
    });
  });
});

describe('a long form of which too little is known', () => {
  const rows: Rows = [
    ['项目', '单位', '数'],
    ['小学的学生数', '人', 260],
    ['班级的总数量', '个', 7],
    ['专任老师总数', '人', 20],
    ['校级图书总册数', '册', 9000],
    ['县级骨干老师数', '人', 3],
    ['网络多媒体教室个数', '间', 12],
  ];

  it('is asked about item by item', () => {
    expect(recognised(rows).kind).toBe('unknown');
    const questions = asked(rows);
    const found = new Map(
      questions.map(({ header, suggestions: [first] }) => [header, first?.field]),
    );
    expect(found.get('小学的学生数')).toBe('students_primary');
    expect(found.get('专任老师总数')).toBe('teachers');
    expect(new Set(questions.map(({ table }) => table))).toEqual(new Set(['school']));
  });
});
