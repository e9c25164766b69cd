import { describe, expect, it } from '@jest/globals';
import { readFile } from '../../../src/app/check';
import { collect, type CollectOptions, receive, type Roster } from '../../../src/app/collect';
import { checkCounty } from '../../../src/app/collect/checkCounty';
import { schoolKeys, sharedKey } from '../../../src/app/collect/schoolKey';
import type { ReceivedFile } from '../../../src/app/collect/types';
import { ledgerRows, type LedgerRow } from '../../../scripts/examples/truth';
import type { NewCell } from '../../../src/sheet/newWorkbook';
import { fieldByKey } from '../../../src/standard';
import { writeWorkbook, readWorkbook } from '../../../src/xlsx';
import { standardOf } from '../../support/collections';

const options: CollectOptions = { standard: standardOf('cn.quality-2017'), reliefs: [] };
const [ONE = {}, TWO = {}] = ledgerRows().filter((row) => row['school_type'] === '211');
const CODE = String(ONE['school_code']);

function sent(path: string, row: LedgerRow, day: number): ReceivedFile {
  const keys = Object.keys(row).filter((key) => key !== 'seq');
  const header = keys.map((key): NewCell => fieldByKey(key)?.name.zh ?? key);
  const sheet = { name: '台账', rows: [header, keys.map((key): NewCell => row[key] ?? null)] };
  const bytes = writeWorkbook([sheet], { saved: new Date(Date.UTC(2026, 8, day)).toISOString() });
  const file = readFile({ path, sha256: path, workbook: readWorkbook(bytes) });
  return receive(file, options, 'zh').received;
}

const own = sent('甲.xlsx', ONE, 10);
const other = sent('乙.xlsx', { ...TWO, school_code: CODE }, 20);

function rosterOf(...rows: readonly LedgerRow[]): Roster {
  const schools = rows.map((row) => ({
    code: String(row['school_code']),
    name: String(row['school_name']),
    type: String(row['school_type']),
  }));
  return { path: '名单.xlsx', schools };
}

describe.each([
  ['without a list', undefined],
  ['with a list', rosterOf(ONE, TWO)],
])('two schools under one code, %s', (_, roster) => {
  const made = collect([own, other], roster === undefined ? options : { ...options, roster });

  it('are both in the county table, each with the figures of its own file', () => {
    expect(made.rows.map(({ code, name }) => [code, name])).toEqual(
      [
        [CODE, ONE['school_name']],
        [CODE, TWO['school_name']],
      ].sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1)),
    );
    for (const row of made.rows) {
      const truth = row.name === ONE['school_name'] ? ONE : TWO;
      expect(row.values['students']).toMatchObject({ value: truth['students'], settling: 'only' });
    }
    expect(made.schools.map(({ setAside, differences }) => [setAside, differences])).toEqual([
      [[], 0],
      [[], 0],
    ]);
  });

  it('are sent back to both, at the cell of the code, naming the other', () => {
    const { further } = checkCounty(made, '汇总表.xlsx', [], 'zh');
    const told = (path: string) => (further.get(path) ?? []).filter(({ rule }) => rule === 'S-001');
    for (const [path, mine, theirs] of [
      ['甲.xlsx', ONE, '乙.xlsx'],
      ['乙.xlsx', TWO, '甲.xlsx'],
    ] as const) {
      expect(told(path)).toHaveLength(1);
      const [finding] = told(path);
      expect(finding).toMatchObject({ tier: 'error', field: 'school_code', code: CODE });
      expect(finding?.cell).toMatch(/^[A-Z]+2$/);
      expect(finding?.school).toBe(mine['school_name']);
      expect(finding?.message).toContain(theirs);
    }
  });

  it('cannot be judged, nor their county, until one of them is corrected', () => {
    const { check } = checkCounty(made, '汇总表.xlsx', [], 'zh');
    expect(check.balance.schools.map(({ passed }) => passed)).toEqual([null, null]);
    expect(check.balance.levels.primary?.passed).toBeNull();
    const corrected = collect([own, sent('乙.xlsx', TWO, 21)], options);
    expect(new Set(corrected.rows.map(({ code }) => code)).size).toBe(2);
    expect(checkCounty(corrected, '汇总表.xlsx', [], 'zh').further.get('甲.xlsx') ?? []).toEqual(
      [],
    );
  });
});

describe('the key of a school', () => {
  it('is its code, and its name too where another school bears the code', () => {
    const made = collect([own, other, sent('丙.xlsx', { ...TWO }, 3)], options);
    const keys = schoolKeys(made.schools);
    expect(new Set(keys).size).toBe(3);
    expect(keys).toContain(String(TWO['school_code']));
    expect(keys).not.toContain(CODE);
  });

  it('finds the file that was chosen for one of the two', () => {
    const again = sent('乙2.xlsx', { ...TWO, school_code: CODE, students: 9 }, 25);
    const key = sharedKey({ code: CODE, name: String(TWO['school_name']) });
    const made = collect([own, other, again], { ...options, chosen: { [key]: '乙.xlsx' } });
    const row = made.rows.find(({ name }) => name === TWO['school_name']);
    expect(row?.values['students']).toMatchObject({ value: TWO['students'], settling: 'chosen' });
  });
});

describe('one school under two names', () => {
  const name = String(ONE['school_name']);
  const misspelt = { ...ONE, school_name: `${name.slice(0, -1)}校` };

  it('is one school where it corrects its name: the later file counts', () => {
    const made = collect([sent('旧.xlsx', misspelt, 1), own], {
      ...options,
      roster: rosterOf(ONE, TWO),
    });
    expect(made.rows).toHaveLength(1);
    expect(made.rows[0]?.name).toBe(name);
    expect(made.schools[0]?.setAside).toEqual([{ path: '旧.xlsx', why: 'older' }]);
  });

  it('is two where the list has both, however alike the names and the figures are', () => {
    const twin = { ...misspelt, school_code: '2133999999' };
    const made = collect([sent('旧.xlsx', misspelt, 1), own], {
      ...options,
      roster: rosterOf(ONE, twin),
    });
    expect(made.rows).toHaveLength(2);
  });

  it('is two where names are alike and the figures are not', () => {
    const alike = { ...TWO, school_code: CODE, school_name: misspelt.school_name };
    expect(collect([own, sent('丙.xlsx', alike, 20)], options).rows).toHaveLength(2);
  });

  it('is one with parts of two levels that bear names of their own', () => {
    const nine = ledgerRows()
      .filter((row) => row['school_type'] === '312')
      .slice(0, 2);
    const [primary, junior] = nine.map((row) => ({
      ...row,
      school_name: `${String(row['school_name'])}（${String(row['level'])}部）`,
    }));
    if (primary === undefined || junior === undefined) throw new Error('no nine-year school');
    const made = collect([sent('小.xlsx', primary, 1), sent('初.xlsx', junior, 2)], options);
    expect(made.schools).toHaveLength(1);
    expect(made.rows.map(({ level }) => level)).toEqual(['primary', 'junior']);
    const { further } = checkCounty(made, '汇总表.xlsx', [], 'zh');
    const told = [...further.values()].flat().filter(({ message }) => message.includes('既用于'));
    expect(told).toEqual([]);
  });
});
