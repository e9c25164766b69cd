import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { zipSync, strToU8, unzipSync } from 'fflate';
import { formatAddress } from '../../../src/kernel/address';
import type { CellLook, SheetLook, WorkbookLook } from '../../../src/sheet/look';
import { DEFAULT_LIMITS, readLook, writeWorkbook } from '../../../src/xlsx';
import { template } from '../../support/filledForms';
import { bareWorkbook } from '../../support/workbooks';
import { styledWorkbook } from './styledWorkbook';

function look(bytes: Uint8Array): WorkbookLook {
  const read = readLook(bytes);
  if (!read.ok) throw new Error(read.problem.reason);
  return read.value;
}

function first(book: WorkbookLook): SheetLook {
  const [sheet] = book.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

/** Look of a cell as a program resolves it: its own, else that of its row, of its column, of the workbook. */
function lookAt(book: WorkbookLook, address: string): CellLook | undefined {
  const sheet = first(book);
  const own = sheet.cells.find((cell) => formatAddress(cell) === address);
  const column = address.charCodeAt(0) - 65;
  const line = sheet.columns.find(({ from, to }) => from <= column && column <= to);
  return book.looks[own?.look ?? line?.look ?? 0];
}

/** Replaces parts of a workbook. */
function withParts(bytes: Uint8Array, parts: Readonly<Record<string, string>>): Uint8Array {
  const texts = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync({ ...unzipSync(bytes), ...Object.fromEntries(texts) });
}

let bytes: Uint8Array;
let book: WorkbookLook;

beforeAll(async () => {
  bytes = await styledWorkbook();
  book = look(bytes);
});

describe('the look of a workbook', () => {
  it('has fonts, fills, borders, alignment, formats and protection', () => {
    expect(lookAt(book, 'A1')).toEqual({
      font: { name: '黑体', size: 16, bold: true, colour: '#4f81bd' },
      fill: '#dce6f2',
      align: { horizontal: 'center', vertical: 'center' },
    });
    expect(lookAt(book, 'A2')).toEqual({
      font: { name: '宋体', size: 11, italic: true, underline: true, strike: true },
      borders: {
        top: { style: 'thin', colour: '#808080' },
        bottom: { style: 'double', colour: '#ff0000' },
        left: { style: 'thin', colour: '#808080' },
      },
      align: { horizontal: 'left', wrap: true, rotation: 45, indent: 2 },
      unlocked: true,
    });
    expect(lookAt(book, 'B2')?.numberFormat).toBe('#,##0.00');
    expect(lookAt(book, 'D2')?.fill).toBe('#ff8080');
    expect(lookAt(book, 'E2')?.numberFormat).toBe('0.00%');
    expect(lookAt(book, 'D5')?.align).toEqual({ rotation: -30 });
    expect(lookAt(book, 'E5')?.align?.rotation).toBe('stacked');
  });

  it('has sizes, hidden lines, panes, grid lines, tabs and zoom', () => {
    const sheet = first(book);
    expect(sheet.columns.map(({ from, size, hidden }) => [from, size, hidden])).toEqual([
      [0, 20, false],
      [1, 6.5, false],
      [2, 12, true],
      [4, 15, false],
    ]);
    expect(sheet.rows).toContainEqual({ from: 0, to: 0, size: 36, hidden: false });
    expect(sheet.rows).toContainEqual({ from: 3, to: 3, hidden: true });
    expect(sheet.rowHeight).toBe(18);
    expect(sheet.freeze).toEqual({ rows: 3, columns: 2 });
    expect(sheet.gridLines).toBe(false);
    expect(sheet.tabColour).toBe('#00b050');
    expect(sheet.zoom).toBe(0.85);
  });

  it('has notes and validations', () => {
    expect(first(book).notes).toEqual([
      { at: { row: 2, column: 1 }, text: '请核对\n在校生数', author: 'Author' },
    ]);
    expect(first(book).validations).toMatchObject([
      {
        areas: [{ top: 5, left: 0, bottom: 5, right: 0 }],
        type: 'list',
        formula1: '"小学,初中"',
        allowBlank: true,
        dropDown: true,
        style: 'stop',
        prompt: { title: '学段', text: '请选择' },
        error: { title: '学段', text: '只能填小学或初中' },
      },
      { type: 'list', formula1: '学段' },
      { type: 'whole', operator: 'between', formula1: '0', formula2: 'B2', style: 'warning' },
    ]);
  });

  it('agrees with what another reader finds in every cell', async () => {
    const other = new ExcelJS.Workbook();
    await other.xlsx.load(bytes.slice().buffer);
    let cells = 0;
    other.worksheets[0]?.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.isMerged && cell.master !== cell) return;
        const mine = lookAt(book, cell.address);
        // The other reader tells nothing of cells of the first format.
        const plain = { font: { name: 'Calibri', size: 11 } };
        const theirs: Partial<ExcelJS.Style> = { ...plain, ...cell.style };
        cells++;
        expect([cell.address, mine?.font?.name]).toEqual([cell.address, theirs.font?.name]);
        expect(mine?.font?.size).toBe(theirs.font?.size);
        expect(mine?.font?.bold ?? false).toBe(theirs.font?.bold ?? false);
        expect(mine?.numberFormat ?? 'General').toBe(theirs.numFmt ?? 'General');
        expect(mine?.align?.wrap ?? false).toBe(theirs.alignment?.wrapText ?? false);
      });
    });
    expect(cells).toBeGreaterThan(8);
  });
});

