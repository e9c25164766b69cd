import ExcelJS from 'exceljs';
import * as XLSX from '@e965/xlsx';
import { cleanLedger, type ExampleSheet } from '../../scripts/examples/county';
import { ledgerRows } from '../../scripts/examples/truth';
import { workbook } from '../../scripts/examples';
import { formatArea } from '../../src/kernel/address';
import * as parts from './ledgerParts';
import { withParts } from './workbooks';

/** The example ledger in a workbook that carries one more thing of the user's, as offices have them. */
export interface LedgerWorkbook {
  readonly name: string;
  /** The extension matters for workbooks with macros. */
  readonly extension?: 'xlsm';
  make(): Promise<Uint8Array>;
}

/** Column A of the ledger to its last column, first school to last. */
const LEDGER = cleanLedger(ledgerRows());
const WIDTH = LEDGER.rows[0]?.length ?? 0;
const HEIGHT = LEDGER.rows.length;
const AREA = formatArea({ top: 0, left: 0, bottom: HEIGHT - 1, right: WIDTH - 1 });

/** Faulty figures, so that there is something to mark, note and judge below the standard. */
const FAULTS: readonly (readonly [row: number, column: number, value: string | number])[] = [
  [3, 22, 999],
  [6, 31, 12],
  [8, 10, '３２０人'],
  [11, 36, 2.5],
];

function ledger(): ExampleSheet {
  const rows = LEDGER.rows.map((row) => [...row]);
  for (const [row, column, value] of FAULTS) {
    const line = rows[row];
    if (line !== undefined) line[column] = value;
  }
  return { ...LEDGER, rows };
}

export function plainLedger(): Uint8Array {
  return workbook([ledger()]);
}

/** The ledger as exceljs writes it, changed. */
async function byExceljs(
  change: (workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void | Promise<void>,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(Date.UTC(2025, 8, 1));
  book.modified = book.created;
  const sheet = book.addWorksheet('学校台账');
  sheet.addRows(ledger().rows.map((row) => [...row]));
  await change(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function bySheetjs(): Uint8Array {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(ledger().rows.map((row) => [...row]));
  XLSX.utils.book_append_sheet(book, sheet, '学校台账');
  return new Uint8Array(
    XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer,
  );
}

type Sheet = ExcelJS.Worksheet;

function addComments(_: ExcelJS.Workbook, sheet: Sheet): void {
  sheet.getCell('W4').note = '去年 12 人';
  sheet.getCell('K9').note = {
    texts: [{ font: { bold: true }, text: '教务处：' }, { text: '含借读' }],
  };
  sheet.getCell('C2').note = '校名以公章为准';
}

async function addRules(_: ExcelJS.Workbook, sheet: Sheet): Promise<void> {
  const list = { type: 'list' as const, allowBlank: true, formulae: ['"小学,初中"'] };
  for (let row = 2; row <= HEIGHT; row++) sheet.getCell(row, 5).dataValidation = list;
  sheet.addConditionalFormatting({
    ref: `K2:K${String(HEIGHT)}`,
    rules: [
      {
        type: 'cellIs',
        operator: 'greaterThan',
        priority: 3,
        formulae: [1000],
        style: { font: { bold: true } },
      },
    ],
  });
  sheet.getColumn(3).protection = { locked: false };
  await sheet.protect('校对', { selectLockedCells: true, spinCount: 1000 });
}

function addNames(book: ExcelJS.Workbook, sheet: Sheet): void {
  book.definedNames.add(`'学校台账'!$K$2:$K$${String(HEIGHT)}`, '在校生');
  book.addWorksheet('代码表', { state: 'veryHidden' }).addRow(['211', '小学']);
  book.addWorksheet('说明', { state: 'hidden' }).addRow(['请先填写学校名称']);
  sheet.pageSetup.printArea = AREA;
  sheet.pageSetup.printTitlesRow = '1:1';
}

function use1904(book: ExcelJS.Workbook, sheet: Sheet): void {
  book.properties.date1904 = true;
  sheet.getCell(1, WIDTH + 1).value = '填报日期';
  for (let row = 2; row <= HEIGHT; row++)
    sheet.getCell(row, WIDTH + 1).value = new Date(Date.UTC(2026, 8, 1));
}

/** Figures that the user computes: a column of a shared formula, and three cells that become an array formula. */
function addFormulas(_: ExcelJS.Workbook, sheet: Sheet): void {
  const staff = (row: number) => Number(sheet.getCell(row, 16).value);
  const results = Array.from({ length: 8 }, (__, index) => 2 * staff(index + 2));
  sheet.getCell('BC1').value = '教师合计';
  sheet.fillFormula('BC2:BC9', 'P2*2', results);
  for (const row of [2, 3, 4]) sheet.getCell(row, 56).value = staff(row);
}

function addImage(book: ExcelJS.Workbook, sheet: Sheet): void {
  const image = book.addImage({ base64: parts.PIXEL, extension: 'png' });
  sheet.addImage(image, 'B60:D70');
}

/** An Excel table over the school rows; the indicator columns come to stand beside it. */
async function asTable(): Promise<Uint8Array> {
  const { rows } = ledger();
  return byExceljs((_, sheet) => {
    sheet.spliceRows(1, HEIGHT);
    sheet.addTable({
      name: '台账表',
      ref: 'A1',
      headerRow: true,
      style: { theme: 'TableStyleMedium2', showRowStripes: true },
      columns: (rows[0] ?? []).map((name) => ({ name: String(name), filterButton: true })),
      rows: rows.slice(1).map((row) => [...row]),
    });
  });
}

function addFilter(_: ExcelJS.Workbook, sheet: Sheet): void {
  sheet.autoFilter = AREA;
  for (let row = 5; row <= 14; row++) sheet.getRow(row).hidden = true;
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: 1 }];
}

/** Title, two header rows joined where nothing stands under them, and looks on empty cells beside the ledger. */
function addMergedHeaders(_: ExcelJS.Workbook, sheet: Sheet): void {
  sheet.spliceRows(1, 0, ['澄湖县义务教育学校基本情况台账'], []);
  const headers = (ledger().rows[0] ?? []).map(String);
  headers.forEach((header, column) => {
    sheet.getCell(2, column + 1).value = header;
    if (column < 50) sheet.mergeCells(2, column + 1, 3, column + 1);
  });
  sheet.getCell(3, 51).value = '公用经费预算';
  sheet.getCell(3, 52).value = '培训经费预算';
  sheet.getCell(2, 51).value = '经费';
  sheet.getCell(2, 52).value = null;
  sheet.mergeCells(2, 51, 2, 52);
  sheet.mergeCells(2, 53, 3, 53);
  sheet.mergeCells(1, 1, 1, WIDTH);
  for (let row = 4; row < 12; row++) {
    for (const column of [WIDTH + 1, WIDTH + 2])
      sheet.getCell(row, column).border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
  }
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: 3 }];
}

