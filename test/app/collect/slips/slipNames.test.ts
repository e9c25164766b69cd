import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slipName, slipNames } from '../../../../src/app/collect/slips';
import { quietFile } from '../../../support/slips';

function named(name: string, code = '3133000032', path = '收到/一.xlsx') {
  const schools = quietFile().schools.map((one) => ({ ...one, name, code }));
  return quietFile({ path, schools });
}

describe('the name of a return slip', () => {
  it('is the school’s name and code', () => {
    expect(slipName(named('澄湖县第一小学'), 'zh')).toBe('澄湖县第一小学 3133000032-退回单.xlsx');
    expect(slipName(named('澄湖县第一小学'), 'en')).toBe(
      '澄湖县第一小学 3133000032-return slip.xlsx',
    );
  });

  it('is the file’s own where it names no school, or several', () => {
    const [one] = quietFile().schools;
    if (one === undefined) throw new Error();
    const two = [one, { ...one, code: '2', name: '二' }];
    expect(slipName(quietFile({ schools: two, path: 'a\\b/全镇.XLSM' }), 'zh')).toBe(
      '全镇-退回单.xlsx',
    );
    expect(slipName(quietFile({ schools: [] }), 'zh')).toBe('一-退回单.xlsx');
  });

  it('is none of the names that Windows keeps or hides', () => {
    expect(slipName(named('CON', ''), 'zh')).toBe('_CON-退回单.xlsx');
    expect(slipName(named('nul.x', ''), 'zh')).toBe('_nul.x-退回单.xlsx');
    expect(slipName(named('..', ''), 'zh')).toBe('一-退回单.xlsx');
    expect(slipName(named('=一/二:"三"', ''), 'zh')).toBe('一_二__三_-退回单.xlsx');
    expect(slipName(named('Console', ''), 'zh')).toBe('Console-退回单.xlsx');
  });

  it('differs from every other, capitals and all, and the copy keeps the file’s ending', () => {
    const files = ['a', 'A', 'a(2)', 'a'].map((name, n) =>
      named(name, '', `收到/${String(n)}.${n === 1 ? 'XLSM' : 'xlsx'}`),
    );
    const names = [...slipNames(files, 'zh').values()];
    expect(names.map(({ slip }) => slip)).toEqual([
      'a-退回单.xlsx',
      'A(2)-退回单.xlsx',
      'a(2)(2)-退回单.xlsx',
      'a(3)-退回单.xlsx',
    ]);
    expect(names[1]?.copy).toBe('A(2)-批注副本.xlsm');
  });

  it('can be written on every system, whatever the school is called', () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    const schools = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(schools, (all) => {
        const files = all.map(([name, code, path], n) =>
          named(name, code, `${path}/${String(n)}${path}`),
        );
        const names = [...slipNames(files, 'zh').values()].flatMap(({ slip, copy }) => [
          slip,
          copy,
        ]);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]+-(?:退回单|批注副本)[^.]*\.\w+$/u);
          expect(name).not.toMatch(/^[\s.\-~=+@]|^(?:con|prn|aux|nul|com\d|lpt\d)[. ]/i);
          expect(name.length).toBeLessThanOrEqual(80);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});
