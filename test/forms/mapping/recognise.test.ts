import { describe, expect, it } from '@jest/globals';
import { recogniseSheet } from '../../../src/forms';
import type { BoundTable, MappingEntry, MappingProfile, Recognition } from '../../../src/forms';
import type { CellValue } from '../../../src/sheet/cell';
import { BODY, EXPECTED, HEADER, KEYS } from '../../support/ledgers';
import { valuesIn } from '../../support/recognised';
import { makeSheet, type Rows, type SheetOptions } from '../../support/sheets';

/** Words that no form knows, one for each column of the ledger. */
const STRANGE = ['甲项', '乙项', '丙项', '丁项', '戊项', '己项', '庚项', '辛项', '壬项'];
const FIELDS = ['seq', ...KEYS];

function profileOf(...entries: readonly Omit<MappingEntry, 'table'>[]): MappingProfile {
  return { name: '试', entries: entries.map((entry) => ({ table: 'ledger', ...entry })) };
}

const ALL = profileOf(
  ...STRANGE.map((header, index) => ({ header, field: FIELDS[index] ?? null })),
);

function recognised(rows: Rows, profile?: MappingProfile, options?: SheetOptions): Recognition {
  return recogniseSheet(makeSheet(rows, options), 'a.xlsx', [], profile);
}

function tableOf(rows: Rows, profile?: MappingProfile, options?: SheetOptions): BoundTable {
  const found = recognised(rows, profile, options);
  const [table, other] = found.kind === 'form' ? found.tables : [];
  if (table === undefined || other !== undefined) throw new Error(JSON.stringify(found));
  return table;
}

function renamed(names: Readonly<Record<string, string>>): readonly string[] {
  return HEADER.map((header) => names[header] ?? header);
}

function headersOf(table: BoundTable): Readonly<Record<string, string>> {
  return Object.fromEntries(table.fields.map(({ key, header }) => [key, header]));
}

