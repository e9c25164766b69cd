import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allFixes,
  findingSpots,
  marksOf,
  runChecks,
  type CheckOutcome,
  type Fix,
} from '../../src/checks';
import type { CellValue } from '../../src/sheet/cell';
import { DEFAULT_STANDARD, findStandard, rules } from '../../src/standard';
import { BODY, HEADER, KEYS } from '../support/ledgers';
import { onlyTable, valuesIn } from '../support/recognised';
import { makeWorkbook, type Rows } from '../support/sheets';

const standard = findStandard(DEFAULT_STANDARD);

function checked(rows: Rows): CheckOutcome {
  if (!standard.ok) throw new Error('no standard');
  const table = onlyTable(rows);
  const files = [{ path: 'a.xlsx', snapshot: makeWorkbook([table.sheet]) }];
  return runChecks({
    tables: [table],
    workbook: { files },
    standard: standard.value,
    rules: rules(),
  });
}

const fixesIn = (rows: Rows) => [...allFixes(checked(rows))];

function repaired(rows: Rows, fixes: readonly Fix[]): Rows {
  const copy = rows.map((row) => [...row]);
  for (const { at, after } of fixes) {
    const row = copy[at.row];
    if (row !== undefined) row[at.column] = after;
  }
  return copy;
}

/** Every rule and cell that a finding marks. */
function marksIn(rows: Rows): ReadonlySet<string> {
  const spots = [...findingSpots(checked(rows))];
  return new Set(
    spots.flatMap((spot) =>
      marksOf(spot).map(
        ({ row, column }) => `${spot.run.rule.id} ${String(row)} ${String(column)}`,
      ),
    ),
  );
}

/** One column under a name and a type of school, as a ledger asks for it. */
function changes(header: string, ...values: readonly CellValue[]) {
  const rows: Rows = [
    [...HEADER, header],
    ...values.map((value, index) => [...(BODY[index % BODY.length] ?? BODY[0]), value]),
  ];
  return fixesIn(rows)
    .filter(({ at }) => at.column === HEADER.length)
    .sort((a, b) => a.at.row - b.at.row)
    .map(({ before, after, isSure }) => [before, after, isSure]);
}

describe('repairs', () => {
  it('convert a typed unit exactly into the unit of the column', () => {
    expect(changes('图书（册）', '1,260册', '3.5万册')).toEqual([
      ['1,260册', 1260, true],
      ['3.5万册', 35000, true],
    ]);
    expect(changes('公用经费预算（元）', '54.16万元', '5000', '５０元')).toEqual([
      ['54.16万元', 541600, true],
      ['5000', 5000, true],
      ['５０元', 50, true],
    ]);
    expect(changes('占地面积（平方米）', '15亩', '1公顷', '10亩')).toEqual([
      ['15亩', 10000, true],
      ['1公顷', 10000, true],
    ]);
  });

  it('write a year as the year, and only offer it where the date told more', () => {
    expect(
      changes('建校年份', '1998年', ' 2001', '2008-09-01', 20080901, 200809, '1987.9'),
    ).toEqual([
      ['1998年', 1998, true],
      [' 2001', 2001, true],
      ['2008-09-01', 2008, false],
      [20080901, 2008, false],
      [200809, 2008, false],
      ['1987.9', 1987, false],
    ]);
  });

  it('keep a code as text, unless its last digits are gone', () => {
    expect(changes('统一社会信用代码', 12345678, 123456789012345678)).toEqual([
      [12345678, '12345678', true],
    ]);
  });

  it('keep the words of names and codes', () => {
    const rows: Rows = [
      HEADER,
      [1, '２141001001', '清 河小学', '小 学', '小学 ', 260, 18, 2128, 54.16],
    ];
    expect(fixesIn(rows).map(({ after }) => after)).toEqual([
      '2141001001',
      '清河小学',
      '小学',
      '小学',
    ]);
  });

  it('never make a figure of a sign, of two numbers, or of what is about right', () => {
    expect(changes('图书（册）', '无', '/', '12/15', '约3000', '____', '没有')).toEqual([]);
  });

  it('empty a sign where the form asks nothing of this school', () => {
    const found = onlyTable(school('/', '否'));
    expect(found.name).toBe('school');
    const fixes = fixesIn(school('/', '否'));
    expect(fixes.map(({ before, after, isSure }) => [before, after, isSure])).toEqual([
      ['/', null, true],
    ]);
    expect(fixesIn(school('/', '是'))).toEqual([]);
  });

  it('offer a ten-thousandth where only yuan explain the figure', () => {
    const row = BODY[0].map((value, column) => (column === 8 ? 541600000 : value));
    const yuan = BODY[0].map((value, column) => (column === 8 ? 541600 : value));
    const offered = (line: readonly CellValue[]) =>
      fixesIn([HEADER, line]).map(({ before, after, isSure }) => [before, after, isSure]);
    expect(offered(yuan)).toEqual([[541600, 54.16, false]]);
    expect(offered(row)).toEqual([]);
    expect(offered(BODY[0])).toEqual([]);
  });

  it('reckon the scale of a column once, however many of its figures are too large', () => {
    const many = Array.from({ length: 300 }, (_, row) =>
      BODY[0].map((value, column) => {
        if (column === 1) return String(2141002000 + row);
        return column === 8 ? 541600 : value;
      }),
    );
    const outcome = checked([HEADER, ...many]);
    const asked: string[] = [];
    const runs = outcome.runs.map((run) => {
      const { table } = run;
      if (table === null) return run;
      const column = (key: string) => {
        asked.push(key);
        return table.column(key);
      };
      return { ...run, table: { ...table, column } };
    });
    const offered = [...allFixes({ ...outcome, runs })].filter(({ isSure }) => !isSure);
    expect(offered).toHaveLength(300);
    expect(asked.length).toBeLessThan(30);
  });
});

