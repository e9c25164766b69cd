import { describe, expect, it } from '@jest/globals';
import { columnVersions } from '../../src/forms/columnVersions';
import { recogniseSheet } from '../../src/forms/index';
import type { BoundTable } from '../../src/forms/types';
import type { CellValue } from '../../src/sheet/cell';
import type { CellData, SheetData } from '../../src/sheet/data';
import { editableGrid } from '../../src/sheet/editableGrid';
import { sheetData } from '../../src/sheet/editableWorkbook';
import { makeSheet } from '../support/sheets';

const HEADER = [
  '学校名称',
  '学校标识码',
  '学段',
  '班级数',
  '在校学生数',
  '专任教师数',
  '校舍建筑面积（平方米）',
];
const ROWS: readonly (readonly CellValue[])[] = [
  ['第一小学', '2133000001', '小学', 12, 480, 30, 4800],
  ['第二小学', '2133000002', '小学', 18, 720, 45, { error: '#DIV/0!' }],
  ['第三小学', '2133000003', '小学', 6, null, 15, 2400.5],
];

const sheet = (rows: readonly (readonly CellValue[])[] = ROWS, header = HEADER): SheetData =>
  sheetData(makeSheet([header, ...rows], { name: '学校台账' }));

function tableOf({ cells, ...rest }: SheetData, changed: readonly CellData[] = []): BoundTable {
  const grid = editableGrid(cells).with(changed);
  const found = recogniseSheet({ ...rest, grid }, 'a.xlsx');
  const table = found.kind === 'form' ? found.tables[0] : undefined;
  if (table === undefined) throw new Error('not recognised');
  return table;
}

/** Fields whose version is another one after the change. */
function renewed(before: BoundTable, after: BoundTable): readonly string[] {
  const versions = columnVersions();
  versions.follow([before]);
  const old = versions.of(before)?.versions;
  versions.follow([after]);
  const own = versions.of(after)?.versions;
  return after.fields.map(({ key }) => key).filter((key) => old?.get(key) !== own?.get(key));
}

const everything = tableOf(sheet()).fields.map(({ key }) => key);

describe('versions of columns', () => {
  it('stay while no cell changes, on the same sheet read again and where all rows moved down', () => {
    expect(everything).toHaveLength(HEADER.length);
    expect(renewed(tableOf(sheet()), tableOf(sheet()))).toEqual([]);
    const data = sheet();
    const down = { ...data, cells: data.cells.map((cell) => ({ ...cell, row: cell.row + 2 })) };
    expect(renewed(tableOf(data), tableOf(down))).toEqual([]);
  });

  it.each([
    ['a value', { row: 2, column: 4, value: 721 }, ['students']],
    ['the last row', { row: 3, column: 3, value: 7 }, ['classes']],
    ['a number as text', { row: 1, column: 5, value: '30' }, ['teachers']],
    ['a blank as an empty text', { row: 3, column: 4, value: '' }, ['students']],
    ['an error', { row: 2, column: 6, value: { error: '#REF!' } }, ['area_building']],
    ['a format', { row: 1, column: 4, value: 480, numberFormat: '0!.0,' }, ['students']],
    ['a unit', { row: 0, column: 6, value: '校舍建筑面积（亩）' }, ['area_building']],
  ] as const)('change with %s, of that column only', (_, cell, fields) => {
    expect(renewed(tableOf(sheet()), tableOf(sheet(), [cell]))).toEqual(fields);
  });

  it('change with every column when rows come or go', () => {
    expect(renewed(tableOf(sheet()), tableOf(sheet(ROWS.slice(1))))).toEqual(everything);
  });

  it('are another table’s where the sheet has another name', () => {
    const other = tableOf({ ...sheet(), name: '另一张' });
    expect(renewed(tableOf(sheet()), other)).toEqual(everything);
  });

  it('know no table but the latest', () => {
    const versions = columnVersions();
    const [first, second] = [tableOf(sheet()), tableOf(sheet())];
    versions.follow([first]);
    versions.follow([second]);
    expect(versions.of(first)).toBeUndefined();
  });
});
