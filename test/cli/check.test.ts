import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { examples, workbook } from '../../scripts/examples';
import { cleanLedger } from '../../scripts/examples/county';
import { ledgerRows } from '../../scripts/examples/truth';
import { EXAMPLES, junheng, reportOf, scratch } from './command';

const county = join(EXAMPLES, 'county.xlsx');
const messy = join(EXAMPLES, 'county-messy.xlsx');
const schools = join(EXAMPLES, 'schools');

describe('the examples', () => {
  it('are what their script makes, byte for byte', () => {
    for (const [name, bytes] of examples()) {
      expect({ name, same: readFileSync(join(EXAMPLES, name)).equals(bytes) }).toEqual({
        name,
        same: true,
      });
    }
  });
});

describe('check', () => {
  it('reports the example county by the names of the contract', () => {
    const report = reportOf(junheng('check', county, '--json'));
    expect(report.standard).toEqual({ id: 'cn.quality-2017', documentNumber: '教督〔2017〕6号' });
    const [file] = report.files;
    expect(file?.status).toBe('checked');
    expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(file?.forms).toEqual([
      { form: 'school-ledger', sheet: '学校台账', rows: 49 },
      { form: 'county-sheet', sheet: '区县填报数据', rows: 1 },
    ]);
    expect(report.balance.primary).toMatchObject({ schools: 27, passed: true });
    expect(report.balance.junior).toMatchObject({ schools: 20, passed: false });
    expect(report.balance.junior?.indicators['backboneTeachers']).toMatchObject({
      limit: 0.45,
      passed: false,
    });
    expect(report.excluded.map((school) => school.name)).toEqual([
      '澄湖县上坪教学点',
      '澄湖县特殊教育学校',
    ]);
  });

  it('leaves undecided what the messy twin cannot tell, and gives the clean figures where it can', () => {
    const clean = reportOf(junheng('check', county, '--json'));
    const answer = junheng('check', messy, '--json');
    const report = reportOf(answer);
    expect(answer.code).toBe(1);
    // Blank, 约 and ____ on three schools: the coefficients that need them cannot be told, and are not guessed.
    expect(report.balance.primary?.indicators['multimediaRooms']).toMatchObject({
      cv: null,
      passed: null,
    });
    expect(report.balance.primary?.indicators['qualifiedTeachers']?.cv).toBeNull();
    expect(report.balance.primary?.indicators['sportsArea']?.cv).toBeNull();
    // Text numbers, full-width digits, units and another unit in the header do not change a figure.
    expect(report.balance.primary?.indicators['equipmentValue']?.cv).toBeCloseTo(
      clean.balance.primary?.indicators['equipmentValue']?.cv ?? NaN,
      12,
    );
    expect(report.balance.primary?.indicators['teachingArea']).toEqual(
      clean.balance.primary?.indicators['teachingArea'],
    );
  });

  it('ends with the code that the contract gives', () => {
    expect(junheng('check', join(schools, '澄湖县实验小学.xlsx')).code).toBe(0);
    expect(junheng('check', messy).code).toBe(1);
    expect(junheng('check', county, join(EXAMPLES, 'nowhere.xlsx')).code).toBe(2);
    expect(junheng('check').code).toBe(64);
    expect(junheng('check', county, '--standard', 'cn.none').code).toBe(64);
    expect(junheng('check', county, '--relief', 'none').code).toBe(64);
    expect(junheng('check', county, '--no-such-flag').code).toBe(64);
    expect(junheng('--help').code).toBe(0);
  });

  it('checks a folder, and names a file that is no workbook without stopping', () => {
    const folder = scratch();
    copyFileSync(county, join(folder, 'a.xlsx'));
    writeFileSync(join(folder, 'b.xlsx'), 'not a workbook');
    mkdirSync(join(folder, 'sub'));
    copyFileSync(join(schools, '澄湖县实验小学.xlsx'), join(folder, 'sub', 'c.xlsx'));
    writeFileSync(join(folder, '~$a.xlsx'), 'lock');
    writeFileSync(join(folder, 'notes.txt'), 'not a spreadsheet');
    const answer = junheng('check', folder, '--json');
    const report = reportOf(answer);
    expect(answer.code).toBe(2);
    expect(report.files.map((file) => [file.path.slice(folder.length + 1), file.status])).toEqual([
      ['a.xlsx', 'checked'],
      ['b.xlsx', 'not-checked'],
      [join('sub', 'c.xlsx'), 'checked'],
    ]);
    expect(report.files[1]?.problem).toMatchObject({ kind: 'file-not-xlsx' });
  });

  it('keeps standard output to the report alone', () => {
    const answer = junheng('check', county, messy, '--json', '--annotate', scratch());
    expect(() => reportOf(answer)).not.toThrow();
    expect(answer.err).toContain('county.xlsx');
  });

  it('keeps rare characters whole in a long report', () => {
    const name = '𠮷'.repeat(25);
    const rows = Array.from({ length: 40 }, () => ledgerRows()).flat();
    const named = rows.map((row, i) => ({ ...row, school_name: name + String(i), teachers: -1 }));
    const path = join(scratch(), 'rare.xlsx');
    writeFileSync(path, workbook([cleanLedger(named)]));
    const { out } = junheng('check', path, '--json');
    expect(out.length).toBeGreaterThan(1_000_000);
    expect(out).not.toContain('\ufffd');
  });

  it('speaks Chinese by default and English when asked', () => {
    expect(junheng('check', county).out).toContain('校际均衡 · 初中：20 所');
    const english = junheng('check', county, '--lang', 'en').out;
    expect(english).toContain('Balance · junior secondary: 20 schools');
    expect(english).not.toContain('report:');
  });

  it('stops between files on an interrupt and says what was not checked', async () => {
    const folder = scratch();
    const school = join(schools, '澄湖县实验小学.xlsx');
    for (let i = 0; i < 600; i++) copyFileSync(school, join(folder, `${String(i)}.xlsx`));
    const cli = join(__dirname, '../../dist/cli/junheng.mjs');
    const child = spawn(process.execPath, [cli, 'check', folder, '--json']);
    const out: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((resolve) => child.on('close', resolve));
    const report = reportOf({ code: 2, out: Buffer.concat(out).toString('utf8'), err: '' });
    expect(code).toBe(2);
    const kinds = report.files.map((file) => file.problem?.kind ?? file.status);
    expect(kinds).toContain('checked');
    expect(kinds).toContain('cancelled');
  });
});

