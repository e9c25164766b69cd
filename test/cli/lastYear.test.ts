import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workbook } from '../../scripts/examples';
import { cleanLedger } from '../../scripts/examples/county';
import { ledgerRows } from '../../scripts/examples/truth';
import { EXAMPLES, junheng, reportOf, scratch } from './command';

const county = join(EXAMPLES, 'county.xlsx');

/** Last year's ledger of the example county: fewer pupils at the first school, one school more. */
function lastYear(folder: string): string {
  const [first, ...others] = ledgerRows();
  const gone = { ...first, school_code: '2133009999', school_name: '澄湖县旧村小学' };
  const path = join(folder, '上年台账.xlsx');
  writeFileSync(path, workbook([cleanLedger([{ ...first, students: 100 }, ...others, gone])]));
  return path;
}

describe('check --last-year', () => {
  it('compares, cites last year’s cells and says what it read', () => {
    const path = lastYear(scratch());
    const answer = junheng('check', county, '--last-year', path, '--json');
    const report = reportOf(answer);
    expect(report.lastYear?.files).toMatchObject([
      { path, status: 'checked', problem: null, forms: [{ form: 'school-ledger' }] },
    ]);
    expect(report.lastYear?.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const told = report.files.flatMap(({ findings }) =>
      findings.filter(({ rule }) => /^Y-0(04|12)/.test(rule)),
    );
    expect(told.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['Y-012-2', 'warning'],
      ['Y-004', 'warning'],
    ]);
    expect(told.every(({ message }) => message.includes(path))).toBe(true);
    expect(answer.code).toBe(junheng('check', county).code);
  });

  it('says in words what it compared with', () => {
    const path = lastYear(scratch());
    const { out } = junheng('check', county, '--last-year', path);
    expect(out).toContain(`上年数据：${path}　已检查`);
    expect(out).toMatch(/与上年核对：上年数据中有 \d+ 所学校。/);
  });

  it('leaves with 2 where last year cannot be read, and tells why', () => {
    const folder = scratch();
    const broken = join(folder, 'broken.xlsx');
    writeFileSync(broken, 'no workbook');
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    for (const path of [broken, empty, join(folder, 'missing.xlsx')]) {
      const answer = junheng('check', county, '--last-year', path, '--json');
      expect([path, answer.code]).toEqual([path, 2]);
      const [file] = reportOf(answer).lastYear?.files ?? [];
      expect(file?.status).toBe('not-checked');
      expect(file?.problem?.message).not.toBe('');
    }
  });
});

describe('template --from', () => {
  it('takes last year’s workbook over, and the result is checked against it', () => {
    const folder = scratch();
    const out = join(folder, '2026.xlsx');
    const made = junheng('template', 'school-ledger', out, '--from', county, '--year', '2026');
    expect([made.code, made.err]).toEqual([0, '']);
    const report = reportOf(junheng('check', out, '--json'));
    expect(report.lastYear).toMatchObject({ files: [] });
    expect(report.lastYear?.schools).toBeGreaterThan(40);
    expect(report.files[0]).toMatchObject({ status: 'checked', forms: [{ rows: 49 }] });
    // The figures are to be filled in; nothing that was kept is at fault.
    const errors = report.files[0]?.findings.filter(({ severity }) => severity === 'error') ?? [];
    expect(errors.map(({ rule }) => rule)).toEqual(['C-007']);
  });

  it('writes nothing where last year cannot be read or is no such form', () => {
    const folder = scratch();
    const out = join(folder, '2026.xlsx');
    const missing = join(folder, 'missing.xlsx');
    expect(junheng('template', 'school-ledger', out, '--from', missing).code).toBe(2);
    expect(junheng('template', 'school-sheet', out, '--from', join(EXAMPLES, 'schools')).code).toBe(
      64,
    );
    expect(existsSync(out)).toBe(false);
  });
});
