import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { CellChange } from '../../../src/sheet/amendment';
import type { CellValue } from '../../../src/sheet/cell';
import { edited, partNames, partText, refusal } from '../../support/editing';
import { packageFaults } from '../../support/packageFaults';
import { packRows, packWorkbook } from '../../support/packWorkbook';
import { firstSheet } from '../../support/readSnapshot';
import { bareWorkbook, FIXTURES } from '../../support/workbooks';

const SHEET1 = 'xl/worksheets/sheet1.xml';

function set(row: number, column: number, value: CellValue, formula?: string): CellChange {
  return { at: { row, column }, value, ...(formula === undefined ? {} : { formula }) };
}

const change = (sheet: string, ...cells: readonly CellChange[]) =>
  ({ kind: 'set-cells', sheet, cells }) as const;

const row = (cells: string, attributes = '') => `<row r="1"${attributes}>${cells}</row>`;

function cellsIn(bytes: Uint8Array): string {
  return /<sheetData>(.*)<\/sheetData>/s.exec(partText(bytes, SHEET1))?.[1] ?? '';
}

describe('contents', () => {
  it('keeps the style and every attribute that says nothing of the contents', () => {
    const bytes = packRows(row(`<c ph='1' s="1" r="A1" t="s" vm="2"><v>0</v></c>`), {
      sharedStrings: '<si><r><t>甲</t></r><r><rPr><b/></rPr><t>乙</t></r></si>',
    });
    expect(cellsIn(edited(bytes, change('数据', set(0, 0, 5))))).toBe(
      `<row r="1"><c ph='1' s="1" r="A1"><v>5</v></c></row>`,
    );
  });

  it('writes each kind of value so that it reads back', () => {
    const values: readonly CellValue[] = [
      0,
      -1.5,
      1e21,
      '',
      ' 两端空格 ',
      '=SUM(A1)',
      '-5',
      '<&>"\n',
      true,
      false,
      { error: '#DIV/0!' },
    ];
    const bytes = packRows('');
    const after = edited(
      bytes,
      change('数据', ...values.map((value, column) => set(0, column, value))),
    );
    const { grid } = firstSheet(after);
    expect(values.map((_, column) => grid.value(0, column))).toEqual(values);
    expect(values.map((_, column) => grid.formula(0, column))).toEqual(values.map(() => undefined));
    expect(packageFaults(after)).toEqual([]);
  });

  it('empties a cell and leaves its look', () => {
    const bytes = packRows(row('<c r="A1" s="1"><f>1+1</f><v>2</v></c>'));
    expect(cellsIn(edited(bytes, change('数据', set(0, 0, null))))).toBe(
      '<row r="1"><c r="A1" s="1"/></row>',
    );
    expect(cellsIn(edited(bytes, change('数据', set(3, 3, null))))).toBe(cellsIn(bytes));
  });

  it('quotes a text that looks like a formula', () => {
    const bytes = packRows(row('<c r="A1" s="1"><v>2</v></c>'));
    const after = edited(bytes, change('数据', set(0, 0, '=1+1')));
    expect(cellsIn(after)).toContain('<c r="A1" s="2" t="inlineStr">');
    expect(partText(after, 'xl/styles.xml')).toContain(
      '<xf numFmtId="2" xfId="0" quotePrefix="1"/>',
    );
  });

  it('gives a new cell the look of its row, else of its column', () => {
    const content =
      '<cols><col min="2" max="2" width="9" style="1"/></cols><sheetData><row r="1" s="1" customFormat="1"/></sheetData>';
    const bytes = packWorkbook({ sheets: [{ name: '数据', content }] });
    const after = edited(bytes, change('数据', set(0, 0, 1), set(4, 0, 1), set(4, 1, 1)));
    expect(
      [...cellsIn(after).matchAll(/<c r="(\w+)"( s="1")?>/g)].map((m) => [
        m[1],
        m[2] !== undefined,
      ]),
    ).toEqual([
      ['A1', true],
      ['A5', false],
      ['B5', true],
    ]);
  });

  it('widens the stated extent', () => {
    const bytes = bareWorkbook('<dimension ref="A1:B2"/><sheetData/>');
    expect(partText(edited(bytes, change('学校', set(5, 6, 1))), SHEET1)).toContain(
      '<dimension ref="A1:G6"/>',
    );
  });

  it('keeps serial numbers as they are where dates count from 1904', async () => {
    const bytes =
      (await FIXTURES.find(({ name }) => name === '1904 dates')?.make()) ?? new Uint8Array();
    expect(firstSheet(edited(bytes, change('学校', set(1, 5, 44805)))).grid.value(1, 5)).toBe(
      44805,
    );
  });

  it('refuses what a cell cannot hold', () => {
    const bytes = packRows('');
    expect(refusal(bytes, change('数据', set(0, 0, 'a'.repeat(32768))))).toBe(
      'edit-refused text-too-long',
    );
    expect(refusal(bytes, change('数据', set(0, 0, 1, '"\u0001"')))).toBe(
      'edit-refused formula-unwritable',
    );
    expect(refusal(bytes, change('数据', set(1_048_576, 0, 1)))).toBe('edit-refused cell-outside');
    expect(refusal(bytes, change('没有', set(0, 0, 1)))).toBe('edit-refused sheet-missing');
  });
});

