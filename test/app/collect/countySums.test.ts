import { beforeAll, describe, expect, it } from '@jest/globals';
import { workbook } from '../../../scripts/examples';
import { type Application, applicationOf } from '../../../scripts/examples/application';
import { applicationSheets } from '../../../scripts/examples/applicationSheets';
import { ledgerRows } from '../../../scripts/examples/truth';
import { type CountyCheck, readFile } from '../../../src/app/check';
import { checkCounty } from '../../../src/app/collect/checkCounty';
import type { Collection, CountyRow, SettledValue } from '../../../src/app/collect/types';
import { renderFindings, undecided } from '../../../src/checks';
import { readWorkbook } from '../../../src/xlsx';
import { collectionOfLedger } from '../../support/collections';

const CLEAN = applicationOf(ledgerRows());

/** Rules that hold table I and table II-2 against the schools of the county table. */
const SUMS = ['J-122', 'J-123', 'J-124', 'J-125', 'J-126', 'J-127', 'S-005', 'X-012', 'X-013'];

function checked(made: Collection, application: Application): CountyCheck {
  const sent = readWorkbook(workbook(applicationSheets(application)));
  const beside = readFile({ path: '申报表.xlsx', sha256: 'a', workbook: sent });
  return checkCounty(made, '汇总表.xlsx', [beside], 'zh').check;
}

function told(check: CountyCheck): readonly string[] {
  return [...renderFindings(check.outcome, 'zh')]
    .filter(({ rule }) => SUMS.includes(rule))
    .map(({ rule, sheet, cell }) => `${rule} ${sheet}!${cell}`);
}

function messages(check: CountyCheck, rule: string): readonly string[] {
  return [...renderFindings(check.outcome, 'zh')]
    .filter((one) => one.rule === rule)
    .map(({ message }) => message);
}

function open(check: CountyCheck): readonly string[] {
  return [...undecided(check.outcome, 'zh')]
    .map(({ rule }) => rule)
    .filter((rule) => SUMS.includes(rule));
}

/** Table I with a figure changed by so much. */
function tableOne(key: string, by: number): Application {
  const [row = {}] = CLEAN['application/1'] ?? [];
  return { ...CLEAN, 'application/1': [{ ...row, [key]: Number(row[key]) + by }] };
}

function value(number: number | null): SettledValue {
  const origin = { path: 'a.xlsx', sheet: '台账', cell: 'A1' };
  const state = number === null ? 'blank' : 'number';
  return { state, value: number, settling: 'only', origin, others: [] };
}

let made: Collection;
beforeAll(async () => {
  made = await collectionOfLedger('examples/county.xlsx');
});

/** The same schools with what a row says of each changed. */
function changed(change: (row: CountyRow, at: number) => Readonly<Record<string, SettledValue>>) {
  const rows = made.rows.map((row, at) => ({
    ...row,
    values: { ...row.values, ...change(row, at) },
  }));
  return { ...made, rows };
}

