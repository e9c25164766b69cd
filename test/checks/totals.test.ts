import { describe, expect, it } from '@jest/globals';
import { checkFiles, readFile } from '../../src/app';
import { findStandard } from '../../src/standard';
import { valueOf } from '../support/live';
import { makeSheet, makeWorkbook } from '../support/sheets';

const options = { standard: valueOf(findStandard('cn.quality-2017')), reliefs: [] };
const HEADER = ['学校标识码', '学校名称', '办学类型', '学段', '在校生数', '专任教师数', '图书册数'];
const junior = (serial: number, pupils: number) => [
  `313100000${String(serial)}`,
  `第${String(serial)}中学`,
  '311',
  '初中',
  pupils,
  20,
  5000,
];
const subtotal = (label: string, pupils: number) => [null, label, null, null, pupils, null, null];

function totalsFound(...rows: readonly (readonly (string | number | null)[])[]): readonly string[] {
  const workbook = { ok: true as const, value: makeWorkbook([makeSheet([HEADER, ...rows])]) };
  const file = readFile({ path: 'ledger.xlsx', sha256: '', workbook });
  expect(file.status).toBe('checked');
  const { runs } = checkFiles([file], options).outcome;
  return runs
    .filter(({ rule }) => rule.id === 'T-001')
    .flatMap(({ places = [] }) => places.map(({ observed }) => JSON.stringify(observed)));
}

describe('subtotals of a section', () => {
  it('are not held against the schools of the next one', () => {
    expect(
      totalsFound(
        subtotal('小学小计', 0),
        junior(1, 300),
        junior(2, 200),
        subtotal('初中小计', 500),
      ),
    ).toEqual([]);
  });

  it('are held against their own', () => {
    expect(
      totalsFound(
        subtotal('小学小计', 0),
        junior(1, 300),
        junior(2, 200),
        subtotal('初中小计', 510),
      ),
    ).toHaveLength(1);
  });
});
