import { describe, expect, it } from '@jest/globals';
import { type Printed, printed } from '../../scripts/examples/statistics/frame';
import { checkFiles, type CountyCheck, readFile } from '../../src/app/check';
import { renderFindings, undecided } from '../../src/checks';
import type { NewCell, NewSheet } from '../../src/sheet/newWorkbook';
import { findStandard } from '../../src/standard';
import { exported, schoolNamed, snapshotOf, valueOf } from '../support/statistics';

const found = findStandard('cn.quality-2017');
if (!found.ok) throw new Error('no standard');
const standard = found.value;

const school = schoolNamed('新桥小学');
const sheets = exported(school, '2020');
const pupils = Number(school.primary?.['students']);

function fileOf(path: string, own: readonly NewSheet[]) {
  return readFile({ path, sha256: path, workbook: { ok: true, value: snapshotOf(own) } });
}

function checked(own: readonly NewSheet[], last: readonly NewSheet[] = []): CountyCheck {
  const lastYear = last.length === 0 ? {} : { lastYear: [fileOf('last.xlsx', last)] };
  return checkFiles([fileOf('export.xlsx', own)], { standard, reliefs: [], ...lastYear });
}

function rulesOf(check: CountyCheck): readonly string[] {
  return [...renderFindings(check.outcome, 'zh')]
    .filter(({ kind }) => kind === 'data')
    .map(({ rule }) => rule);
}

const openIn = (check: CountyCheck): readonly string[] =>
  [...undecided(check.outcome, 'zh')].map(({ rule }) => rule);

/** The sheets with another answer to an item of a list, or with an item that was not printed. */
function answered(own: readonly NewSheet[], name: string, item: string, answer: string) {
  return own.map((sheet): NewSheet => {
    if (sheet.name !== name) return sheet;
    const known = sheet.rows.some((row) => row.some((cell) => valueOf(cell) === item));
    const last = sheet.rows.at(-1) ?? [];
    const line: NewCell[] = [last[0] ?? null, item, '99', answer];
    const rows = sheet.rows.map((row) =>
      row.some((cell) => valueOf(cell) === item) ? [...row.slice(0, 3), answer] : row,
    );
    // The last line of a sheet may be a signature.
    return { ...sheet, rows: known ? rows : [...rows.slice(0, -1), line, ...rows.slice(-1)] };
  });
}

function network(rows: Printed['rows']): NewSheet {
  const table = { number: '基础基531', title: '中小学信息化建设情况', columns: [['数量']], rows };
  return printed(table, '基础基531');
}

describe('a campus network', () => {
  const wired = answered(sheets, '基础基112', '校园网', '是');
  const online = answered(wired, '基础基111', '网址', 'www.xinqiao.example');
  const without = answered(wired, '基础基111', '网址', '');
  const speed = (text: string) => network([['接入互联网出口带宽（Mbps）', text]]);

  it('wants a website where the table asks for one', () => {
    expect(rulesOf(checked(without))).toEqual(['X-015']);
    expect(rulesOf(checked(online))).toEqual([]);
    expect(rulesOf(checked(answered(without, '基础基112', '校园网', '否')))).toEqual([]);
  });

  it('wants bandwidth where table 531 tells it', () => {
    expect(rulesOf(checked([...online, speed('100')]))).toEqual([]);
    expect(rulesOf(checked([...online, speed('0')]))).toEqual(['X-015-2']);
    const vague = checked([...online, speed('约一百')]);
    expect(rulesOf(vague)).not.toContain('X-015-2');
    expect(openIn(vague)).toContain('X-015-2');
  });

  it('wants nothing that the edition does not print', () => {
    expect(rulesOf(checked(wired))).toEqual([]);
    expect(openIn(checked(wired)).filter((rule) => rule.startsWith('X-015'))).toEqual([]);
  });
});

describe('a table 531 that says nothing of bandwidth', () => {
  it('leaves the file wholly checked, since no rule needs it', () => {
    const check = checked([...sheets, network([['信息技术课教师', '2']])]);
    expect(check.files.map(({ status, unknown }) => [status, unknown])).toEqual([
      ['checked', [{ sheet: '基础基531' }]],
    ]);
  });
});

describe('health checks of last school year', () => {
  const having = (count: number) =>
    answered(sheets, '基础基112', '上学年体检学生数', String(count));

  it.each([
    [pupils, []],
    [Math.ceil(0.8 * pupils), []],
    [Math.ceil(0.8 * pupils) - 1, ['Y-011']],
    [pupils + 1, ['Y-011']],
  ] as const)('cover 80 to 100 %% of its pupils: %d', (count, rules) => {
    expect(rulesOf(checked(having(count), sheets))).toEqual(rules);
  });

  it('are not judged without last year’s report', () => {
    expect(rulesOf(checked(having(1)))).toEqual([]);
  });
});
