import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Engine } from '../../../src/app/live/engine';
import type { EntryPlace, EntryView } from '../../../src/app/view/entryTypes';
import { LAST_YEAR_SHEET, lastYearRows } from '../../../src/app/lastYear/sheetRows';
import { recogniseWorkbook } from '../../../src/forms';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import type { CellValue } from '../../../src/sheet/cell';
import { longForm } from '../../support/blankForms';
import { checkedEngine, edit, valueOf } from '../../support/live';
import { makeSheet, makeWorkbook } from '../../support/sheets';

async function formOf(values: Readonly<Record<string, CellValue>> = {}) {
  const rows = longForm('school', values);
  const { engine, view } = await checkedEngine(
    dataOf(makeWorkbook([makeSheet(rows, { name: '学校' })])),
  );
  const [place] = valueOf(await engine.entryRows(view.revision));
  if (place === undefined) throw new Error('no record');
  const entry = valueOf(await engine.entry(view.revision, place));
  return { engine, place, entry };
}

function field(entry: EntryView, key: string) {
  const found = entry.groups.flatMap(({ fields }) => fields).find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
}

/** A blank form, for what does not change it. */
const blank = formOf();

async function typed(engine: Engine, place: EntryPlace, key: string, text: string) {
  const answer = valueOf(await engine.enter(place, key, text, 'zh'));
  if (answer.kind === 'refused') return answer.message;
  const [change] = answer.amendments;
  if (change?.kind !== 'set-cells') return answer.value;
  return [change.cells[0]?.value, answer.note];
}

describe('what is typed into a field of 学校填报表', () => {
  it.each([
    // A unit in the column's or another scale.
    ['equip_value', '3.2万元', [3.2, '将填入 3.2 万元']],
    ['equip_value', '32000元', [3.2, '将填入 3.2 万元']],
    ['equip_value', '12345 元', [1.23, '等于 1.2345 万元，表里最多两位小数，将填入 1.23 万元']],
    ['area_field', '1.5亩', [1000, '将填入 1000 平方米']],
    [
      'area_field',
      '10 亩',
      [6666.67, '等于 6666.666667 平方米，表里最多两位小数，将填入 6666.67 平方米'],
    ],
    ['area_field', '3200㎡', [3200, '将填入 3200 平方米']],
    ['area_field', '3200.5', [3200.5, '']],
    // Full-width signs, blanks, separators.
    ['students_primary', '１，２６０', [1260, '将填入 1260 人']],
    ['students_primary', '1 260', [1260, '将填入 1260 人']],
    ['students_primary', '0', [0, '']],
    ['founded_year', '2008年9月', [2008, '将填入 2008 年']],
    ['founded_year', '20080901', [2008, '将填入 2008 年']],
    // Choices by name, code and other words.
    ['school_type', '312', ['九年一贯制学校', '将填入“九年一贯制学校”']],
    ['school_type', '完小', ['小学', '将填入“小学”']],
    ['is_rural_small', '1', ['是', '将填入“是”']],
    ['is_rural_small', '否', ['否', '']],
    // Names and codes.
    ['school_name', ' 红 旗 小学', ['红旗小学', '将填入“红旗小学”']],
    ['school_code', '２１３４０００００１', ['2134000001', '将填入“2134000001”']],
    ['school_name', '=1+1', ['=1+1', '']],
  ])('%s takes %s', async (key, text, wanted) => {
    const { engine, place } = await blank;
    expect(await typed(engine, place, key, text)).toEqual(wanted);
  });

  it.each([
    ['students_primary', '十来个', '“十来个”读不出一个数，请只填一个数，可以带单位。'],
    ['students_primary', '约300', '“约300”是约数，请填准确的数。'],
    ['students_primary', '1xx', '“1xx”没有写全，请填完整的数。'],
    ['students_primary', '无', '“无”不是数。没有就填 0，不知道就先空着。'],
    ['students_primary', '12 15', '“12 15”读不出一个数，请只填一个数，可以带单位。'],
    ['students_primary', '12.5', '这一项是整数，不能填 12.5。'],
    ['students_primary', '-3', '这一项不能小于 0。'],
    ['students_primary', '300平方米', '“300平方米”的单位对不上，这一项以人计。'],
    ['area_field', '32万元', '“32万元”的单位对不上，这一项以平方米计。'],
    ['equip_value', '1234567890123456789', '“1234567890123456789”位数太多，存不下，请核对。'],
    ['is_rural_small', '也许', '没有“也许”这一项，可填：是、否。'],
    ['school_code', '2.13E+09', '“2.13E+09”已经不是完整的代码，请重新输入全部数字。'],
  ])('%s refuses %s, and nothing is stored', async (key, text, message) => {
    const { engine, place } = await blank;
    expect(await typed(engine, place, key, text)).toBe(message);
  });

  it('empties a cell, and changes nothing where the same is typed again', async () => {
    const { engine, place } = await formOf({ students_primary: 260 });
    expect(await typed(engine, place, 'students_primary', ' ')).toEqual([null, '将清空这一格']);
    expect(await typed(engine, place, 'students_primary', '260 人')).toBe('260');
    expect(await typed(engine, place, 'classes', '')).toBe('');
  });

  it('makes a number of a number that stood there as text', async () => {
    const { engine, place } = await formOf({ students_primary: '260' });
    expect(await typed(engine, place, 'students_primary', '260')).toEqual([260, '']);
  });

  it('shows again what was typed, whatever the figure', async () => {
    const { engine, place } = await blank;
    const amount = fc.integer({ min: 0, max: 10 ** 9 });
    await fc.assert(
      fc.asyncProperty(amount, fc.constantFrom('元', '万元', ''), async (hundredths, unit) => {
        const text = String(hundredths / 100) + unit;
        const answer = valueOf(await engine.enter(place, 'equip_value', text, 'zh'));
        if (answer.kind !== 'stored') throw new Error(answer.message);
        const [change] = answer.amendments;
        const value = change?.kind === 'set-cells' ? change.cells[0]?.value : undefined;
        const scale = unit === '元' ? 10_000n : 1n;
        // In whole numbers: hundredths of 万元 rounded half up.
        const wanted = (2n * BigInt(hundredths) + scale) / (2n * scale);
        expect(Math.round(Number(value) * 100)).toBe(Number(wanted));
        expect(Number(answer.value)).toBe(value);
        const [again] = [valueOf(await engine.enter(place, 'equip_value', answer.value, 'zh'))];
        expect(again).toMatchObject({ kind: 'stored', value: answer.value });
      }),
      { numRuns: 200 },
    );
  });
});

