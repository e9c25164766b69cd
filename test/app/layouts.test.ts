import { describe, expect, it } from '@jest/globals';
import { cleanLedger } from '../../scripts/examples/county';
import { ledgerRows } from '../../scripts/examples/truth';
import { checkFiles, readFile } from '../../src/app/check';
import { renderFindings } from '../../src/checks/index';
import type { CellValue } from '../../src/sheet/cell';
import type { SheetSnapshot } from '../../src/sheet/snapshot';
import { findStandard } from '../../src/standard/index';
import { makeSheet, makeWorkbook } from '../support/sheets';

type Line = readonly CellValue[];

const [header = [], ...body] = cleanLedger(ledgerRows()).rows as readonly Line[];
const at = (name: string): number => header.indexOf(name);
const without = (line: Line, column: number): Line => line.filter((_, index) => index !== column);
const ofLevel = (level: string): readonly Line[] =>
  body.filter((line) => line[at('学段')] === level).map((line, seq) => [seq + 1, ...line.slice(1)]);
const noLevel = (line: Line): Line => without(line, at('学段'));
const changed = (name: string, change: (value: CellValue) => CellValue): readonly Line[] =>
  body.map((line) => line.map((value, index) => (index === at(name) ? change(value) : value)));
const inMu = (value: CellValue): CellValue => Math.round((Number(value) / 666.6667) * 100) / 100;

/** Data findings of a workbook, advice apart, as `rule cell`; and the schools that were judged. */
function check(sheets: readonly SheetSnapshot[]) {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no standard');
  const workbook = { ok: true as const, value: makeWorkbook(sheets) };
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook });
  const { outcome, balance } = checkFiles([file], { standard: standard.value, reliefs: [] });
  const found = [...renderFindings(outcome, 'zh')].filter(
    ({ kind, rule }) => kind === 'data' && !['T-012', 'S-009'].includes(rule),
  );
  return {
    file,
    schools: balance.schools.filter(({ passed }) => passed !== null).length,
    found: found.map(({ rule, sheet, cell }) => `${rule} ${sheet}!${cell}`),
    messages: found.map(({ message }) => message),
  };
}

const [primary, junior] = [ofLevel('小学'), ofLevel('初中')];

describe('the same county in other layouts', () => {
  const layouts: Readonly<Record<string, () => readonly SheetSnapshot[]>> = {
    'levels side by side': () => [
      makeSheet([
        [...header, null, ...header],
        ...primary.map((line, row) => [...line, null, ...(junior[row] ?? [])]),
      ]),
    ],
    'levels on two sheets named after them': () => [
      makeSheet([noLevel(header), ...primary.map(noLevel)], { name: '小学' }),
      makeSheet([noLevel(header), ...junior.map(noLevel)], { name: '初中' }),
    ],
    'levels under titles of their own': () => [
      makeSheet([
        ['澄湖县小学基本情况表'],
        noLevel(header),
        ...primary.map(noLevel),
        [],
        ['澄湖县初中基本情况表'],
        noLevel(header),
        ...junior.map(noLevel),
        ['填表人：张某', null, '审核人：李某'],
      ]),
    ],
    'rows of a template left empty, notes below': () => [
      makeSheet([
        header,
        ...body,
        ...Array.from({ length: 20 }, (_, row) => [body.length + row + 1]),
        ['说明：空行不用填。'],
        ['审核人：'],
      ]),
    ],
  };

  it.each(Object.entries(layouts))('%s: nothing is wrong and every school is judged', (_, make) => {
    const { file, found, schools } = check(make());
    expect(found).toEqual([]);
    expect(schools).toBe(47);
    expect(file.status).toBe('checked');
  });
});

describe('one cause is told once', () => {
  it('元 typed in a column of 万元', () => {
    const rows = changed('教学仪器设备资产值', (value) => Number(value) * 10_000);
    const { found, messages } = check([makeSheet([header, ...rows])]);
    expect(found.filter((line) => line.startsWith('R-034'))).toEqual(['R-034 Sheet1!AI2']);
    expect(messages.join()).toContain('多半是元与万元弄错');
  });

  it('亩 typed in a column of 平方米, while a header that says 亩 is converted', () => {
    const rows = changed('占地面积', inMu);
    const { found } = check([makeSheet([header, ...rows])]);
    expect(found).toEqual(['R-035 Sheet1!AD2', 'J-108 Sheet1!AE2', 'R-029 Sheet1!AH2']);
    const mu = header.map((text) => (text === '占地面积' ? '占地面积（亩）' : text));
    expect(check([makeSheet([mu, ...rows])]).found).toEqual(['T-015-2 Sheet1!AD1']);
  });

  it('names merged over the rows of two levels', () => {
    const rows = body.filter((line) => line[at('办学类型')] === '九年一贯制学校');
    const lines = rows.map((line, row) =>
      line.map((value, index) =>
        index === 0 ? row + 1 : row % 2 === 1 && index === 2 ? null : value,
      ),
    );
    const merges = rows.flatMap((_, row) => (row % 2 === 0 ? [`C${row + 2}:C${row + 3}`] : []));
    const { found, messages } = check([makeSheet([header, ...lines], { merges })]);
    expect(found).toEqual(['T-008 Sheet1!C2']);
    expect(messages[0]).toContain('已按合并的各行相同读取');
  });

  it('a list cut out of a longer one', () => {
    const rows = body.filter((_, row) => row % 3 === 0 && row < 20);
    const { found, messages } = check([makeSheet([header, ...rows])]);
    expect(found).toEqual(['T-004 Sheet1!A3']);
    expect(messages[0]).toContain('后面还有 5 处不连续');
  });
});

describe('a sheet that is no form', () => {
  it('is told what it lacks, in one line', () => {
    const sheet = makeSheet([
      ['学校名称', '学段', '在校生数', '备注'],
      ['清河小学', '小学', 260, ''],
    ]);
    expect(check([sheet]).file.problem?.params).toMatchObject({
      form: 'school-ledger',
      missing:
        '专任教师数、博士学历教师数、硕士学历教师数、本科学历教师数、专科学历教师数、中级及以上职称教师数等中的至少 2 项',
    });
  });

  it('is not likened to anything it does not resemble', () => {
    const roster = makeSheet([
      ['姓名', '性别', '学历', '职称'],
      ['王某', '男', '本科', '一级'],
    ]);
    expect(check([roster]).file.problem).toMatchObject({ reason: 'nothing-known' });
  });
});
