import { describe, expect, it } from '@jest/globals';
import { countyWorkbook } from '../../../../src/app/collect/book/countyWorkbook';
import type { CountyRow, SettledValue } from '../../../../src/app/collect/types';
import { textOf } from '../../../../src/forms/sheetView';
import { columnName } from '../../../../src/kernel/address';
import { MAX_NOTES } from '../../../../src/sheet/editPlan';
import { valueOf } from '../../../../src/sheet/newSnapshot';
import type { NewSheet } from '../../../../src/sheet/newWorkbook';
import { collection } from '../../../support/collections';

const KEYS = [
  'classes',
  'students',
  'students_primary',
  'staff_total',
  'teachers',
  'teachers_phd',
  'teachers_master',
  'teachers_bachelor',
  'teachers_college',
  'teachers_backbone',
  'area_site',
  'area_building',
  'area_teaching',
  'area_field',
  'equip_value',
  'multimedia_rooms',
  'computers',
  'books',
];
const SCHOOLS = 320;

function settled(school: number, column: number): SettledValue {
  const origin = {
    path: `${String(school)}.xlsx`,
    sheet: '填报',
    cell: `${columnName(column)}${String(school + 5)}`,
  };
  const other = { origin: { ...origin, path: `${String(school)}b.xlsx` }, value: 1 };
  const differs = column === 0;
  return {
    state: 'number',
    value: 1000 * (column + 1) + school,
    settling: differs ? 'newer' : 'only',
    origin,
    others: differs ? [other] : [],
  };
}

const ROWS = Array.from({ length: SCHOOLS }, (_, school): CountyRow => ({
  code: String(2133000000 + school),
  name: `第${String(school)}小学`,
  type: '211',
  level: 'primary',
  values: Object.fromEntries(KEYS.map((key, column) => [key, settled(school, column)])),
  paths: [`${String(school)}.xlsx`, `${String(school)}b.xlsx`],
}));

describe('a county table of more values than a workbook takes notes', () => {
  const { workbook } = countyWorkbook(collection(ROWS));
  const sheet = (name: string): NewSheet => {
    const found = workbook.sheets.find((one) => one.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const textsOf = ({ rows }: NewSheet) =>
    rows.map((row) => row.map((cell) => textOf(valueOf(cell))));

  it('has the origin of every value on the sheet 数据来源', () => {
    expect(SCHOOLS * KEYS.length).toBeGreaterThan(MAX_NOTES);
    const lines = textsOf(sheet('数据来源')).slice(2);
    const told = lines.map(([code, , , , value, file, , cell]) => [code, value, file, cell].join());
    const wanted = ROWS.flatMap(({ code, values }) =>
      Object.values(values).map(({ value, origin }) =>
        [code, String(value), origin?.path, origin?.cell].join(),
      ),
    );
    expect(new Set(told)).toEqual(new Set(wanted));
    expect(told).toHaveLength(wanted.length);
  });

  it('has fewer notes, and says so on the sheet 接收情况', () => {
    expect(sheet('分校台账').notes).toHaveLength(2 * SCHOOLS);
    const said = textsOf(sheet('接收情况'))
      .find(([kind]) => kind === '汇总表')
      ?.join('');
    expect(said).toContain(`数据共 ${String(SCHOOLS * KEYS.length)} 个，超过批注上限 5000 条`);
    expect(said).toContain('每个数据的来源都在“数据来源”');
  });

  it('says below the ledger how many rows the other sheets compute with', () => {
    const { rows } = sheet('分校台账');
    const [notice] = rows.at(-1) ?? [];
    expect(valueOf(notice ?? null)).toContain(`按本表汇总时的 ${String(SCHOOLS)} 行计算`);
    const isMade = typeof notice === 'object' && notice !== null && 'formula' in notice;
    const formula = isMade ? notice.formula : undefined;
    // From the first school down to the totals: a row inserted anywhere between makes it one more.
    const top = rows.findIndex((row) => valueOf(row[1] ?? null) === ROWS[0]?.code);
    const area = `A${String(top + 1)}:A${String(top + 1 + SCHOOLS)}`;
    expect(formula).toContain(`ROWS(${area})-1=${String(SCHOOLS)}`);
    expect(valueOf(rows[top + SCHOOLS]?.[0] ?? null)).toBe('合计');
  });
});
