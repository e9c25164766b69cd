import { describe, expect, it } from '@jest/globals';
import { mergeQuestions, recogniseWorkbook, suggestMappings } from '../../../src/forms';
import type { MappingProfile, MappingQuestion, SuggestOptions } from '../../../src/forms';
import { closestFields } from '../../../src/forms/mapping/closestFields';
import { mappableTable } from '../../../src/forms/mapping/mappable';
import type { CellValue } from '../../../src/sheet/cell';
import { BODY, EXPECTED, HEADER, KEYS } from '../../support/ledgers';
import { valuesIn } from '../../support/recognised';
import { makeSheet, makeWorkbook, type Rows } from '../../support/sheets';

function questionsOf(
  sheets: readonly Rows[],
  {
    file = 'a.xlsx',
    profile,
    ...options
  }: SuggestOptions & {
    readonly file?: string;
    readonly profile?: MappingProfile;
  } = {},
): readonly MappingQuestion[] {
  const book = makeWorkbook(sheets.map((rows, at) => makeSheet(rows, { name: `表${String(at)}` })));
  const found = recogniseWorkbook(book, file, profile);
  return suggestMappings(found, file, profile, options);
}

function renamed(names: Readonly<Record<string, string>>): Rows {
  return [HEADER.map((header) => names[header] ?? header), ...BODY];
}

/** What a person does who takes the first suggestion of every question. */
function confirmed(questions: readonly MappingQuestion[]): MappingProfile {
  const entries = questions.map(({ table, header, suggestions }) => ({
    table,
    header,
    field: suggestions[0]?.field ?? null,
  }));
  return { name: '', entries };
}

describe('questions about a recognised table', () => {
  it('name the likely fields, the place and what stands below', () => {
    const [question, ...others] = questionsOf([renamed({ 专任教师数: '老师总数' })]);
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      form: 'school-ledger',
      table: 'ledger',
      header: '老师总数',
      at: { file: 'a.xlsx', sheet: '表0', cell: { row: 0, column: 6 } },
      samples: ['18', '20', '16'],
      files: 1,
      sheets: 1,
    });
    expect(question?.suggestions[0]?.field).toBe('teachers');
    const scores = question?.suggestions.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.length).toBeLessThanOrEqual(3);
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  it('are none where all headers are known', () => {
    expect(questionsOf([[HEADER, ...BODY]], { all: true })).toEqual([]);
  });

  it('offer no field that has a column already', () => {
    const rows = [[...HEADER, '老师总数'], ...BODY.map((row) => [...row, 5])];
    const [question] = questionsOf([rows], { all: true });
    expect(question?.suggestions.map(({ field }) => field)).not.toContain('teachers');
  });

  it('leave out what is like no field, unless all are asked for', () => {
    const rows = [[...HEADER, '校长电话'], ...BODY.map((row) => [...row, '13800000000'])];
    expect(questionsOf([rows])).toEqual([]);
    expect(questionsOf([rows], { all: true })).toMatchObject([
      { header: '校长电话', suggestions: [] },
    ]);
  });

  it('leave out what is confirmed or ignored, and not what is open', () => {
    const rows = renamed({ 专任教师数: '老师总数', 教学及辅助用房面积: '教辅用房' });
    const asked = questionsOf([rows]);
    expect(asked.map(({ header }) => header).sort()).toEqual(['教辅用房', '老师总数']);
    const entry = { table: 'ledger', header: '老师总数' };
    for (const field of ['teachers', null]) {
      const left = questionsOf([rows], { profile: { name: '', entries: [{ ...entry, field }] } });
      expect(left.map(({ header }) => header)).toEqual(['教辅用房']);
    }
    const open = { name: '', entries: [{ ...entry, field: null, suggestions: [] }] };
    expect(questionsOf([rows], { profile: open })).toEqual(asked);
  });

  it('count files and sheets, each header once', () => {
    const rows = renamed({ 专任教师数: '老师总数' });
    const spaced = renamed({ 专任教师数: '老 师 总 数（人）' });
    const one = questionsOf([rows, spaced], { file: 'a.xlsx' });
    expect(one).toMatchObject([{ files: 1, sheets: 2 }]);
    const two = questionsOf([spaced, renamed({ 教学及辅助用房面积: '教辅用房' })], {
      file: 'b.xlsx',
    });
    const merged = mergeQuestions([one, two]);
    const counts = merged.map(({ header, files, sheets }) => [header, files, sheets]);
    expect(counts.sort()).toEqual([
      ['教辅用房', 1, 1],
      ['老师总数', 2, 3],
    ]);
    expect(mergeQuestions([merged, questionsOf([rows], { file: 'c.xlsx' })])[0]?.at.file).toBe(
      'a.xlsx',
    );
    expect(mergeQuestions([two, one])).toMatchObject(
      merged.map(({ id, files, sheets }) => ({ id, files, sheets })),
    );
  });

  it('are asked about the items of a long form, with the value beside', () => {
    const rows = [
      ['填报项目', '单位', '填报值'],
      ['学校名称', null, '清河小学'],
      ['学校标识码', null, '2141001001'],
      ['学校(机构)办学类型', null, '211'],
      ['小学学生人数', '人', 260],
      ['班级总数', '个', 7],
      ['室内体育用房面积', '平方米', 300],
      ['教学设备总值', '元', 541600],
      ['网络多媒体教室间数', '间', 12],
    ];
    expect(questionsOf([rows])).toMatchObject([
      { table: 'school', header: '教学设备总值', unit: '元', samples: ['541600'] },
    ]);
    expect(questionsOf([rows])[0]?.suggestions[0]?.field).toBe('equip_value');
  });
});

