import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as parts from './workbookParts';

/** Workbooks as offices have them, with invented schools; each kind is one thing that annotating must not disturb. */
export interface Fixture {
  readonly name: string;
  make(): Promise<Uint8Array>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export const ROWS: readonly (readonly (string | number)[])[] = [
  ['学校名称', '学段', '在校生数', '专任教师数'],
  ['青禾小学', '小学', 260, 18],
  ['云溪小学', '小学', 120, 9],
  ['临江初级中学', '初中', 640, 52],
];

async function exceljsWorkbook(
  change: (workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void | Promise<void>,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  // Fixed, so that the same fixture always has the same bytes.
  workbook.created = new Date(Date.UTC(2025, 8, 1));
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('学校');
  sheet.addRows(ROWS.map((row) => [...row]));
  await change(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Adds parts to an archive and changes the text of others. */
export function withParts(
  bytes: Uint8Array,
  added: Readonly<Record<string, string | Uint8Array>>,
  changed: Readonly<Record<string, (text: string) => string>> = {},
): Uint8Array {
  const files: Record<string, Uint8Array> = { ...unzipSync(bytes) };
  for (const [name, change] of Object.entries(changed)) {
    const before = files[name];
    if (before === undefined) throw new Error(`no part ${name}`);
    const after = change(strFromU8(before));
    if (after === strFromU8(before)) throw new Error(`${name} did not change`);
    files[name] = strToU8(after);
  }
  for (const [name, content] of Object.entries(added))
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files, { mtime: new Date(1985, 0, 1) });
}

/** A workbook of which every part is given; `sheet` is what stands inside `<worksheet>`. */
export function bareWorkbook(
  sheet: string,
  options: {
    readonly workbook?: string;
    readonly prefix?: string;
    readonly main?: string;
    readonly relationships?: string;
  } = {},
): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts.bareParts(sheet, { main: MAIN, ...options })).map(([name, text]) => [
        name,
        strToU8(text),
      ]),
    ),
    { mtime: new Date(1985, 0, 1) },
  );
}

/** `<row>` elements of the four rows, all text inside the cells. */
export function rowsXml(prefix = ''): string {
  const cell = (value: string | number, ref: string) =>
    typeof value === 'number'
      ? `<${prefix}c r="${ref}"><${prefix}v>${String(value)}</${prefix}v></${prefix}c>`
      : `<${prefix}c r="${ref}" t="inlineStr"><${prefix}is><${prefix}t>${value}</${prefix}t></${prefix}is></${prefix}c>`;
  return ROWS.map((row, down) => {
    const cells = row.map((value, right) => cell(value, 'ABCD'.charAt(right) + String(down + 1)));
    return `<${prefix}row r="${String(down + 1)}">${cells.join('')}</${prefix}row>`;
  }).join('');
}

const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const STRICT_RELATIONSHIPS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

export const FIXTURES: readonly Fixture[] = [
  { name: 'plain', make: () => exceljsWorkbook(() => undefined) },
  { name: 'comments', make: () => exceljsWorkbook(addComments) },
  { name: 'validation, conditional formats and protection', make: () => exceljsWorkbook(addRules) },
  { name: 'names and hidden sheets', make: () => exceljsWorkbook(addNames) },
  { name: '1904 dates', make: () => exceljsWorkbook(use1904) },
  { name: 'a merged header and styled empty cells', make: () => exceljsWorkbook(addMerges) },
  { name: 'a chart', make: async () => parts.withChart(await exceljsWorkbook(() => undefined)) },
  {
    name: 'a pivot table',
    make: async () => parts.withPivot(await exceljsWorkbook(() => undefined)),
  },
  {
    name: 'macros, custom XML and printer settings',
    make: async () => parts.withOddParts(await exceljsWorkbook(() => undefined)),
  },
  {
    name: 'a conversation (threaded comment)',
    make: async () => parts.withConversation(await exceljsWorkbook(addComments)),
  },
  { name: 'shared and array formulas', make: () => Promise.resolve(formulaWorkbook()) },
  { name: 'an empty sheet', make: () => Promise.resolve(bareWorkbook('<sheetData/>')) },
  {
    name: 'prefixed element names',
    make: () =>
      Promise.resolve(
        bareWorkbook(`<x:sheetData>${rowsXml('x:')}</x:sheetData>`, { prefix: 'x:' }),
      ),
  },
  {
    name: 'the strict flavour',
    make: () =>
      Promise.resolve(
        bareWorkbook(`<sheetData>${rowsXml()}</sheetData>`, {
          main: STRICT,
          relationships: STRICT_RELATIONSHIPS,
        }),
      ),
  },
  {
    name: 'rows and cells without addresses',
    make: () =>
      Promise.resolve(
        bareWorkbook(`<sheetData>${rowsXml().replace(/ r="[A-Z]?\d+"/g, '')}</sheetData>`),
      ),
  },
  { name: 'empty cells in every way of writing them', make: () => Promise.resolve(emptyCells()) },
];

