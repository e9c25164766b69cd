import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workbook } from '../../scripts/examples';
import { cleanLedger } from '../../scripts/examples/county';
import type { Generation } from '../../scripts/examples/statistics';
import { ledgerRows } from '../../scripts/examples/truth';
import { annotationPlan } from '../../src/app/annotate/plan';
import { checkFiles, readFile } from '../../src/app/check';
import type { CountyCheck, ReadFile } from '../../src/app/check';
import { renderFindings, undecided } from '../../src/checks';
import type { Finding } from '../../src/checks';
import { formatAddress } from '../../src/kernel/address';
import type { NewCell, NewSheet } from '../../src/sheet/newWorkbook';
import type { WorkbookSnapshot } from '../../src/sheet/snapshot';
import { findStandard } from '../../src/standard';
import type { Standard } from '../../src/standard';
import { readWorkbook } from '../../src/xlsx';
import {
  exported,
  GENERATIONS,
  nameOf,
  readSheets,
  SCHOOLS,
  schoolNamed,
  snapshotOf,
} from '../support/statistics';

function standardOf(id: string): Standard {
  const found = findStandard(id);
  if (!found.ok) throw new Error(id);
  return found.value;
}

const standard = standardOf('cn.quality-2017');

function fileOf(path: string, value: WorkbookSnapshot): ReadFile {
  return readFile({ path, sha256: path, workbook: { ok: true, value } });
}

function checked(sheets: readonly NewSheet[], last?: readonly NewSheet[], by = standard) {
  const lastYear = last === undefined ? {} : { lastYear: [fileOf('last.xlsx', snapshotOf(last))] };
  return checkFiles([fileOf('export.xlsx', snapshotOf(sheets))], {
    standard: by,
    reliefs: [],
    ...lastYear,
  });
}

function dataFindings(check: CountyCheck): readonly Finding[] {
  return [...renderFindings(check.outcome, 'zh')].filter(({ kind }) => kind === 'data');
}

const SOME = ['新桥小学', '上坪教学点', '第一初级中学', '龙泉九年', '第一完全', '博雅十二年'];

describe.each(GENERATIONS.flatMap((generation) => SOME.map((name) => [generation, name] as const)))(
  'the %s export of %s',
  (generation, name) => {
    const check = checked(exported(schoolNamed(name), generation));

    it('is wholly checked, without a false alarm', () => {
      expect(check.files.map(({ status }) => status)).toEqual(['checked']);
      expect(dataFindings(check)).toEqual([]);
    });

    it('leaves open only what it asks once for several levels', () => {
      const open = [...undecided(check.outcome, 'zh')].map(({ rule }) => rule);
      expect(open.filter((rule) => rule !== 'R-009')).toEqual([]);
    });
  },
);

describe('the exports of a whole county', () => {
  const ledger = readWorkbook(workbook([cleanLedger(ledgerRows())]));
  if (!ledger.ok) throw new Error('no ledger');
  const options = { standard, reliefs: [] };
  const byLedger = checkFiles([fileOf('county.xlsx', ledger.value)], options);
  const values = ({ balance }: CountyCheck) =>
    new Map(
      balance.schools.map((school) => [
        `${String(school.code)} ${String(school.level)}`,
        standard.indicators.map(({ key }) => school.value(key)),
      ]),
    );

  it.each(GENERATIONS)('give the indicators and coefficients of its ledger (%s)', (generation) => {
    const files = SCHOOLS.map((school) =>
      fileOf(nameOf(school), snapshotOf(exported(school, generation))),
    );
    const check = checkFiles(files, options);
    const expected = values(byLedger);
    expect(expected.size).toBeGreaterThan(40);
    expect(values(check)).toEqual(expected);
    const coefficients = ({ balance }: CountyCheck) =>
      [balance.levels.primary, balance.levels.junior].map((level) =>
        standard.indicators.map(({ key }) => level?.indicators[key]?.cv?.toFixed(10)),
      );
    expect(coefficients(check)).toEqual(coefficients(byLedger));
  });

  it('give the indicators of the basic standard too', () => {
    const basic = standardOf('cn.basic-2012');
    const check = checked(exported(schoolNamed('新桥小学'), '2020'), undefined, basic);
    const [school] = check.balance.schools;
    expect(
      basic.indicators.map(({ key }) => school?.value(key)).every((value) => value !== null),
    ).toBe(true);
  });
});

/** Where a figure of an export stands. */
interface Spot {
  readonly table: string;
  readonly field: string;
  readonly line?: string;
  readonly level?: string;
}