function school(rotation: string, isRuralSmall: string): Rows {
  return [
    ['填报项目', '单位', '填报值'],
    ['学校名称', null, '清河小学'],
    ['学校类型', null, '小学'],
    ['学校代码', null, '2141001001'],
    ['是否50人及以上但不足100人的乡村小规模学校和教学点', null, isRuralSmall],
    ['小学学生人数', '人', 80],
    ['班级总数', '个', 6],
    ['专任教师总人数', '人', 12],
    ['体育专任教师人数', '人', 1],
    ['音乐专任教师人数', '人', 1],
    ['音乐交流轮岗/兼职/走教教师人数', '人', rotation],
  ];
}

/** Ways in which people write a number so that it says the same. */
const messy = fc
  .record({
    figure: fc.oneof(fc.integer({ min: 0, max: 99999 }), fc.integer({ min: 0, max: 9999999 })),
    decimals: fc.constantFrom(0, 0, 1, 2),
    way: fc.constantFrom(
      'plain',
      'text',
      'wide',
      'comma',
      'spaces',
      'nbsp',
      'break',
      'unit',
      'wan',
    ),
  })
  .map(({ figure, decimals, way }) => ({ figure: figure / 10 ** decimals, way }));

const UNITS = new Map([
  [5, '人'],
  [6, '人'],
  [7, '平方米'],
  [8, '万元'],
]);

function written({ figure, way }: { figure: number; way: string }, column: number): CellValue {
  const text = String(figure);
  switch (way) {
    case 'plain':
      return figure;
    case 'wide':
      return text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    case 'comma':
      return text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
    case 'spaces':
      return ` ${text}　`;
    case 'nbsp':
      return `\u00A0${text}`;
    case 'break':
      return `${text}_x000D_\n`;
    case 'unit':
      return `${text}${UNITS.get(column) ?? ''}`;
    case 'wan':
      return column === 7 ? `${text}万平方米` : column === 8 ? `${text}元` : text;
    default:
      return text;
  }
}

/** Findings on how a value is written, each with a repair that is sure. */
const WRITING = new Set(['C-001', 'C-002', 'C-003', 'C-004', 'C-004-2', 'C-005', 'C-017']);

describe('repairs of any mess', () => {
  it('change nothing that is read, leave nothing to repair, and bring no finding', () => {
    const bodies = fc.array(fc.tuple(messy, messy, messy, messy), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bodies, (values) => {
        const body = values.map((cells, index) => [
          ...(BODY[index] ?? BODY[0]).slice(0, 5),
          ...cells.map((cell, at) => written(cell, at + 5)),
        ]);
        const rows: Rows = [HEADER, ...body];
        const fixes = fixesIn(rows).filter(({ isSure }) => isSure);
        const after = repaired(rows, fixes);
        expect(valuesIn(onlyTable(after), KEYS)).toEqual(valuesIn(onlyTable(rows), KEYS));
        expect(fixesIn(after).filter(({ isSure }) => isSure)).toEqual([]);
        const before = marksIn(rows);
        const left = [...marksIn(after)];
        expect(left.filter((mark) => !before.has(mark))).toEqual([]);
        expect(left.filter((mark) => WRITING.has(mark.split(' ', 1)[0] ?? ''))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
