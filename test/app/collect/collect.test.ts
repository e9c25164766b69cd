import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readFile } from '../../../src/app/check';
import { collect, readRoster, receive } from '../../../src/app/collect';
import { yearNamed } from '../../../src/app/collect/yearNamed';
import type { CollectOptions, ReceivedFile, Roster } from '../../../src/app/collect';
import { findStandard } from '../../../src/standard';
import { readWorkbook } from '../../../src/xlsx';
import { makeSheet, makeWorkbook } from '../../support/sheets';

const found = findStandard('cn.quality-2017');
if (!found.ok) throw new Error('no standard');
const options: CollectOptions = { standard: found.value, reliefs: [] };

function read(path: string, name = path) {
  return readFile({ path: name, sha256: name, workbook: readWorkbook(readFileSync(path)) });
}

function received(path: string, name = path): ReceivedFile {
  return receive(read(path, name), options, 'zh').received;
}

const COUNTY = 'examples/county.xlsx';
const SCHOOL = 'examples/schools/澄湖县实验小学.xlsx';

describe('receiving a county', () => {
  const county = received(COUNTY);

  it('keeps every row of a ledger with the cell of each value', () => {
    const { rows, missing, schools } = collect([county], options);
    expect(rows).toHaveLength(49);
    expect(missing).toEqual([]);
    expect(new Set(schools.map(({ standing }) => standing.kind))).toEqual(new Set(['no-roster']));
    const file = read(COUNTY);
    const [table] = file.tables;
    for (const row of rows) {
      const { origin, value } = row.values['students'] ?? {};
      expect(origin?.path).toBe(COUNTY);
      const line = Number(/\d+$/.exec(origin?.cell ?? '')?.[0]) - 1;
      expect(typeof value).toBe('number');
      expect(table?.sheet.grid.value(line, table.cellOf(0, 'students')?.column ?? -1)).toBe(value);
    }
  });

  it('names the sheet of each value where a workbook spreads a school over several', () => {
    const { rows } = collect([received('examples/statistics-2020.xlsx')], options);
    const sheets = Object.values(rows[0]?.values ?? {}).map(({ origin }) => origin?.sheet);
    expect(sheets).toEqual(expect.arrayContaining(['基础基312', '基础基522']));
  });

  it('takes no computed indicator over', () => {
    const { rows } = collect([county], options);
    expect(Object.keys(rows[0]?.values ?? {}).filter((key) => /^ind\d/.test(key))).toEqual([]);
  });

  it('puts the primary schools first, each level by code', () => {
    const { rows } = collect([county], options);
    const levels = rows.map(({ level }) => level);
    expect(levels).toEqual([...levels].sort().reverse());
  });

  it('counts the same bytes once', () => {
    const copy = { ...received(COUNTY, 'copy.xlsx'), sha256: county.sha256 };
    const { remarks, rows } = collect([county, copy], options);
    expect(remarks.get(COUNTY)).toEqual([{ kind: 'same-file', path: 'copy.xlsx' }]);
    expect(rows).toHaveLength(49);
  });

  it('leaves out what is of another year, and says so', () => {
    const last = { ...county, year: 2025 };
    const { rows, remarks, years } = collect([last], { ...options, year: 2026 });
    expect(rows).toEqual([]);
    expect(remarks.get(COUNTY)).toEqual([{ kind: 'wrong-year', year: 2025, wanted: 2026 }]);
    expect(years).toEqual([{ year: 2025, paths: [COUNTY] }]);
  });

  it('joins the form of a school and its row of a ledger, and names what differs', () => {
    const school = received(SCHOOL);
    const { schools, rows } = collect([county, school], options);
    expect(rows).toHaveLength(49);
    const own = schools.find(({ paths }) => paths.includes(SCHOOL));
    expect(own?.paths).toEqual([SCHOOL, COUNTY]);
  });
});

describe('the list of schools', () => {
  const listed: Roster = { path: '名单.xlsx', schools: [] };
  const county = received(COUNTY);
  const [first, second] = county.schools;
  if (first === undefined || second === undefined) throw new Error('no schools');
  const rosterOf = (...schools: Roster['schools']): CollectOptions => ({
    ...options,
    roster: { ...listed, schools },
  });
  const standingOf = (given: CollectOptions) =>
    collect([{ ...county, schools: [first] }], given).schools[0]?.standing;

  it('tells who is expected, misnamed, miscoded and unknown', () => {
    const own = { code: first.code, name: first.name, type: '' };
    expect(standingOf(rosterOf(own))).toEqual({ kind: 'expected' });
    const renamed = { ...own, name: '另一所学校' };
    expect(standingOf(rosterOf(renamed))).toEqual({ kind: 'other-name', listed: renamed });
    const recoded = { ...own, code: '2131000000' };
    expect(standingOf(rosterOf(recoded))).toEqual({ kind: 'other-code', listed: recoded });
    const mistyped = { ...own, name: '别的小学', code: first.code.replace(/(.)(.)$/, '$2$1') };
    const standing = standingOf(rosterOf(mistyped, { code: '9', name: '远方', type: '' }));
    expect(standing).toEqual({ kind: 'unknown', closest: [mistyped] });
  });

  it('names the schools that sent nothing', () => {
    const { missing } = collect(
      [{ ...county, schools: [first] }],
      rosterOf(first, { code: second.code, name: second.name, type: '' }),
    );
    expect(missing.map(({ code }) => code)).toEqual([second.code]);
  });

  it('is read from last year’s county table and from a bare list', () => {
    const ledger = readRoster(read(COUNTY));
    expect(ledger.ok && ledger.value.schools).toHaveLength(42);
    const bare = makeWorkbook([
      makeSheet([
        ['2026 年学校名单'],
        ['序号', '学校标识码', '学校名称', '办学类型'],
        [1, '2131000001', '甲 小学', '小学'],
        [2, 2131000002, '乙中学', '初级中学'],
        ['合计', null, '2 所', null],
      ]),
    ]);
    const list = readRoster(
      readFile({ path: 'l', sha256: '', workbook: { ok: true, value: bare } }),
    );
    expect(list.ok && list.value.schools).toEqual([
      { code: '2131000001', name: '甲小学', type: '211' },
      { code: '2131000002', name: '乙中学', type: '311' },
    ]);
    const none = readRoster(
      readFile({ path: 'l', sha256: '', workbook: { ok: true, value: makeWorkbook([]) } }),
    );
    expect(none.ok ? '' : none.problem.reason).toBe('no-schools');
  });
});

describe('the year that a workbook names', () => {
  const titled = (title: string) => {
    const snapshot = makeWorkbook([
      makeSheet([
        [title],
        ['学校标识码', '学校名称', '学段', '在校生数', '专任教师数', '图书册数'],
        ['2131000001', '甲小学', '小学', 5, 1, 1],
      ]),
    ]);
    return yearNamed(readFile({ path: 'x', sha256: '', workbook: { ok: true, value: snapshot } }));
  };

  it.each([
    ['2026年学校台账', 2026],
    ['２０２６ 学年初', 2026],
    ['（2020 /2021 学年初）', 2020],
    ['2025-2026学年', 2025],
    ['学校台账', null],
    ['2025年与2026年对照', null],
    ['编号 120261年', null],
  ])('%s', (title, year) => {
    expect(titled(title)).toBe(year);
  });
});