function spoilt(sheets: readonly NewSheet[], spot: Spot, value: string) {
  const { tables } = readSheets(sheets);
  for (const table of tables.filter(({ name }) => name === `statistics/${spot.table}`)) {
    for (let row = 0; row < table.rowCount; row++) {
      const at = table.cellOf(row, spot.field);
      const isLine =
        spot.line === undefined || table.readingOf(row, 'stat_line')?.text === spot.line;
      const isLevel =
        spot.level === undefined || table.readingOf(row, 'level')?.text === spot.level;
      if (at === undefined || !isLine || !isLevel) continue;
      const changed = sheets.map((sheet) =>
        sheet.name === table.sheet.name ? put(sheet, at.row, at.column, value) : sheet,
      );
      return { sheets: changed, cell: `${table.sheet.name}!${formatAddress(at)}` };
    }
  }
  throw new Error(`no ${spot.table} ${spot.field}`);
}

function put(sheet: NewSheet, row: number, column: number, value: string): NewSheet {
  const line: NewCell[] = [...(sheet.rows[row] ?? [])];
  while (line.length <= column) line.push(null);
  line[column] = value;
  return { ...sheet, rows: sheet.rows.map((own, at) => (at === row ? line : own)) };
}

const total = { line: 'total', level: '初中' } as const;

const MISTAKES: readonly (readonly [string, Generation, Spot, string])[] = [
  ['R-002', '2021', { table: 'courses', field: 'teachers', line: 'bachelor', level: '初中' }, '1'],
  [
    'R-002-2',
    '2020',
    { table: 'courses', field: 'teachers', line: 'postgraduate', level: '初中' },
    '49',
  ],
  [
    'R-003',
    '2021',
    { table: 'titles', field: 'age_30_34', line: 'title_middle', level: '小学' },
    '99',
  ],
  ['R-004', '2020', { table: 'titles', field: 'age_40_44', line: 'female', level: '小学' }, '7'],
  ['R-010', '2020', { table: 'staff', field: 'staff_admin', line: 'female' }, '9'],
  [
    'R-012',
    '2021',
    { table: 'pupils', field: 'pupils_g2', line: 'boarding', level: '小学' },
    '999',
  ],
  ['R-012-5', '2021', { table: 'pupils', field: 'students_female', ...total }, '9999'],
  ['R-025', '2021', { table: 'premises', field: 'use_area', line: 'living' }, '1'],
  ['R-026-3', '2021', { table: 'premises', field: 'use_area', line: 'gym' }, '1'],
  ['R-027', '2020', { table: 'premises', field: 'use_area', line: 'pc_2020' }, '1'],
  ['R-030', '2020', { table: 'premises', field: 'area_dangerous', line: 'lab_2020' }, '99999'],
  ['R-032', '2021', { table: 'premises', field: 'area_frame', line: 'admin' }, '1'],
  ['R-058', '2021', { table: 'resources', field: 'terminals_student' }, '99999'],
  [
    'T-014',
    '2020',
    { table: 'classes', field: 'classes_g2', line: 'size_41_45', level: '初中' },
    '40',
  ],
  ['T-014-3', '2020', { table: 'pupils', field: 'pupils_g2', ...total }, '1'],
  [
    'X-003',
    '2020',
    { table: 'pupils', field: 'expected_graduates', line: 'total', level: '小学' },
    '1',
  ],
  ['X-006', '2020', { table: 'flow', field: 'flow_start', ...total }, '1'],
  ['X-007', '2020', { table: 'flow', field: 'flow_end', ...total }, '1'],
  ['X-008-4', '2020', { table: 'teacher-flow', field: 'tflow_end', ...total }, '1'],
  ['X-011', '2021', { table: 'titles', field: 'teachers', ...total }, '1'],
  ['X-019', '2020', { table: 'training', field: 'train_county', ...total }, '1'],
  ['C-008', '2021', { table: 'staff', field: 'staff_workers', line: 'total' }, '-2'],
  ['J-003', '2021', { table: 'resources', field: 'books' }, '约好几万'],
];

describe('a mistake in an export', () => {
  it.each(MISTAKES)('is found by %s at its cell (%s)', (rule, generation, spot, value) => {
    const sheets = exported(schoolNamed('博雅十二年'), generation);
    const { sheets: changed, cell } = spoilt(sheets, spot, value);
    const found = dataFindings(checked(changed)).filter((finding) => finding.rule === rule);
    const marked = found.flatMap(({ sheet, marks, elsewhere = [] }) =>
      [{ sheet, cells: marks }, ...elsewhere].flatMap((one) =>
        one.cells.map((at) => `${one.sheet}!${formatAddress(at)}`),
      ),
    );
    expect(marked).toContain(cell);
  });
});

