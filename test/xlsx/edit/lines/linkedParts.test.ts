import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readWorkbook } from '../../../../src/xlsx';
import { LEDGER_WORKBOOKS } from '../../../support/ledgerWorkbooks';
import { FIXTURES, ROWS, withParts } from '../../../support/workbooks';
import { changedParts, packageFaults } from '../../../support/packageFaults';
import { columns, contents, partText, rows, tryLines, values, withLines } from './everything';

async function fixture(name: string): Promise<Uint8Array> {
  const found = FIXTURES.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found.make();
}

async function made(change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('学校');
  change(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function read(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return book;
}

describe('any workbook', () => {
  const names = FIXTURES.map(({ name }) => name);
  it.each(names)('stays sound without a row and with a new column: %s', async (name) => {
    const bytes = await fixture(name);
    const gone = withLines(bytes, [rows('delete-lines', 3)]);
    expect(packageFaults(gone)).toEqual(packageFaults(bytes));
    const come = withLines(bytes, [columns('insert-lines', 2, 2)]);
    expect(packageFaults(come)).toEqual(packageFaults(bytes));
    expect(readWorkbook(gone).ok && readWorkbook(come).ok).toBe(true);
  });

  it.each(names)('is the same file where lines come and go far below: %s', async (name) => {
    const bytes = await fixture(name);
    const after = withLines(bytes, [rows('insert-lines', 900), rows('delete-lines', 901, 5)]);
    const kept = changedParts(bytes, after).filter((part) => !/calcChain|rels|Types/.test(part));
    expect(kept.filter((part) => !part.endsWith('sheet1.xml'))).toEqual([]);
    const same = (part: string) => partText(after, part) === partText(bytes, part);
    expect(same('xl/worksheets/sheet1.xml')).toBe(true);
  });
});

describe('notes', () => {
  it('go with their cells and keep their boxes beside them', async () => {
    const bytes = await fixture('comments');
    const after = withLines(bytes, [rows('delete-lines', 2)]);
    expect(values(partText(after, 'xl/comments1.xml'), 'comment', 'ref')).toEqual(['D2']);
    const vml = partText(after, 'xl/drawings/vmlDrawing1.vml');
    expect(contents(vml, 'Row')).toEqual(['1']);
    expect(contents(vml, 'Column')).toEqual(['3']);
    const book = await read(after);
    expect(book.getWorksheet('学校')?.getCell('D2').note).toBeDefined();
  });
});

describe('conversations', () => {
  it('go with their cells', async () => {
    const found = LEDGER_WORKBOOKS.find(({ name }) => name === 'threaded');
    const bytes = (await found?.make()) ?? new Uint8Array();
    const book = readWorkbook(bytes);
    const sheet = book.ok ? (book.value.sheets[0]?.name ?? '') : '';
    const part = 'xl/threadedComments/threadedComment1.xml';
    const refs = (file: Uint8Array) => values(partText(file, part), 'threadedComment', 'ref');
    expect(refs(bytes)).toEqual(['W4']);
    expect(refs(withLines(bytes, [rows('insert-lines', 4, 2, sheet)]))).toEqual(['W6']);
    const gone = withLines(bytes, [rows('delete-lines', 4, 1, sheet)]);
    expect(refs(gone)).toEqual([]);
    expect(packageFaults(gone)).toEqual(packageFaults(bytes));
  });
});

describe('charts and their drawings', () => {
  it('follow the cells that they show and lie on', async () => {
    const bytes = await fixture('a chart');
    const after = withLines(bytes, [rows('delete-lines', 3), columns('insert-lines', 2, 3)]);
    expect(contents(partText(after, 'xl/charts/chart1.xml'), 'f')).toEqual([
      "'学校'!$A$2:$A$3",
      "'学校'!$F$2:$F$3",
    ]);
    const drawing = partText(after, 'xl/drawings/drawing1.xml');
    expect(contents(drawing, 'row')).toEqual(['5', '19']);
    expect(contents(drawing, 'col')).toEqual(['8', '14']);
  });

  it('keep or give up their size as they are told', async () => {
    const bytes = await fixture('a chart');
    const told = (editAs: string) =>
      withParts(
        bytes,
        {},
        {
          'xl/drawings/drawing1.xml': (text) =>
            text.replace('<xdr:twoCellAnchor>', `<xdr:twoCellAnchor editAs="${editAs}">`),
        },
      );
    const rowsOf = (file: Uint8Array) =>
      contents(
        partText(withLines(file, [rows('insert-lines', 10, 2)]), 'xl/drawings/drawing1.xml'),
        'row',
      );
    expect(rowsOf(told('twoCell'))).toEqual(['6', '22']);
    expect(rowsOf(told('oneCell'))).toEqual(['6', '20']);
    expect(rowsOf(told('absolute'))).toEqual(['6', '20']);
  });
});

describe('pivot tables', () => {
  it('keep their source and move as wholes', async () => {
    const bytes = await fixture('a pivot table');
    const after = withLines(bytes, [rows('insert-lines', 3, 2)]);
    const cache = partText(after, 'xl/pivotCache/pivotCacheDefinition1.xml');
    expect(values(cache, 'worksheetSource', 'ref')).toEqual(['A1:D6']);
    const pivot = partText(after, 'xl/pivotTables/pivotTable1.xml');
    expect(values(pivot, 'location', 'ref')).toEqual(['K22:L24']);
    const cut = tryLines(bytes, [rows('delete-lines', 21)]);
    expect(cut.ok ? '' : cut.problem.reason).toBe('lines-cross-pivot');
  });
});

describe('tables', () => {
  const workbook = () =>
    made((sheet, book) => {
      sheet.addTable({
        name: '台账',
        ref: 'A1',
        headerRow: true,
        columns: (ROWS[0] ?? []).map((name) => ({ name: String(name), filterButton: true })),
        rows: ROWS.slice(1).map((row) => [...row]),
      });
      sheet.getCell('G1').value = { formula: 'SUM(台账[在校生数])+SUM(台账[专任教师数])' };
      book.addWorksheet('表2').getCell('A1').value = { formula: '学校!C3+SUM(学校!C2:C4)' };
    });
  const TABLE = 'xl/tables/table1.xml';

  it('shrink and grow', async () => {
    const bytes = await workbook();
    const after = withLines(bytes, [rows('delete-lines', 3), rows('insert-lines', 3, 2)]);
    const table = partText(after, TABLE);
    expect(values(table, 'table', 'ref')).toEqual(['A1:D5']);
    expect(values(table, 'autoFilter', 'ref')).toEqual(['A1:D5']);
    expect(contents(partText(after, 'xl/worksheets/sheet2.xml'), 'f')).toEqual([
      '学校!#REF!+SUM(学校!C2:C5)',
    ]);
    expect(packageFaults(after)).toEqual([]);
  });

  it('get a named column with its header in the cell', async () => {
    const after = withLines(await workbook(), [columns('insert-lines', 2, 2)]);
    const names = ['学校名称', '列1', '列2', '学段', '在校生数', '专任教师数'];
    expect(values(partText(after, TABLE), 'tableColumn', 'name')).toEqual(names);
    expect(values(partText(after, TABLE), 'tableColumns', 'count')).toEqual(['6']);
    expect(packageFaults(after)).toEqual([]);
    const sheet = (await read(after)).getWorksheet('学校');
    expect(names.map((_, n) => sheet?.getCell(1, n + 1).value)).toEqual(names);
  });

  it('lose a column and what is said of it', async () => {
    const after = withLines(await workbook(), [columns('delete-lines', 3)]);
    expect(values(partText(after, TABLE), 'tableColumn', 'name')).toEqual([
      '学校名称',
      '学段',
      '专任教师数',
    ]);
    expect(contents(partText(after, 'xl/worksheets/sheet1.xml'), 'f')).toEqual([
      'SUM(#REF!)+SUM(台账[专任教师数])',
    ]);
    expect(packageFaults(after)).toEqual([]);
  });

  it('go whole', async () => {
    const after = withLines(await workbook(), [columns('delete-lines', 1, 4)]);
    expect(partText(after, TABLE)).toBe('');
    expect(contents(partText(after, 'xl/worksheets/sheet1.xml'), 'f')).toEqual([
      'SUM(#REF!)+SUM(#REF!)',
    ]);
    expect(packageFaults(after)).toEqual([]);
  });

  it.each([
    ['lines-take-table-headers', rows('delete-lines', 1)],
    ['lines-empty-table', rows('delete-lines', 2, 3)],
  ])('are not broken: %s', async (reason, amendment) => {
    const done = tryLines(await workbook(), [amendment]);
    expect(done.ok ? '' : done.problem.reason).toBe(reason);
  });
});