describe('formulas', () => {
  const formulas = async () =>
    (await FIXTURES.find(({ name }) => name === 'shared and array formulas')?.make()) ??
    new Uint8Array();

  it('keeps an unchanged formula to the letter and changes its result', async () => {
    const bytes = await formulas();
    const after = edited(
      bytes,
      change('学校', set(4, 4, 15, 'C2/D2'), set(5, 4, 'x', 'C3/D3'), set(7, 5, 1, 'C2:C3*2')),
    );
    const xml = partText(after, SHEET1);
    expect(xml).toContain('<c r="E5"><f t="shared" ref="E5:E7" si="0">C2/D2</f><v>15</v></c>');
    expect(xml).toContain('<c r="E6" t="str"><f t="shared" si="0"/><v>x</v></c>');
    expect(xml).toContain('<f t="array" ref="F8:F9">C2:C3*2</f><v>1</v>');
    expect(partNames(after)).toContain('xl/calcChain.xml');
  });

  it('hands a shared formula on when its first cell is overwritten', async () => {
    const bytes = await formulas();
    const after = edited(bytes, change('学校', set(4, 4, 7)));
    const { grid } = firstSheet(after);
    expect([4, 5, 6].map((at) => grid.formula(at, 4))).toEqual([undefined, 'C3/D3', 'C4/D4']);
    expect(grid.value(4, 4)).toBe(7);
    const both = firstSheet(
      edited(bytes, change('学校', set(4, 4, 7), set(5, 4, 13, 'C3/D3'))),
    ).grid;
    expect([4, 5, 6].map((at) => both.formula(at, 4))).toEqual([undefined, 'C3/D3', 'C4/D4']);
    expect(both.value(5, 4)).toBe(13);
  });

  it('drops the calculation chain with a formula and asks for recalculation', async () => {
    const after = edited(await formulas(), change('学校', set(5, 4, null)));
    expect(partNames(after)).not.toContain('xl/calcChain.xml');
    expect(partText(after, 'xl/workbook.xml')).toContain(
      '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    );
    expect(packageFaults(after)).toEqual([]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(after).buffer);
    expect(workbook.getWorksheet('学校')?.getCell('E6').value).toBeNull();
  });

  it('refuses part of an array and takes the whole of it', async () => {
    const bytes = await formulas();
    expect(refusal(bytes, change('学校', set(8, 5, 1)))).toBe('edit-refused array-part');
    expect(refusal(bytes, change('学校', set(7, 5, 1)))).toBe('edit-refused array-part');
    const { grid } = firstSheet(edited(bytes, change('学校', set(7, 5, 1), set(8, 5, 2))));
    expect([grid.value(7, 5), grid.formula(7, 5), grid.value(8, 5)]).toEqual([1, undefined, 2]);
  });

  it('does not ask for recalculation where nothing is computed', () => {
    const after = edited(packRows(''), change('数据', set(0, 0, 1)));
    expect(partText(after, 'xl/workbook.xml')).not.toContain('calcPr');
  });
});

describe('tables', () => {
  const table = async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('学校');
    sheet.addTable({
      name: '名册',
      ref: 'A1',
      headerRow: true,
      columns: [{ name: '学校' }, { name: '学生' }],
      rows: [
        ['青禾小学', 260],
        ['云溪小学', 120],
      ],
    });
    sheet.getCell('D1').value = {
      formula: 'SUM(名册[学生])+SUM(名册[[#All],[学生]:[学生]])',
      result: 1,
    };
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  };

  it('lets the names of columns and the formulas that use them follow the header', async () => {
    const after = edited(await table(), change('学校', set(0, 1, '在校生')));
    expect(partText(after, 'xl/tables/table1.xml')).toContain('name="在校生"');
    const sheet = firstSheet(after);
    expect(sheet.tables[0]?.columns).toEqual(['学校', '在校生']);
    expect(sheet.grid.formula(0, 3)).toBe('SUM(名册[在校生])+SUM(名册[[#All],[在校生]:[在校生]])');
    expect(sheet.grid.value(0, 1)).toBe('在校生');
  });

  it('makes headers out of what a table cannot have as one', async () => {
    const after = edited(await table(), change('学校', set(0, 0, null), set(0, 1, 2025)));
    const sheet = firstSheet(after);
    expect(sheet.tables[0]?.columns).toEqual(['列1', '2025']);
    expect([sheet.grid.value(0, 0), sheet.grid.value(0, 1)]).toEqual(['列1', '2025']);
  });
});