describe('two tables of an export', () => {
  const sheets = exported(schoolNamed('博雅十二年'), '2020');
  const dead = spoilt(sheets, { table: 'flow', field: 'flow_deaths', ...total }, '1').sheets;
  const cause: Spot = { table: 'deaths', field: 'cause_total', ...total };
  const found = (changed: readonly NewSheet[]) =>
    dataFindings(checked(changed)).map(({ rule }) => rule);

  it('disagree where both say something, and leave it open where one is blank', () => {
    const open = [...undecided(checked(dead).outcome, 'zh')].map(({ rule }) => rule);
    expect(open).toContain('X-009');
    expect(found(dead)).not.toContain('X-009');
    expect(found(spoilt(dead, cause, '2').sheets)).toContain('X-009');
    expect(found(spoilt(dead, cause, '1').sheets)).not.toContain('X-009');
    expect(found(spoilt(sheets, cause, '2').sheets)).toContain('X-009-2');
  });

  it('want training above the school where there are backbone teachers', () => {
    const ranks = ['train_national', 'train_province', 'train_city', 'train_county'];
    const places = ranks.flatMap((field) => ['小学', '初中'].map((level) => ({ field, level })));
    const without = places.reduce<readonly NewSheet[]>(
      (changed, place) =>
        spoilt(changed, { table: 'training', line: 'total', ...place }, '0').sheets,
      sheets,
    );
    expect(found(sheets)).not.toContain('X-014');
    expect(found(without)).toContain('X-014');
  });
});

describe('an export beside last year’s', () => {
  const school = schoolNamed('龙泉九年');
  const sheets = exported(school, '2020');

  it('of the same pupils raises nothing', () => {
    expect(dataFindings(checked(sheets, sheets))).toEqual([]);
  });

  it.each([
    ['Y-001', { table: 'pupils', field: 'students', ...total }, '5'],
    ['Y-002-2', { table: 'pupils', field: 'pupils_g3', ...total }, '5'],
    ['Y-003', { table: 'pupils', field: 'pupils_g1', ...total }, '500'],
    ['Y-009', { table: 'premises', field: 'use_area', line: 'total' }, '900'],
  ] as const)('is held against it by %s', (rule, spot, value) => {
    const last = spoilt(sheets, spot, value).sheets;
    expect(dataFindings(checked(sheets, last)).map((finding) => finding.rule)).toContain(rule);
  });
});

describe('the annotated copy of an export', () => {
  it('has coefficients as formulas over the cells of the export’s own sheets', () => {
    const check = checked(exported(schoolNamed('龙泉九年'), '2021'));
    const [file] = check.files;
    if (file === undefined) throw new Error('no file');
    const plan = annotationPlan(file, [], check.options, 'zh');
    const formulas = plan.edits.flatMap((edit) =>
      edit.kind === 'add-sheet'
        ? (edit.rows ?? []).flatMap((row) => row.flatMap((cell) => cell?.formula ?? []))
        : [],
    );
    const named = formulas.filter((formula) => formula.includes('教基5170_九年一贯制学校'));
    expect(named.length).toBeGreaterThan(1);
    expect(
      formulas.filter((formula) => formula.includes('教基4155_九年一贯制学校')).length,
    ).toBeGreaterThan(1);
  });
});

describe('the indicators of the annotated copy', () => {
  it.each(GENERATIONS)('are all formulas, none left open (%s)', (generation) => {
    const check = checked(exported(schoolNamed('新桥小学'), generation));
    const [file] = check.files;
    if (file === undefined) throw new Error('no file');
    const [sheet] = annotationPlan(file, [], check.options, 'zh').edits.filter(
      (edit) => edit.kind === 'add-sheet' && edit.name === '校际均衡',
    );
    const rows = sheet?.kind === 'add-sheet' ? (sheet.rows ?? []) : [];
    const [school] = rows.filter((row) => row[1]?.value === '澄湖县新桥小学');
    expect(school?.slice(2, 10).map((cell) => cell?.formula === undefined)).toEqual(
      Array<boolean>(8).fill(false),
    );
  });
});

describe('the example workbooks', () => {
  it.each(GENERATIONS)('of %s are what the generator prints, and are in order', (generation) => {
    const read = readWorkbook(
      readFileSync(join(__dirname, `../../examples/statistics-${generation}.xlsx`)),
    );
    if (!read.ok) throw new Error(read.problem.reason);
    const check = checkFiles([fileOf('example.xlsx', read.value)], { standard, reliefs: [] });
    expect(check.files[0]?.status).toBe('checked');
    expect(dataFindings(check)).toEqual([]);
  });
});