describe('questions about a sheet that was not recognised', () => {
  const OTHER = [
    'No.',
    '学校代号',
    '校园名',
    '学校性质',
    '所属段',
    '学生规模',
    '老师总数',
    '教辅用房',
    '教学设备总值',
  ];
  const UNKNOWN: Rows = [['某县情况表'], [], OTHER, ...BODY];

  it('are enough to read it once they are confirmed', () => {
    const asked = questionsOf([UNKNOWN]);
    expect(asked.every(({ table, form }) => table === 'ledger' && form === 'school-ledger')).toBe(
      true,
    );
    const profile = confirmed(asked);
    const [sheet] = recogniseWorkbook(makeWorkbook([makeSheet(UNKNOWN)]), 'a.xlsx', profile);
    if (sheet?.recognition.kind !== 'form') throw new Error(JSON.stringify(profile));
    const [table] = sheet.recognition.tables;
    if (table === undefined) throw new Error('no table');
    expect(valuesIn(table, KEYS)).toEqual(EXPECTED);
  });

  it('are none where no schools stand on it', () => {
    const shopping: Rows = [
      ['品名', '数量', '单价', '金额', '备注'],
      ['粉笔', 20, 3, 60, null],
      ['黑板擦', 10, 5, 50, null],
    ];
    expect(questionsOf([shopping], { all: true })).toEqual([]);
    expect(questionsOf([[['说明'], ['请按时填报。']]], { all: true })).toEqual([]);
  });

  it('know groups above the headers and units below them', () => {
    const rows: Rows = [
      ['某县情况表'],
      [null, null, '人员', '人员', '条件', null],
      ['校园名', '学校代号', '学生规模', '老师总数', '教学设备总值', '教辅用房'],
      [null, null, '人', '人', '元', '平方米'],
      ['甲', '乙', 1, 2, 3, 4],
      ...BODY.map(([, code, name, , , pupils, teachers, area, value]) => [
        name,
        code,
        pupils,
        teachers,
        Number(value) * 10_000,
        area,
      ]),
    ];
    const asked = questionsOf([rows]);
    const value = asked.find(({ header }) => header.includes('教学设备总值'));
    expect(value).toMatchObject({ header: '条件 / 教学设备总值', unit: '元' });
    const [sheet] = recogniseWorkbook(makeWorkbook([makeSheet(rows)]), 'a.xlsx', confirmed(asked));
    const table = sheet?.recognition.kind === 'form' ? sheet.recognition.tables[0] : undefined;
    if (table === undefined) throw new Error(JSON.stringify(asked));
    const keys = ['school_code', 'teachers', 'equip_value', 'area_teaching'];
    expect(valuesIn(table, keys)).toEqual(
      EXPECTED.map(([code, , , , , teachers, area, equip]) => [code, teachers, equip, area]),
    );
  });
});

/** Headers as people write them, and the field that they mean; none for a county's own columns. */
const MEANT: readonly (readonly [header: string, field: string | undefined])[] = [
  ['老师总数', 'teachers'],
  ['学生总人数', 'students'],
  ['用地面积', 'area_site'],
  ['操场面积', 'area_field'],
  ['风雨操场面积', 'area_indoor_sport'],
  ['校舍建面', 'area_building'],
  ['教辅用房面积', 'area_teaching'],
  ['电脑数量', 'computers'],
  ['藏书量', 'books'],
  ['仪器设备总值', 'equip_value'],
  ['班班通教室数', 'multimedia_rooms'],
  ['体育老师', 'teachers_pe'],
  ['音乐老师数', 'teachers_music'],
  ['大专学历人数', 'teachers_college'],
  ['骨干老师', 'teachers_backbone'],
  ['中高级职称教师', 'teachers_midtitle'],
  ['学校全名', 'school_name'],
  ['教工总数', 'staff_total'],
  ['务工子女数', 'students_migrant'],
  ['小学部学生', 'students_primary'],
  ['26-30人班', 'cls_26_30'],
  ['教师情况 / 总人数', 'teachers'],
  ['联系电话', undefined],
  ['校长姓名', undefined],
  ['上年在校生数', undefined],
  ['女教师数', undefined],
  ['退休教师数', undefined],
  ['食堂面积', undefined],
  ['危房面积', undefined],
  ['留守儿童数', undefined],
  ['填报人', undefined],
];

describe('the closest field', () => {
  const ledger = mappableTable('ledger');
  if (ledger === undefined) throw new Error('no ledger');
  const first = (header: string, values: readonly CellValue[] = [], unit?: string) =>
    closestFields({ header, unit, values }, ledger, new Set())[0]?.field;

  it.each(MEANT)('of %s is %s', (header, field) => {
    expect(first(header)).toBe(field);
  });

  it('leaves out words that may be understood', () => {
    const table = mappableTable('application/1');
    if (table === undefined) throw new Error('no table');
    const asked = { header: '经济情况 / 农民纯收入(元)', unit: '元', values: [24830] };
    expect(closestFields(asked, table, new Set())[0]?.field).toBe('income_rural');
  });

  it('is none that the unit or the values rule out', () => {
    expect(first('老师总数', [], '平方米')).not.toBe('teachers');
    expect(first('老师总数', ['张三', '李四', '王五'])).not.toBe('teachers');
    expect(first('老师总数', [18.5, 20.1, 3.2])).not.toBe('teachers');
    expect(first('建设年份', [12, 15, 18])).not.toBe('founded_year');
  });

  it('follows values that stand for nothing else', () => {
    expect(first('单位', ['清河小学', '河口初中', '南山学校'])).toBe('school_name');
    expect(first('号', ['2141001001', '2141001002'])).toBe('school_code');
  });

  it('is not ruled out by signs for missing figures', () => {
    expect(first('老师总数', ['/', '无', 18, '——'])).toBe('teachers');
  });
});