describe('reading a look from a damaged or odd file', () => {
  it('takes the plain look where styles or theme cannot be read', () => {
    const torn = withParts(bytes, { 'xl/styles.xml': '<styleSheet><fonts>' });
    expect(look(torn).looks).toEqual([{}]);
    expect(first(look(torn)).freeze).toEqual({ rows: 3, columns: 2 });
    const bare = withParts(bytes, { 'xl/theme/theme1.xml': '<!DOCTYPE theme []><theme/>' });
    expect(lookAt(look(bare), 'A1')?.font?.colour).toBe('#4f81bd');
  });

  it('takes a plain sheet where the sheet cannot be read', () => {
    const torn = withParts(bytes, { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' });
    expect(first(look(torn))).toMatchObject({ name: '学校', cells: [], gridLines: true });
  });

  it('reads prefixed names, inherited formats and tints of the file’s own theme', () => {
    const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const styles =
      `<x:styleSheet xmlns:x="${main}"><x:fonts><x:font><x:b val="0"/><x:sz val="12"/></x:font>` +
      '<x:font><x:b/><x:color theme="5" tint="-0.5"/></x:font></x:fonts>' +
      '<x:cellStyleXfs><x:xf fontId="1"><x:alignment horizontal="centerContinuous"/></x:xf></x:cellStyleXfs>' +
      '<x:cellXfs><x:xf fontId="0"/><x:xf numFmtId="14" xfId="0"/></x:cellXfs></x:styleSheet>';
    const sheet =
      `<x:worksheet xmlns:x="${main}"><x:cols><x:col min="1" max="16384" width="9" style="1"/></x:cols>` +
      '<x:sheetData><x:row r="1048576"><x:c s="1"/><x:c s="0"/></x:row></x:sheetData></x:worksheet>';
    const read = look(
      withParts(bytes, { 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': sheet }),
    );
    expect(read.looks).toEqual([
      { font: { size: 12 } },
      {
        font: { bold: true, colour: '#632523' },
        align: { horizontal: 'center' },
        numberFormat: 'yyyy/m/d',
      },
    ]);
    expect(first(read).columns).toEqual([{ from: 0, to: 16383, size: 9, hidden: false, look: 1 }]);
    expect(first(read).cells).toEqual([{ row: 1048575, column: 1, look: 0 }]);
  });

  it('passes over validations of kinds and comparisons that the format does not know', () => {
    const rule = (attributes: string) =>
      `<dataValidation ${attributes} sqref="A1"><formula1>1</formula1></dataValidation>`;
    const rules = ['type="toString"', 'type="any"', 'type="whole" operator="constructor"'];
    const sheet = `<sheetData/><dataValidations>${rules.map(rule).join('')}</dataValidations>`;
    const [read, ...others] = first(look(bareWorkbook(sheet))).validations;
    expect(others).toEqual([]);
    expect(read).toMatchObject({ type: 'whole', formula1: '1' });
    expect(read).not.toHaveProperty('operator');
  });

  it('hides what the file says is hidden by default', () => {
    const sheet = '<sheetFormatPr zeroHeight="1"/><sheetData><row r="2"/></sheetData>';
    expect(first(look(bareWorkbook(sheet))).rows).toEqual([
      { from: 0, to: 0, hidden: true },
      { from: 2, to: 1048575, hidden: true },
    ]);
  });

  it('keeps to the limits: what is beyond goes without its look', () => {
    const read = readLook(bytes, { ...DEFAULT_LIMITS, cells: 2 });
    if (!read.ok) throw new Error(read.problem.reason);
    expect(first(read.value).cells).toHaveLength(2);
    expect(read.value.looks.length).toBeGreaterThan(5);
  });

  it('names what a grid does not show', () => {
    const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const links =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="a" Type="${relationships}/drawing" Target="../drawings/d.xml"/>` +
      `<Relationship Id="b" Type="${relationships}/pivotTable" Target="../p.xml"/></Relationships>`;
    const chart =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="a" Type="${relationships}/chart" Target="../charts/c.xml"/></Relationships>`;
    const odd = withParts(bareWorkbook('<sheetData/><conditionalFormatting sqref="A1"/>'), {
      'xl/worksheets/_rels/sheet1.xml.rels': links,
      'xl/drawings/d.xml': '<a/>',
      'xl/drawings/_rels/d.xml.rels': chart,
      'xl/vbaProject.bin': 'x',
      '_xmlsignatures/sig1.xml': '<a/>',
    });
    expect([...look(odd).unseen].sort()).toEqual([
      'chart',
      'conditional-format',
      'macro',
      'pivot-table',
      'signature',
    ]);
  });

  it('does not speak of conditional formats that are ours', () => {
    const formatted = (...formulas: readonly string[]) =>
      look(
        bareWorkbook(
          '<sheetData/><conditionalFormatting sqref="A1">' +
            formulas.map((one) => `<cfRule><formula>${one}</formula></cfRule>`).join('') +
            '</conditionalFormatting>',
        ),
      ).unseen;
    expect(formatted('LEN(&quot;junheng:error&quot;)&gt;0')).toEqual([]);
    expect(formatted('IF(LEN("junheng-form")&gt;0,A1&gt;1)')).toEqual([]);
    expect(formatted('A1&gt;1')).toEqual(['conditional-format']);
    expect(formatted('IF(LEN("junheng-form")&gt;0,A1&gt;1)', 'A1&lt;0')).toEqual([
      'conditional-format',
    ]);
    expect(formatted()).toEqual(['conditional-format']);
    const form = template('county-sheet');
    expect(form.sheets.some(({ conditionalFormats = [] }) => conditionalFormats.length > 0)).toBe(
      true,
    );
    expect(look(writeWorkbook(form.sheets, form)).unseen).toEqual([]);
  });
});
