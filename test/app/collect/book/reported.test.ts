import { describe, expect, it } from '@jest/globals';
import { collect, receive } from '../../../../src/app/collect/index';
import { countyWorkbook } from '../../../../src/app/collect/book/countyWorkbook';
import type { CollectOptions, ReceivedFile } from '../../../../src/app/collect/types';
import { readFile } from '../../../../src/app/index';
import { computeBalance } from '../../../../src/balance/index';
import { ledgerOf, tableFromRows } from '../../../../src/forms/index';
import { ledgerRows, type LedgerRow } from '../../../../scripts/examples/truth';
import type { NewCell } from '../../../../src/sheet/newWorkbook';
import { fieldByKey } from '../../../../src/standard/index';
import { readWorkbook, writeWorkbook } from '../../../../src/xlsx/index';
import { standardOf } from '../../../support/collections';

const standard = standardOf('cn.quality-2017');
const options: CollectOptions = { standard, reliefs: [] };

const ROWS = ledgerRows();
const balance = computeBalance({
  standard,
  ledgers: ledgerOf([tableFromRows('ledger', [...ROWS])]),
  reliefs: [],
});

/** One row of each type of school at each level, with the indicators that its data gives. */
const SCHOOLS = [
  ...new Map(
    balance.schools.map((school) => [`${String(school.type)} ${String(school.level)}`, school]),
  ),
].map(([kind, school]) => {
  const own = standard.indicators.map(({ key }, n) => [`ind${String(n + 1)}`, school.value(key)]);
  const reported = Object.fromEntries(
    own.map(([key, value]) => [key, Number(Number(value).toFixed(2))]),
  ) as Readonly<Record<string, number>>;
  return { kind, row: ROWS[school.row] ?? {}, reported };
});

/** A ledger with one school, as its own file. */
function received(row: LedgerRow): ReceivedFile {
  const keys = Object.keys(row).filter((key) => key !== 'seq');
  const header = keys.map((key): NewCell => fieldByKey(key)?.name.zh ?? key);
  const sheet = { name: '台账', rows: [header, keys.map((key): NewCell => row[key] ?? null)] };
  const file = readFile({
    path: 'a.xlsx',
    sha256: '',
    workbook: readWorkbook(writeWorkbook([sheet])),
  });
  return receive(file, options, 'zh').received;
}

function rulesOn(file: ReceivedFile, field: string): readonly string[] {
  return file.findings.filter((one) => one.field === field).map(({ rule }) => rule);
}

describe.each(SCHOOLS)('indicators that a school reports ($kind)', ({ row, reported }) => {
  it('pass where they are what its data gives', () => {
    const file = received({ ...row, ...reported });
    expect(Object.keys(reported).flatMap((key) => rulesOn(file, key))).toEqual([]);
  });

  it.each(Object.keys(reported))('are told where they are not: %s', (key) => {
    const file = received({ ...row, ...reported, [key]: (reported[key] ?? 0) + 0.1 });
    expect(rulesOn(file, key).filter((rule) => rule.startsWith('R-104'))).toHaveLength(1);
  });

  it('are never taken over: the county table computes its own', () => {
    const wrong = Object.fromEntries(Object.keys(reported).map((key) => [key, 99]));
    const made = collect([received({ ...row, ...wrong, overall_ok: '是' })], options);
    const { workbook, ledger } = countyWorkbook(made);
    for (const key of [...Object.keys(reported), 'overall_ok'])
      expect(ledger.cellOf(0, key)).toBeUndefined();
    const values = workbook.sheets.flatMap(({ rows }) => rows.flat());
    expect(values.filter((cell) => cell === 99)).toEqual([]);
  });
});
