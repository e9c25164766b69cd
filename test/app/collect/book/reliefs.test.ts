import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CountyBook, countyWorkbook } from '../../../../src/app/collect/book/countyWorkbook';
import type { NewCell } from '../../../../src/sheet/newWorkbook';
import {
  collectionOfLedger,
  relievedCollection,
  undividedCollection,
} from '../../../support/collections';

// What these formulas compute is seen in LibreOffice, by scripts/verify-county.ts.

function formulasOf({ workbook }: CountyBook, name: string): readonly (readonly string[])[] {
  const rows = workbook.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  return rows.map((row) => row.map(formulaOf));
}

function formulaOf(cell: NewCell): string {
  return cell !== null && typeof cell === 'object' && 'formula' in cell ? (cell.formula ?? '') : '';
}

function valuesOf({ workbook }: CountyBook, name: string): readonly (readonly unknown[])[] {
  const rows = workbook.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  return rows.map((row) =>
    row.map((cell) =>
      cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell,
    ),
  );
}

describe('a county table with reliefs on', () => {
  let plain: CountyBook;
  let relieved: CountyBook;
  beforeAll(async () => {
    const made = await collectionOfLedger('examples/county.xlsx');
    plain = countyWorkbook(made);
    relieved = countyWorkbook(relievedCollection(made));
  });

  it('asks for what a relief adds where it is claimed: an empty cell is not 0', () => {
    const claiming = formulasOf(relieved, '资源拆分')
      .flat()
      .filter((one) => one.includes('"是"'));
    expect(claiming.length).toBeGreaterThan(40);
    expect(claiming.filter((one) => !one.includes('NA()'))).toEqual([]);
    const without = formulasOf(plain, '资源拆分').flat();
    expect(without.filter((one) => one.includes('NA()'))).toEqual([]);
  });

  it('tells more sports area where it is claimed, and nothing where a part of it is missing', () => {
    const areas = (book: CountyBook) => valuesOf(book, '资源拆分').map((row) => row[10]);
    const [before, after] = [areas(plain), areas(relieved)];
    // Claims follow each other in tens; the schools start below three rows.
    expect(Number(after[5]) - Number(before[5])).toBeCloseTo(2000.5, 6);
    expect(after[6]).toBe(before[6]);
    expect(after[9]).toBe('无法判断');
  });
});

const HEADER = '研究生学历教师数\n（人）';

describe('a county table of schools whose postgraduates are told in two ways', () => {
  it('has a column for the undivided figure, and computes either way by formula', async () => {
    const made = await collectionOfLedger('examples/county.xlsx');
    const [plain, undivided] = [countyWorkbook(made), countyWorkbook(undividedCollection(made))];
    const headers = valuesOf(undivided, '分校台账').flat();
    expect(headers).toContain(HEADER);
    expect(valuesOf(plain, '分校台账').flat()).not.toContain(HEADER);
    const figures = (book: CountyBook) => valuesOf(book, '指标测算').map((row) => row.slice(0, 12));
    expect(figures(undivided)).toEqual(figures(plain));
    const open = valuesOf(undivided, '指标测算').flat();
    expect(open).not.toContain('无法判断');
  });

  it('leaves both parts empty, at the cell of none', async () => {
    const made = undividedCollection(await collectionOfLedger('examples/county.xlsx'));
    const told = made.rows.filter(({ values }) => 'teachers_postgraduate' in values);
    expect(told.length).toBeGreaterThan(20);
    const book = countyWorkbook(made);
    const rows = valuesOf(book, '数据来源');
    const fields = rows.map((row) => row[3]);
    expect(fields.filter((one) => one === '研究生学历教师数')).toHaveLength(told.length);
    expect(fields.filter((one) => one === '博士学历教师数')).toHaveLength(
      made.rows.length - told.length,
    );
  });
});