describe('a mapping profile', () => {
  it('reads a ledger of which no header is known', () => {
    expect(recognised([STRANGE, ...BODY]).kind).toBe('unknown');
    const table = tableOf([STRANGE, ...BODY], ALL);
    expect(table.name).toBe('ledger');
    expect(valuesIn(table, KEYS)).toEqual(EXPECTED);
    expect(table.fields.every(({ mapped }) => mapped === true)).toBe(true);
  });

  it('reads it below a title and under groups', () => {
    const groups = [null, null, null, null, null, '人员', '人员', '用房', '设备'];
    const names = STRANGE.map((text, at) => (groups[at] ? `${groups[at]} / ${text}` : text));
    const profile = profileOf(
      ...names.map((header, at) => ({ header, field: FIELDS[at] ?? null })),
    );
    const rows = [['某县学校情况'], groups, STRANGE, ...BODY];
    expect(valuesIn(tableOf(rows, profile), KEYS)).toEqual(EXPECTED);
  });

  it('compares headers without regard to blanks, widths, numbers in front and units', () => {
    const profile = profileOf({ header: '师资规模', field: 'teachers' });
    for (const text of [
      '师资 规模',
      '７、师资规模',
      '师资规模（人）',
      '师资\n规模',
      '师资规模/人',
    ]) {
      const table = tableOf([renamed({ 专任教师数: text }), ...BODY], profile);
      expect([text, valuesIn(table, ['teachers'])]).toEqual([text, [[18], [20], [16], [14]]]);
    }
  });

  it('says which headers it bound', () => {
    const profile = profileOf({ header: '师资规模', field: 'teachers' });
    const table = tableOf([renamed({ 专任教师数: '师资规模' }), ...BODY], profile);
    const mapped = table.fields.filter((field) => field.mapped === true);
    expect(mapped).toMatchObject([
      { key: 'teachers', header: '师资规模', at: { row: 0, column: 6 } },
    ]);
    expect(table.layout.unknownHeaders).toEqual([]);
  });

  it('takes the unit from the header, else from the entry', () => {
    const profile = profileOf({ header: '家当', field: 'equip_value', unit: '元' });
    const table = (text: string) =>
      tableOf([renamed({ 教学仪器设备资产值: text }), ...BODY], profile);
    expect(valuesIn(table('家当（万元）'), ['equip_value'])[0]).toEqual([54.16]);
    expect(valuesIn(table('家当'), ['equip_value'])[0]).toEqual([0.005416]);
    expect(table('家当').fields.find(({ key }) => key === 'equip_value')?.factor).toEqual({
      times: 1,
      over: 10000,
    });
  });

  it('binds nothing where the form names the field itself, wherever that column stands', () => {
    const profile = profileOf({ header: '序号甲', field: 'teachers' });
    for (const header of [
      ['序号甲', ...HEADER.slice(1)],
      [...HEADER.slice(0, 8), '序号甲'],
    ]) {
      const table = tableOf([header, ...BODY], profile);
      expect(headersOf(table)['teachers']).toBe('专任教师数');
      expect(table.fields.filter(({ mapped }) => mapped)).toEqual([]);
      expect(table.layout.unknownHeaders).toMatchObject([{ text: '序号甲' }]);
    }
  });

  it('gives no official header another meaning, nor ignores it', () => {
    const profile = profileOf(
      { header: '在校生数', field: 'books' },
      { header: '专任教师数', field: null },
    );
    const rows = [HEADER, ...BODY];
    expect(valuesIn(tableOf(rows, profile), KEYS)).toEqual(valuesIn(tableOf(rows), KEYS));
    expect(tableOf(rows, profile).fields).toEqual(tableOf(rows).fields);
    expect(tableOf(rows, profile).layout).toEqual(tableOf(rows).layout);
  });

  it('says so where two confirmed headers name one field', () => {
    const profile = profileOf(
      { header: '教员', field: 'teachers' },
      { header: '园丁', field: 'teachers' },
    );
    const table = tableOf([renamed({ 专任教师数: '园丁', 序号: '教员' }), ...BODY], profile);
    expect(headersOf(table)['teachers']).toBe('教员');
    expect(table.layout.repeatedFields).toEqual([{ key: 'teachers', at: { row: 0, column: 6 } }]);
  });

  it('keeps ignored headers apart from unknown ones', () => {
    const profile = profileOf({ header: '校长电话', field: null });
    const rows = [[...HEADER, '校长电话', '食堂'], ...BODY.map((row) => [...row, '1', '2'])];
    const { layout } = tableOf(rows, profile);
    expect(layout.ignoredHeaders).toEqual([{ text: '校长电话', at: { row: 0, column: 9 } }]);
    expect(layout.unknownHeaders).toEqual([{ text: '食堂', at: { row: 0, column: 10 } }]);
  });

  it('binds nothing by a question that is still open', () => {
    const open = { header: '师资规模', field: null, suggestions: [] };
    const rows = [renamed({ 专任教师数: '师资规模' }), ...BODY];
    expect(tableOf(rows, profileOf(open)).layout).toEqual(tableOf(rows).layout);
  });

  it('is of one table only', () => {
    const profile: MappingProfile = {
      name: '',
      entries: [{ table: 'application/2-2', header: '师资规模', field: 'classes' }],
    };
    const rows = [renamed({ 专任教师数: '师资规模' }), ...BODY];
    expect(tableOf(rows, profile).layout).toEqual(tableOf(rows).layout);
  });

  it('makes no other table of what the headers of a form tell', () => {
    const header = ['序号', '学校名称', '举办者类型', '在校生数', '年级数', '班级数'];
    const indicators = [
      '每百名学生拥有高于规定学历教师数',
      '每百名学生拥有县级及以上骨干教师数',
      '每百名学生拥有体育、艺术（美术、音乐）专任教师数',
      '生均教学及辅助用房面积',
    ];
    const rows = [
      [...header, ...indicators, '甲', '乙'],
      [1, '清河小学', 7, 260, 6, 7, 5, 1, 1, 5, 20, 3000],
    ];
    const before = recognised(rows);
    const after = recognised(
      rows,
      profileOf({ header: '甲', field: 'teachers' }, { header: '乙', field: 'books' }),
    );
    const name = (found: Recognition) => found.kind === 'form' && found.tables[0]?.name;
    expect(name(before)).toBe('application/2-2');
    expect(name(after)).toBe('application/2-2');
  });

  it('cuts no table where confirmed texts stand among its values', () => {
    const profile = profileOf(
      { header: '清河小学', field: 'note' },
      { header: '小学', field: 'note' },
      { header: '甲等', field: 'note' },
      { header: '2141001001', field: 'note' },
    );
    const body: readonly (readonly CellValue[])[] = BODY.map((row) => [...row, '甲等']);
    const rows = [[...HEADER, '评级'], ...body];
    expect(tableOf(rows, profile).rowCount).toBe(4);
    expect(valuesIn(tableOf(rows, profile), KEYS)).toEqual(EXPECTED);
  });
});

describe('a mapping profile for a long form', () => {
  const ITEMS: Rows = [
    ['填报项目', '单位', '填报值'],
    ['学校名称', null, '清河小学'],
    ['学校标识码', null, '2141001001'],
    ['学校(机构)办学类型', null, '211'],
    ['小学学生人数', '人', 260],
    ['班级总数', '个', 7],
    ['室内体育用房面积', '平方米', 300],
    ['校舍里的家当', '元', 541600],
    ['网络多媒体教室间数', '间', 12],
  ];
  const school = (header: string, field: string | null): MappingProfile => ({
    name: '',
    entries: [{ table: 'school', header, field }],
  });

  it('reads an item under another name, in the unit beside it', () => {
    const table = tableOf(ITEMS, school('校舍里的家当', 'equip_value'));
    expect(valuesIn(table, ['equip_value', 'multimedia_rooms'])).toEqual([[54.16, 12]]);
    expect(table.fields.filter(({ mapped }) => mapped).map(({ key }) => key)).toEqual([
      'equip_value',
    ]);
    expect(table.layout.unknownHeaders).toEqual([]);
  });

  it('leaves an item that the form names as it is, and begins no second school', () => {
    const rows = [...ITEMS.slice(0, 1), ['楼里的家当', '间', 99], ...ITEMS.slice(1)];
    const table = tableOf(rows, school('楼里的家当', 'multimedia_rooms'));
    expect(valuesIn(table, ['multimedia_rooms'])).toEqual([[12]]);
    expect(table.fields.filter(({ mapped }) => mapped)).toEqual([]);
  });

  it('keeps ignored items apart', () => {
    const { layout } = tableOf(ITEMS, school('校舍里的家当', null));
    expect(layout.ignoredHeaders).toMatchObject([{ text: '校舍里的家当', unit: '元' }]);
    expect(layout.unknownHeaders).toEqual([]);
  });
});