describe('check --annotate', () => {
  it('writes a copy, and the copy annotated again is the same', () => {
    const [first, second] = [scratch(), scratch()];
    junheng('check', county, '--annotate', first);
    junheng('check', join(first, 'county.xlsx'), '--annotate', second);
    const once = readFileSync(join(first, 'county.xlsx'));
    expect(once.equals(readFileSync(join(second, 'county.xlsx')))).toBe(true);
    expect(once.equals(readFileSync(county))).toBe(false);
  });

  it('gives the same report for an annotated copy as for the original', () => {
    const folder = scratch();
    junheng('check', messy, '--annotate', folder);
    const original = reportOf(junheng('check', messy, '--json'));
    const copy = reportOf(junheng('check', join(folder, 'county-messy.xlsx'), '--json'));
    expect(copy.files[0]?.findings).toEqual(original.files[0]?.findings);
    expect(copy.balance).toEqual(original.balance);
  });

  it('never writes over the original', () => {
    const folder = scratch();
    const path = join(folder, 'county.xlsx');
    copyFileSync(county, path);
    const answer = junheng('check', path, '--annotate', folder);
    expect(answer.code).toBe(2);
    expect(answer.err).toContain('不会覆盖');
    expect(readFileSync(path).equals(readFileSync(county))).toBe(true);
  });

  it('keeps the folders of what it was given', () => {
    const out = scratch();
    junheng('check', EXAMPLES, '--annotate', out);
    expect(existsSync(join(out, 'schools', '澄湖县实验小学.xlsx'))).toBe(true);
    expect(existsSync(join(out, 'county.xlsx'))).toBe(true);
  });
});

describe('standards', () => {
  it('lists the standards, and explains one with its sources and open questions', () => {
    expect(junheng('standards').out).toContain('cn.basic-2012');
    const one = junheng('standards', 'cn.quality-2017').out;
    expect(one).toContain('4.505');
    expect(JSON.parse(junheng('standards', '--json').out)).toContainEqual(
      expect.objectContaining({ id: 'cn.quality-2017', documentNumber: '教督〔2017〕6号' }),
    );
    expect(junheng('standards', 'nothing').code).toBe(64);
  });
});
