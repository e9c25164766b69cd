import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { junheng, reportOf, scratch } from './command';

describe('junheng template', () => {
  it('writes a blank form that check knows again, and never over a file', () => {
    const path = join(scratch(), '区县填报表.xlsx');
    expect(junheng('template', 'county-sheet', path, '--year', '2026').code).toBe(0);
    const bytes = readFileSync(path);
    const [file] = reportOf(junheng('check', path, '--json')).files;
    expect(file?.template).toEqual({
      ...{ form: 'county-sheet', standard: 'cn.quality-2017' },
      ...{ year: 2026, version: 1 },
    });
    const again = junheng('template', 'county-sheet', path);
    expect(again.code).toBe(2);
    expect(again.err).toContain('已经存在');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('keeps its stamp in an annotated copy', () => {
    const folder = scratch();
    const path = join(folder, 'ledger.xlsx');
    expect(junheng('template', 'school-ledger', path, '--standard', 'cn.basic-2012').code).toBe(0);
    junheng('check', path, '--annotate', join(folder, 'out'));
    const [file] = reportOf(junheng('check', join(folder, 'out/ledger.xlsx'), '--json')).files;
    expect(file?.template).toMatchObject({ form: 'school-ledger', standard: 'cn.basic-2012' });
  });

  it.each([
    ['an unknown form', ['nothing', 'a.xlsx'], 'school-sheet'],
    [
      'a form that the standard lacks',
      ['application', 'a.xlsx', '--standard', 'cn.basic-2012'],
      '国家申报表',
    ],
    ['an unknown standard', ['school-sheet', 'a.xlsx', '--standard', 'x'], 'cn.quality-2017'],
    ['a name that is no .xlsx', ['school-sheet', 'a.xls'], '.xlsx'],
    ['a year that is none', ['school-sheet', 'a.xlsx', '--year', '26'], '26'],
  ])('refuses %s', (_, args, told) => {
    const answer = junheng('template', ...args);
    expect(answer.code).toBe(64);
    expect(answer.err).toContain(told);
  });

  it('says why a file cannot be written', () => {
    const answer = junheng('template', 'county-sheet', join(scratch(), 'none/a.xlsx'));
    expect(answer.code).toBe(2);
    expect(answer.err).toContain('无法写入');
  });
});
