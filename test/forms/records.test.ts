import { describe, expect, it } from '@jest/globals';
import type { BoundTable } from '../../src/forms';
import { tagOf } from '../../src/forms/boundTable';
import { BODY, EXPECTED, HEADER, KEYS } from '../support/ledgers';
import { onlyTable, tablesIn, valuesIn } from '../support/recognised';
import type { Rows, SheetOptions } from '../support/sheets';

function ledger(rows: Rows, options: SheetOptions = {}): BoundTable {
  const table = onlyTable(rows, options);
  expect(table.name).toBe('ledger');
  return table;
}

const values = (table: BoundTable, keys: readonly string[] = KEYS) => valuesIn(table, keys);

describe('ledgers', () => {
  it('binds headers as the contract writes them', () => {
    const table = ledger([HEADER, ...BODY]);
    expect(values(table)).toEqual(EXPECTED);
    expect(table.cellOf(2, 'students')).toEqual({ row: 3, column: 5 });
    expect(table.layout).toMatchObject({
      headerTop: 0,
      bodyTop: 1,
      bodyBottom: 4,
      unknownHeaders: [],
    });
    expect([...(table.column('students')?.numbers ?? [])]).toEqual([260, 300, 200, 150]);
  });

  it('finds a table that was moved, below a title and above notes', () => {
    const rows = [
      ['清河县义务教育学校情况表'],
      ['填报单位：清河县教育局', null, null, null, '单位：人'],
      [],
      [null, null, ...HEADER],
      ...BODY.map((row) => [null, null, ...row]),
      [null, null, '合计', null, null, null, null, 910, 68, 11628, 254.16],
      [],
      [null, null, '注：数据截至9月1日。'],
      [null, null, '填表人：', null, null, '审核人：'],
    ];
    const table = ledger(rows, { name: '随便什么' });
    expect(values(table)).toEqual(EXPECTED);
    expect(table.layout.totals).toEqual([{ row: 8, label: '合计' }]);
    expect(table.layout.footers?.map(({ row }) => row)).toEqual([10, 11]);
    expect(table.layout.blankRows).toEqual([]);
  });

  it('takes columns in any order, other names for them, and more of them', () => {
    const order = [5, 2, 3, 1, 4, 8, 7, 6];
    const names = [
      '在校学生数',
      '学校（机构）名称',
      '学校类型',
      '机构代码',
      '所属学段',
      '教学仪器设备值',
      '教学及辅助用房',
      '专任教师总数',
    ];
    const rows = [
      [...names.slice(0, 4), '食堂面积', ...names.slice(4)],
      ...BODY.map((row) => {
        const cells = order.map((at) => row[at] ?? null);
        return [...cells.slice(0, 4), 77, ...cells.slice(4)];
      }),
    ];
    const table = ledger(rows);
    expect(values(table)).toEqual(EXPECTED);
    expect(table.layout.unknownHeaders).toEqual([{ text: '食堂面积', at: { row: 0, column: 4 } }]);
  });

  it('reads headers with blanks, line breaks, full-width brackets and units', () => {
    const header = [
      '序 号',
      '学校_x000D_\n标识码',
      '学校\n名称',
      '办学 类型',
      '学段',
      '在校生数（人）',
      '专任教师数(人)',
      '教学及辅助用房面积（ ㎡）',
      '教学仪器设备资产值（单位：元）',
    ];
    const body = BODY.map((row) => row.map((cell, at) => (at === 8 ? Number(cell) * 10000 : cell)));
    const table = ledger([header, ...body]);
    expect(values(table)).toEqual(EXPECTED);
    const equip = table.fields.find(({ key }) => key === 'equip_value');
    expect(equip).toMatchObject({ unit: '元', factor: { times: 1, over: 10000 } });
    expect([...(table.column('equip_value')?.numbers ?? [])]).toEqual([54.16, 80, 80, 40]);
  });

  it('reads a second row of units', () => {
    const units = [null, null, null, null, null, '人', '（人）', '平方米', '元'];
    const body = BODY.map((row) => row.map((cell, at) => (at === 8 ? Number(cell) * 10000 : cell)));
    expect(values(ledger([HEADER, units, ...body]))).toEqual(EXPECTED);
  });

  it.each([
    ['L1', ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9']],
    ['甲 乙 1', ['甲', '乙', '丙', '丁', '戊', 1, 2, 3, 4]],
    ['(1)', ['(1)', '(2)', '（3）', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)']],
    ['1', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('takes a row of column codes %s for structure', (_, codes) => {
    expect(values(ledger([HEADER, codes, ...BODY]))).toEqual(EXPECTED);
  });

  it('reads merged headers of three rows', () => {
    const rows = [
      [
        '学校基本情况',
        null,
        null,
        null,
        '学生',
        null,
        '专任教师',
        null,
        null,
        null,
        null,
        '面积（㎡）',
        null,
      ],
      [
        '学校标识码',
        '学校名称',
        '办学类型',
        '学段',
        '在校生数',
        null,
        '合计',
        '学历',
        null,
        null,
        null,
        '教学及辅助用房',
        '运动场地',
      ],
      [
        null,
        null,
        null,
        null,
        '合计',
        '其中随迁子女',
        null,
        '博士',
        '硕士',
        '本科',
        '专科',
        null,
        null,
      ],
      ['2141001001', '清河小学', 211, '小学', 260, 12, 18, 0, 1, 11, 6, 2128, 3100],
    ];
    const merges = [
      'A1:D1',
      'E1:F1',
      'G1:K1',
      'L1:M1',
      'E2:F2',
      'H2:K2',
      'G2:G3',
      'L2:L3',
      'M2:M3',
      'A2:A3',
      'B2:B3',
      'C2:C3',
      'D2:D3',
    ];
    const keys = [
      'students',
      'students_migrant',
      'teachers',
      'teachers_phd',
      'teachers_master',
      'teachers_bachelor',
      'teachers_college',
      'area_teaching',
      'area_field',
    ];
    const expected = [[260, 12, 18, 0, 1, 11, 6, 2128, 3100]];
    const table = ledger(rows, { merges });
    expect(values(table, keys)).toEqual(expected);
    expect(table.fields.find(({ key }) => key === 'area_field')?.unit).toBe('㎡');
    // The same headers with their merges lost.
    expect(values(ledger(rows), keys)).toEqual(expected);
  });

  it('tells a repeated sub-header by its group', () => {
    const rows = [
      [
        '学校名称',
        '学校类型',
        '学段',
        '各学段学生数',
        null,
        null,
        '在校生数',
        '体育专任教师数',
        '图书',
      ],
      [null, null, null, '小学', '初中', '高中', null, null, null],
      ['南山学校', 345, '初中', 300, 200, 100, 200, 3, 9000],
    ];
    const table = ledger(rows, { merges: ['D1:F1'] });
    const keys = ['students_primary', 'students_junior', 'students_senior', 'students'];
    expect(values(table, keys)).toEqual([[300, 200, 100, 200]]);
  });

  it("does not take last year's or a threshold's column for the figure itself", () => {
    const rows = [
      ['学校名称', '学段', '上年', '本年', '专任教师数', '图书册数'],
      [null, null, '在校生数', '在校生数', null, null],
      ['清河小学', '小学', 250, 260, 18, 8380],
    ];
    expect(values(ledger(rows), ['students'])).toEqual([[260]]);
  });

  it('keeps totals, blanks and template rows out of the body wherever they stand', () => {
    const [first, second, third, fourth] = BODY;
    const rows = [
      HEADER,
      [null, null, '全县合计', null, null, 910, 68, 11628, 254.16],
      first,
      ['第一学区小计', null, null, null, null, 260, 18, 2128, 54.16],
      [],
      second,
      third,
      [null, null, '…'],
      fourth,
      ['平均', null, null, null, null, 227.5, 17, 2907, 63.54],
    ];
    const table = ledger(rows);
    expect(values(table)).toEqual(EXPECTED);
    expect(table.layout.totals.map(({ label }) => label)).toEqual([
      '全县合计',
      '第一学区小计',
      '平均',
    ]);
    expect(table.layout.blankRows).toEqual([4]);
    expect(table.layout).toMatchObject({ bodyTop: 2, bodyBottom: 8 });
  });

  it('does not mistake a school for a total or a note', () => {
    const names = ['全民小学', '平均路小学', '说明镇小学', '联系小学'];
    const body = BODY.map((row, at) => [...row.slice(0, 2), names[at] ?? '', ...row.slice(3)]);
    expect(values(ledger([HEADER, ...body]), ['school_name']).flat()).toEqual(names);
  });

  it('keeps a field that comes twice to its first column and says so', () => {
    const table = ledger([[...HEADER, '学生人数'], ...BODY.map((row) => [...row, 1])]);
    expect(values(table)).toEqual(EXPECTED);
    expect(table.layout.repeatedFields).toEqual([{ key: 'students', at: { row: 0, column: 9 } }]);
  });

  it('reads hidden rows and columns as any other', () => {
    const hidden = { hiddenRows: [{ from: 2, to: 2 }], hiddenColumns: [{ from: 1, to: 1 }] };
    expect(values(ledger([HEADER, ...BODY], hidden))).toEqual(EXPECTED);
  });

  it('binds tables below each other and side by side', () => {
    const below = tablesIn([HEADER, ...BODY.slice(0, 2), [], ['初中'], HEADER, ...BODY.slice(2)]);
    expect(below.map((table) => values(table))).toEqual([EXPECTED.slice(0, 2), EXPECTED.slice(2)]);
    const wide = [HEADER, ...BODY];
    const beside = tablesIn(wide.map((row) => [...row, null, ...row]));
    expect(beside.map((table) => values(table))).toEqual([EXPECTED, EXPECTED]);
    expect(beside[1]?.cellOf(0, 'students')).toEqual({ row: 1, column: 15 });
    const tight = tablesIn(wide.map((row) => [...row, ...row]));
    expect(tight).toHaveLength(2);
  });

  it('extracts columns as single cells are read', () => {
    const texts = ['260', '2６0', ' 260 ', '260.50', '约260', null, '*', 'xx', 260];
    const rows = [
      HEADER,
      ...texts.map((text, at) => [
        at + 1,
        null,
        `第${String(at)}小学`,
        211,
        '小学',
        text,
        18,
        2128,
        54,
      ]),
    ];
    const table = ledger(rows);
    const column = table.column('students');
    const readings = texts.map((_, row) => table.readingOf(row, 'students'));
    expect([...(column?.tags ?? [])]).toEqual(readings.map((reading) => reading && tagOf(reading)));
    expect([...(column?.numbers ?? [])]).toEqual(readings.map((reading) => reading?.number ?? 0));
    expect(table.column('school_name')?.texts?.[3]).toBe('第3小学');
  });

  it('stays within bounds on a sheet of nothing but headers', () => {
    const tables = tablesIn(Array.from({ length: 2000 }, () => HEADER));
    expect(tables.length).toBeLessThanOrEqual(400);
  });
});
