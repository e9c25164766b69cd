import { describe, expect, it } from '@jest/globals';
import { buildReport, checkFiles, readFile, rollOver, type CountyCheck } from '../../../src/app';
import { lastYearOf } from '../../../src/app/lastYear/lastYearOf';
import type { BoundTable } from '../../../src/forms/types';
import { fieldByKey } from '../../../src/standard';
import { readWorkbook } from '../../../src/xlsx/readWorkbook';
import { writeWorkbook } from '../../../src/xlsx/writeWorkbook';
import { checkBeside, exampleSchool, fileOf, ledgerSheet, optionsOf } from '../../support/lastYear';
import { valueOf } from '../../support/live';

/** Written, and read again as a file that somebody opens. */
function rolled(last: CountyCheck, request: Parameters<typeof rollOver>[1] = {}): CountyCheck {
  const made = valueOf(rollOver(last, request));
  const bytes = writeWorkbook(made.sheets, made);
  const workbook = readWorkbook(bytes);
  return checkFiles([readFile({ path: '2026.xlsx', sha256: '1', workbook })], optionsOf());
}

function tableOf(check: CountyCheck, name: string): BoundTable {
  const table = check.files.flatMap(({ tables }) => tables).find((one) => one.name === name);
  if (table === undefined) throw new Error(`no ${name}`);
  return table;
}

function column(table: BoundTable, key: string) {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const reading = table.readingOf(row, key);
    return reading?.number ?? reading?.text ?? null;
  });
}

describe('a workbook taken over to the new year', () => {
  const last = checkBeside([fileOf('2025.xlsx', ledgerSheet())]);
  const now = rolled(last, { year: 2026 });

  it('keeps what stands and clears the figures', () => {
    const table = tableOf(now, 'ledger');
    expect(column(table, 'school_code').slice(0, 4)).toEqual([
      '2141001001',
      '2141001002',
      '2141001002',
      '3141001003',
    ]);
    expect(column(table, 'school_type').slice(0, 4)).toEqual(['211', '312', '312', '311']);
    expect(column(table, 'level').slice(0, 4)).toEqual(['小学', '小学', '初中', '初中']);
    const figures = table.fields.filter(
      ({ key }) => key !== 'seq' && fieldByKey(key)?.standing !== true,
    );
    const left = figures.flatMap(({ key }) => column(table, key).filter((value) => value !== null));
    expect(figures.length).toBeGreaterThan(20);
    expect(left).toEqual([]);
  });

  it('knows last year’s figures', () => {
    const find = lastYearOf(now);
    const key = { table: 'ledger', code: '2141001002', level: '初中' };
    expect(find({ ...key, field: 'teachers' })).toMatchObject({ value: 16, sheet: '上年数据' });
    expect(find({ ...key, field: 'equip_value' })).toMatchObject({ value: 80 });
  });

  it('finds nothing wrong with itself but what is still to be filled in', () => {
    const report = buildReport(now, 'zh');
    expect(report.files[0]?.unrecognised).toEqual([]);
    expect(report.files[0]?.findings.filter(({ rule }) => rule.startsWith('Y-'))).toEqual([]);
    expect(report.lastYear).toEqual({ files: [], schools: 3 });
  });

  it('takes as many rows as there are schools, each school once', () => {
    const files = Array.from({ length: 16 }, (_, at) =>
      fileOf(
        `${String(at)}.xlsx`,
        ledgerSheet(
          [0, 1, 2, 3].map((row) => [row, '学校标识码', `21410${String(10_000 + 4 * at + row)}`]),
        ),
      ),
    );
    const codes = (given: typeof files) =>
      column(tableOf(rolled(checkBeside(given)), 'ledger'), 'school_code').filter(Boolean);
    expect(codes(files)).toHaveLength(64);
    expect(
      codes([...files.slice(0, 1), { ...(files[0] ?? fileOf('x')), path: 'b.xlsx' }]),
    ).toHaveLength(4);
  });

  it('takes a school’s long form over, and a county’s', () => {
    const school = checkBeside([exampleSchool()]);
    const next = rolled(school);
    const table = tableOf(next, 'school');
    const before = tableOf(school, 'school');
    for (const key of ['school_name', 'school_code', 'school_type', 'founded_year'])
      expect([key, column(table, key)]).toEqual([key, column(before, key)]);
    expect(column(table, 'students_primary')).toEqual([null]);
    expect(column(table, 'is_rural_small')).toEqual([null]);
    const code = before.readingOf(0, 'school_code')?.text ?? '';
    expect(lastYearOf(next)({ table: 'school', code, field: 'area_teaching' })?.value).toBe(
      before.readingOf(0, 'area_teaching')?.number,
    );
  });

  it('refuses what is no form of schools, and several schools in one school’s form', () => {
    const none = rollOver(checkBeside([]), {});
    expect(none).toMatchObject({ ok: false, problem: { reason: 'no-last-year' } });
    const school = exampleSchool();
    const two = rollOver(checkBeside([school, { ...school, path: 'b.xlsx' }]), {});
    expect(two).toMatchObject({ ok: false, problem: { reason: 'several-schools' } });
  });
});
