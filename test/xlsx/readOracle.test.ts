import { describe, expect, it } from '@jest/globals';
import { read, utils, write, type WorkBook } from '@e965/xlsx';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { isCellError } from '../../src/sheet/cell';
import { formatAddress, formatArea } from '../../src/kernel/address';
import { firstSheet } from '../support/readSnapshot';
import { packRows, packWorkbook } from '../support/packWorkbook';

/** What two readers must agree on, cell by cell: the value, and the formula where there is one. */
type Facts = Readonly<Record<string, { readonly value: unknown; readonly formula?: string }>>;

function byUs(bytes: Uint8Array): { cells: Facts; merges: string[] } {
  const { grid, merges } = firstSheet(bytes);
  const cells: Record<string, Facts[string]> = {};
  for (let row = 0; row < grid.rowCount; row++)
    grid.forEachInRow(row, (column, raw) => {
      const formula = grid.formula(row, column);
      const value = isCellError(raw) ? raw.error : raw;
      cells[formatAddress({ row, column })] =
        formula === undefined ? { value } : { value, formula };
    });
  return { cells, merges: merges.map(formatArea).sort() };
}

function bySheetJs(bytes: Uint8Array): { cells: Facts; merges: string[] } {
  const workbook = read(bytes, { cellFormula: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {};
  const cells: Record<string, Facts[string]> = {};
  for (const [address, cell] of Object.entries(sheet)) {
    if (address.startsWith('!')) continue;
    const { t, v, w, f } = cell as { t: string; v?: unknown; w?: string; f?: string };
    const value = t === 'e' ? w : (v ?? null);
    cells[address] = f === undefined ? { value } : { value, formula: f };
  }
  return {
    cells,
    merges: (sheet['!merges'] ?? []).map((merge) => utils.encode_range(merge)).sort(),
  };
}

const label = fc.string({
  unit: fc.constantFrom('学', '校', 'a', '1', ' ', '&', '<', '"', '\n', '（'),
  minLength: 1,
  maxLength: 12,
});
const figure = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0),
);
const cell = fc.oneof(figure, label, fc.boolean(), fc.constant(null));
const rows = fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 12 });

describe('SheetJS as the oracle', () => {
  it.each([false, true])('agrees on workbooks that it wrote, shared strings %s', (bookSST) => {
    fc.assert(
      fc.property(rows, (data) => {
        const sheet = utils.aoa_to_sheet(data);
        sheet['!merges'] = [
          { s: { r: 0, c: 0 }, e: { r: 2, c: 1 } },
          { s: { r: 20, c: 2 }, e: { r: 20, c: 9 } },
        ];
        sheet['J1'] = { t: 'n', v: 5, f: 'SUM(A1:B2)&"<学校>"' };
        sheet['!ref'] = 'A1:J30';
        const book: WorkBook = { SheetNames: ['数据'], Sheets: { 数据: sheet } };
        const bytes = new Uint8Array(
          write(book, { type: 'array', bookSST, compression: true }) as ArrayBuffer,
        );
        expect(byUs(bytes)).toEqual(bySheetJs(bytes));
      }),
      { numRuns: 60 },
    );
  });

  it('agrees on shared formulas, errors and gaps', () => {
    const body = Array.from({ length: 30 }, (_, i) => {
      const row = String(i + 2);
      const formula =
        i === 0
          ? '<f t="shared" ref="D2:D31" si="0">IF(B2=0,"",$A$1*A2/B2+SUM(A$2:A2))</f>'
          : '<f t="shared" si="0"/>';
      return `<row r="${row}"><c r="A${row}"><v>${String(i / 8)}</v></c><c r="D${row}" t="e">${formula}<v>#DIV/0!</v></c></row>`;
    });
    const bytes = packRows(`<row r="1"><c r="A1"><v>7</v></c></row>${body.join('')}`);
    expect(byUs(bytes)).toEqual(bySheetJs(bytes));
  });
});

describe('exceljs as the oracle', () => {
  it('agrees on what it wrote: formulas, rich text, formats, hidden rows, tables', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('数据', { state: 'visible' });
    sheet.addTable({
      name: '学校',
      ref: 'A1',
      columns: [{ name: '学校名称' }, { name: '在校生数' }],
      rows: [
        ['第一小学', 260],
        ['第二小学', 42.5],
      ],
    });
    sheet.getCell('D2').value = {
      richText: [{ text: '九年' }, { text: '一贯制', font: { bold: true } }],
    };
    sheet.getCell('E2').value = { formula: 'B2*2', result: 520 };
    sheet.getCell('F2').value = 0.125;
    sheet.getCell('F2').numFmt = '0.0%';
    sheet.mergeCells('H1:I3');
    sheet.getRow(3).hidden = true;
    sheet.getColumn(4).hidden = true;
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const found = firstSheet(bytes);
    expect(byUs(bytes).cells).toMatchObject({
      A2: { value: '第一小学' },
      B3: { value: 42.5 },
      D2: { value: '九年一贯制' },
      E2: { value: 520, formula: 'B2*2' },
    });
    expect(found.grid.numberFormat(1, 5)).toBe('0.0%');
    expect(found.merges.map(formatArea)).toEqual(['H1:I3']);
    expect([found.hiddenRows, found.hiddenColumns]).toEqual([
      [{ from: 2, to: 2 }],
      [{ from: 3, to: 3 }],
    ]);
    expect(found.tables).toEqual([
      {
        name: '学校',
        area: { top: 0, left: 0, bottom: 2, right: 1 },
        columns: ['学校名称', '在校生数'],
        hasTotalsRow: false,
      },
    ]);
  });

  it('reads the workbooks that tests pack by hand, so they are workbooks to others too', async () => {
    const workbook = new exceljs.Workbook();
    const bytes = packWorkbook({
      sheets: [
        {
          name: '数据',
          content: '<sheetData><row r="1"><c r="A1"><v>260</v></c></row></sheetData>',
        },
      ],
    });
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    expect(workbook.getWorksheet('数据')?.getCell('A1').value).toBe(260);
  });
});