describe('where it is written', () => {
  const ledger = (first: readonly CellValue[][] = []) => [
    ...first,
    ['学校标识码', '学校名称', '办学类型', '学段', '在校生数', '专任教师数', '班级数', '图书册数'],
    ['2134000001', '甲小学', '211', '小学', 260, 18, 6, 5200],
    ['2134000002', '乙学校', '312', '小学', 300, 20, 6, 9000],
    ['2134000002', '乙学校', '312', '初中', 200, 16, 6, 9000],
  ];

  async function ledgerEngine() {
    const data = dataOf(makeWorkbook([makeSheet(ledger(), { name: '台账' })]));
    const { engine, view } = await checkedEngine(data);
    const rows = valueOf(await engine.entryRows(view.revision));
    return { engine, view, rows };
  }

  it('is the row of the school, also when rows have come in above and are not checked yet', async () => {
    const { engine, rows } = await ledgerEngine();
    expect(rows.map(({ name, note }) => `${name} ${note}`)).toEqual([
      '甲小学 小学',
      '乙学校 小学',
      '乙学校 初中',
    ]);
    const [, , third] = rows;
    if (third === undefined) throw new Error('no third row');
    const moved = makeWorkbook([makeSheet(ledger([['汇总表'], [null]]), { name: '台账' })]);
    await engine.change([{ kind: 'workbook', workbook: dataOf(moved) }]);
    const answer = valueOf(await engine.enter(third, 'students', '210', 'zh'));
    expect(answer).toMatchObject({
      amendments: [{ sheet: '台账', cells: [{ at: { row: 5, column: 4 }, value: 210 }] }],
    });
  });

  it('is nowhere once the school is gone from its sheet', async () => {
    const { engine, rows } = await ledgerEngine();
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    const rest = ledger().filter(([code]) => code !== '2134000001');
    const workbook = dataOf(makeWorkbook([makeSheet(rest, { name: '台账' })]));
    await engine.change([{ kind: 'workbook', workbook }]);
    expect(await typed(engine, first, 'students', '1')).toMatch(/找不到这一格/);
  });

  it('stays the row of a school that has just been given another name', async () => {
    const { engine, rows } = await ledgerEngine();
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    const named = valueOf(await engine.enter(first, 'school_name', '甲中心小学', 'zh'));
    if (named.kind !== 'stored') throw new Error(named.message);
    expect(await typed(engine, named.place, 'students', '1')).toEqual([1, '']);
    await engine.change([edit('台账', 'B2', '甲中心小学')]);
    expect(await typed(engine, named.place, 'students', '1')).toEqual([1, '']);
    expect(await typed(engine, first, 'students', '1')).toMatch(/找不到这一格/);
  });

  it('takes codes where the column holds codes', async () => {
    const { engine, rows } = await ledgerEngine();
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    expect(await typed(engine, first, 'school_type', '教学点')).toEqual(['218', '将填入“218”']);
  });

  it('is never a cell with a formula', async () => {
    const { engine, rows } = await ledgerEngine();
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    const cells = [{ row: 1, column: 4, value: 260, formula: '200+60' }];
    await engine.change([{ kind: 'cells', sheet: '台账', cells }]);
    expect(await typed(engine, first, 'students', '1')).toBe('这一格由公式算出，不能填写。');
  });
});

