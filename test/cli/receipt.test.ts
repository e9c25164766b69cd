import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { edited } from '../support/editing';
import { exampleBytes, typed, withReceipt } from '../support/receipts';
import { junheng, reportOf, scratch } from './command';

const SCHOOL = 'schools/澄湖县实验小学.xlsx';
const FORM = '学校填报数据';

let folder: string;
beforeAll(() => {
  folder = scratch();
  const school = withReceipt(exampleBytes(SCHOOL));
  const files = {
    'none.xlsx': exampleBytes(SCHOOL),
    'valid.xlsx': school,
    'changed.xlsx': edited(school, typed(FORM, 'E5', 1985)),
    'forged.xlsx': edited(school, typed('上报凭证', 'B9', '9999999999 别的学校')),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
});

describe('the receipt on the command line', () => {
  it('is reported for every file, with each cell changed since', () => {
    const { files } = reportOf(junheng('check', folder, '--json'));
    const found = files.map(({ path, receipt }) => [
      path.slice(folder.length + 1),
      receipt?.outcome ?? null,
    ]);
    expect(found).toEqual([
      ['changed.xlsx', 'changed'],
      ['forged.xlsx', 'forged'],
      ['none.xlsx', null],
      ['valid.xlsx', 'valid'],
    ]);
    const change = { sheet: FORM, cell: 'E5', field: 'founded_year', was: '1984', is: '1985' };
    expect(files[0]?.receipt).toMatchObject({
      made: { at: '2026-11-22 16:05:09 +08:00', who: '王会计', standard: 'cn.quality-2017' },
      changed: [{ ...change, record: '2133000001', computed: false }],
      added: [],
      missing: [],
    });
    expect(files[1]?.receipt).toMatchObject({ made: null, why: 'digest' });
  });

  it('is told in a line or two in either language', () => {
    const zh = junheng('check', join(folder, 'changed.xlsx'));
    expect(zh.out).toContain('王会计生成，此后改动 1 个单元格');
    expect(zh.out).toContain(`${FORM}!E5　2133000001 建校年份：1984 → 1985`);
    const en = junheng('check', join(folder, 'forged.xlsx'), '--lang', 'en');
    expect(en.out).toContain('tampered with');
    expect(junheng('check', join(folder, 'valid.xlsx')).out).toContain('上报凭证有效');
    expect(junheng('check', join(folder, 'none.xlsx')).out).not.toContain('凭证');
  });

  it('makes the exit code 1 where it was tampered with, and leaves it alone otherwise', () => {
    const code = (name: string) => junheng('check', join(folder, name)).code;
    expect([code('valid.xlsx'), code('changed.xlsx'), code('none.xlsx')]).toEqual([0, 0, 0]);
    expect(code('forged.xlsx')).toBe(1);
  });

  it('still holds in the annotated copy', () => {
    const out = join(folder, 'out');
    mkdirSync(out);
    junheng('check', join(folder, 'valid.xlsx'), '--annotate', out);
    const { files } = reportOf(junheng('check', join(out, 'valid.xlsx'), '--json'));
    expect(files[0]?.receipt?.outcome).toBe('valid');
  });
});