describe('the county’s own tables beside the sums of its schools', () => {
  it('agree where nothing is wrong', () => {
    const check = checked(made, CLEAN);
    expect(told(check)).toEqual([]);
    expect(open(check)).toEqual([]);
    const counted = check.outcome.runs.filter(({ rule }) => /^J-12[4-7]$/.test(rule.id));
    expect(counted.reduce((sum, { counts }) => sum + counts.passed, 0)).toBe(4);
  });

  it.each([
    ['students_primary', 'J-124', '在校学生数'],
    ['students_junior', 'J-125', '在校学生数'],
    ['teachers_primary', 'J-126', '专任教师'],
    ['teachers_junior', 'J-127', '专任教师'],
  ])('are told where %s is another: one more is enough', (key, rule) => {
    const check = checked(made, tableOne(key, 1));
    const [row = {}] = CLEAN['application/1'] ?? [];
    expect(told(check)).toHaveLength(1);
    const [only = ''] = told(check);
    expect(only.startsWith(`${rule} 表Ⅰ!`)).toBe(true);
    // The cell named is the one that holds the figure.
    const file = check.files.find(({ path }) => path === '申报表.xlsx');
    const table = file?.tables.find(({ name }) => name === 'application/1');
    const at = table?.cellOf(0, key);
    const letter = String.fromCharCode(65 + (at?.column ?? 0));
    expect(only).toBe(`${rule} 表Ⅰ!${letter}${String((at?.row ?? 0) + 1)}`);
    expect(messages(check, rule)[0]).toContain(String(Number(row[key]) + 1));
    expect(messages(check, rule)[0]).toContain(String(row[key]));
  });

  it('are told at the school of table II-2 whose figure is another', () => {
    const rows = CLEAN['application/2-2'] ?? [];
    const wrong = rows.map((row, at) =>
      at === 3 ? { ...row, students: Number(row['students']) + 5 } : row,
    );
    const check = checked(made, { ...CLEAN, 'application/2-2': wrong });
    expect(told(check)).toHaveLength(1);
    expect(told(check)[0]).toMatch(/^X-013 表Ⅱ-2!/);
    expect(messages(check, 'X-013')[0]).toContain(String(rows[3]?.['school_name']));
  });

  it('say which school is missing, and compare no sum without it', () => {
    const gone = made.rows.find(({ type }) => type === '211');
    if (gone === undefined) throw new Error('no primary school');
    const check = checked(
      { ...made, rows: made.rows.filter((row) => row !== gone) },
      tableOne('students_primary', 1),
    );
    expect(told(check).map((one) => one.split(' ')[0])).toEqual(['J-122']);
    expect(messages(check, 'J-122')[0]).toContain(gone.name);
    // Of the other level every school is there.
    const { runs } = check.outcome;
    const passed = (id: string): number =>
      runs.filter(({ rule }) => rule.id === id).reduce((sum, run) => sum + run.counts.passed, 0);
    expect([passed('J-124'), passed('J-126')]).toEqual([0, 0]);
    expect([passed('J-125'), passed('J-127')]).toEqual([1, 1]);
  });

  it('are held against no school whose type is unknown: table I may count it elsewhere', () => {
    const [first] = made.rows;
    if (first === undefined) throw new Error('no school');
    const values = { ...first.values, school_type: value(null) };
    const untyped = { ...first, code: '', name: '新校', type: '', values };
    const check = checked({ ...made, rows: [...made.rows, untyped] }, CLEAN);
    expect(told(check).filter((one) => one.startsWith('J-12'))).toEqual([]);
  });

  it('cannot be told where a school does not give its figure', () => {
    const first = made.rows.findIndex(({ level }) => level === 'junior');
    const check = checked(
      changed((_, at) => (at === first ? { students: value(null) } : {})),
      CLEAN,
    );
    expect(open(check)).toContain('J-125');
    expect(told(check).filter((one) => one.startsWith('J-125'))).toEqual([]);
  });
});

describe('primary graduates and entrants to junior secondary', () => {
  /** Ten graduates of each primary school, so many entrants of each junior one. */
  const flows = (entrants: number, missing = -1) =>
    changed(({ level }, at) => ({
      graduated: value(at === missing ? null : level === 'primary' ? 10 : 1),
      entrants: value(level === 'junior' ? entrants : 1),
    }));
  /** Table I has a line of its own for special schools. */
  const count = (level: string) =>
    made.rows.filter((row) => row.level === level && !row.type.startsWith('5')).length;

  it('are compared over the whole county', () => {
    expect(told(checked(flows(1), CLEAN))).toEqual([]);
    const check = checked(flows(99), CLEAN);
    expect(told(check)).toHaveLength(1);
    const [message = ''] = messages(check, 'S-005');
    expect(message).toContain(String(10 * count('primary')));
    expect(message).toContain(String(99 * count('junior')));
  });

  it('cannot be told where one school is silent, nor judged where one is missing', () => {
    const silent = checked(flows(99, 0), CLEAN);
    expect(told(silent)).toEqual([]);
    expect(open(silent)).toEqual(['S-005']);
    const all = flows(99);
    const some = checked({ ...all, rows: all.rows.slice(1) }, CLEAN);
    expect(told(some).map((one) => one.split(' ')[0])).toEqual(['J-122']);
    expect(open(some)).toEqual([]);
  });

  it('are nothing to look at where no form asks for them', () => {
    const check = checked(made, CLEAN);
    const runs = check.outcome.runs.filter(({ rule }) => rule.id === 'S-005');
    expect(
      runs.every(({ counts }) => counts.passed + counts.failed + counts.cannotTell === 0),
    ).toBe(true);
  });
});