describe('a form to fill in', () => {
  it('has its fields in the groups of the paper, with what has been filled in counted', async () => {
    const { entry } = await formOf({ school_name: '红旗小学', students_primary: 260 });
    expect(entry.groups[0]).toMatchObject({ name: '基本信息', filled: 1 });
    expect(entry.filled).toBe(2);
    expect(field(entry, 'students_primary')).toMatchObject({
      label: '小学学生人数',
      unit: '人',
      value: '260',
      kind: 'count',
      cell: 'E11',
    });
  });

  it('tells of a mistake at its field, and of a blank nowhere', async () => {
    const { entry } = await formOf({ teachers: 18, teachers_backbone: 21 });
    expect(field(entry, 'teachers_backbone').findings).toMatchObject([
      { tier: 'error', own: true },
    ]);
    expect(field(entry, 'teachers').findings).toMatchObject([{ tier: 'error', own: false }]);
    expect(field(entry, 'school_name').findings).toEqual([]);
  });
});

describe('what a form asks', () => {
  it('leaves out the levels that a school lacks, unless something has been entered there', async () => {
    const { entry } = await formOf({ school_type: '小学', students_junior: 30 });
    expect(field(entry, 'students_primary')).toMatchObject({ applies: true, asked: true });
    expect(field(entry, 'students_senior')).toMatchObject({ applies: false, asked: false });
    expect(field(entry, 'students_junior')).toMatchObject({ applies: false, value: '30' });
    expect(field(entry, 'graduates').applies).toBe(false);
  });

  it('asks everything before it is known what kind of school it is', async () => {
    const { entry } = await formOf();
    expect(entry.groups.flatMap(({ fields }) => fields).every(({ applies }) => applies)).toBe(true);
    expect(entry.asked).toBe(69);
  });
});

describe('last year beside a field', () => {
  it('says its figure and the change since, and nothing where it has none', async () => {
    const school = { school_code: '2134000001', school_name: '红旗小学', school_type: '小学' };
    const tables = (values: Readonly<Record<string, CellValue>>) => {
      const sheet = makeSheet(longForm('school', { ...school, ...values }), { name: '学校' });
      return { sheet, tables: recogniseWorkbook(makeWorkbook([sheet]), 'a.xlsx') };
    };
    const last = tables({ students_primary: 248, area_field: 3200.1, teachers: 18 });
    const [read] = last.tables;
    if (read?.recognition.kind !== 'form') throw new Error('no form');
    const kept = makeSheet(lastYearRows(read.recognition.tables), { name: LAST_YEAR_SHEET });
    const now = tables({ students_primary: 260, area_field: 3200 }).sheet;
    const { engine, view } = await checkedEngine(dataOf(makeWorkbook([now, kept])));
    const [place] = valueOf(await engine.entryRows(view.revision));
    if (place === undefined) throw new Error('no record');
    const entry = valueOf(await engine.entry(view.revision, place));
    expect(field(entry, 'students_primary').last).toBe('去年 248 人，增加 12');
    expect(field(entry, 'area_field').last).toBe('去年 3200.1 平方米，减少 0.1');
    expect(field(entry, 'teachers').last).toBe('去年 18 人');
    expect(field(entry, 'classes').last).toBe('');
  });
});