function addComments(_: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): void {
  sheet.getCell('C2').note = '去年 250 人';
  sheet.getCell('D3').note = {
    texts: [{ font: { bold: true }, text: '教务处：' }, { text: '含代课' }],
  };
}

async function addRules(_: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): Promise<void> {
  sheet.getCell('B2').dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: ['"小学,初中"'],
  };
  sheet.addConditionalFormatting({
    ref: 'C2:C4',
    rules: [
      {
        type: 'cellIs',
        operator: 'greaterThan',
        priority: 7,
        formulae: [500],
        style: { font: { bold: true } },
      },
    ],
  });
  sheet.autoFilter = 'A1:D4';
  await sheet.protect('a', { selectLockedCells: true, spinCount: 1000 });
}

function addNames(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): void {
  workbook.definedNames.add("'学校'!$C$2:$C$4", '在校生');
  workbook.addWorksheet('代码表', { state: 'veryHidden' }).addRow(['211', '小学']);
  workbook.addWorksheet('说明', { state: 'hidden' }).addRow(['请先填写学校名称']);
  sheet.pageSetup.printArea = 'A1:D4';
}

function use1904(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): void {
  workbook.properties.date1904 = true;
  sheet.getCell('F2').value = new Date(Date.UTC(2024, 8, 1));
}

function addMerges(_: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): void {
  sheet.spliceRows(1, 0, ['义务教育学校情况'], []);
  sheet.mergeCells('A1:G1');
  for (const address of ['F3', 'G3', 'F4', 'G4', 'F5'])
    sheet.getCell(address).border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
  sheet.getRow(9).height = 30;
}

function formulaWorkbook(): Uint8Array {
  const shared =
    '<row r="5" spans="1:9"><c r="E5"><f t="shared" ref="E5:E7" si="0">C2/D2</f><v>14.4444444444444</v></c></row>' +
    '<row r="6"><c r="E6"><f t="shared" si="0"/><v>13.3333333333333</v></c></row>' +
    '<row r="7"><c r="E7"><f t="shared" si="0"/><v>12.3076923076923</v></c></row>' +
    '<row r="8"><c r="F8"><f t="array" ref="F8:F9">C2:C3*2</f><v>520</v></c></row>' +
    '<row r="9"><c r="F9" t="str"><v></v></c></row>';
  const sheet = bareWorkbook(
    `<dimension ref="A1:F9"/><sheetData>${rowsXml()}${shared}</sheetData>`,
    {
      workbook: '<calcPr calcId="191029" fullCalcOnLoad="0"/>',
    },
  );
  return parts.withCalculationChain(sheet, ['E5', 'E6', 'E7', 'F8']);
}

function emptyCells(): Uint8Array {
  const forms = [
    '<c r="F1" s="0"/>',
    '<c r="F2" s="0" />',
    '<c r="F3" s="0"></c>',
    '<c r="F4" s="0" t="n"/>',
    '<c r="F5" s="0" t="n"></c>',
    '<c r="F6" t="str"><v></v></c>',
    '<c r="F7" t="str"><v/></c>',
    "<c s='0' r='F8' />",
    '<c r="F9" t="inlineStr"><is><t></t></is></c>',
  ];
  const rows = forms.map((cell, row) => `<row r="${String(row + 1)}">${cell}</row>`);
  return bareWorkbook(`<sheetData>${rows.join('')}<row r="11" ht="20"/><row r="12" /></sheetData>`);
}