function addOwnSheets(book: ExcelJS.Workbook): void {
  book.addWorksheet('校际均衡').addRow(['去年的差异系数', 0.41]);
  book.addWorksheet('校验结果').addRow(['局里的批注']);
}

/** A summary of the user's that counts on the ledger, with a quote and a picture sign in its name. */
function addOddNames(book: ExcelJS.Workbook, sheet: Sheet): void {
  sheet.name = "O'Neil 😀 台账 二〇二六年度第一学期（定稿）甲乙";
  book.addWorksheet("a'b").addRow(['=1+1', '说明']);
}

const nothing = () => undefined;

export const LEDGER_WORKBOOKS: readonly LedgerWorkbook[] = [
  { name: 'plain', make: () => Promise.resolve(plainLedger()) },
  { name: 'exceljs', make: () => byExceljs(nothing) },
  { name: 'sheetjs', make: () => Promise.resolve(bySheetjs()) },
  { name: 'comments', make: () => byExceljs(addComments) },
  { name: 'threaded', make: async () => parts.withConversation(await byExceljs(addComments)) },
  { name: 'rules-and-protection', make: () => byExceljs(addRules) },
  { name: 'names-and-hidden-sheets', make: () => byExceljs(addNames) },
  { name: '1904', make: () => byExceljs(use1904) },
  { name: 'formulas', make: async () => parts.withArray(await byExceljs(addFormulas)) },
  { name: 'image', make: () => byExceljs(addImage) },
  { name: 'table', make: asTable },
  { name: 'filter-and-panes', make: () => byExceljs(addFilter) },
  { name: 'merged-headers', make: () => byExceljs(addMergedHeaders) },
  { name: 'own-sheets', make: () => byExceljs(addOwnSheets) },
  { name: 'odd-names', make: () => byExceljs(addOddNames) },
  { name: 'chart', make: async () => parts.withChart(await byExceljs(nothing)) },
  { name: 'pivot', make: async () => parts.withPivot(await byExceljs(nothing), AREA) },
  {
    name: 'macros',
    extension: 'xlsm',
    make: async () => parts.withOddParts(await byExceljs(nothing)),
  },
  { name: 'strict', make: () => Promise.resolve(parts.asStrict(plainLedger())) },
  {
    name: 'locked-structure',
    make: () => Promise.resolve(withParts(plainLedger(), {}, parts.LOCKED_STRUCTURE)),
  },
];
