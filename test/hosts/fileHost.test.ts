import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { openWorkbook, type FileHost } from '../../src/hosts/file';
import { containsCell, formatAddress, parseArea, type CellAddress } from '../../src/kernel/address';
import type { MarkKind } from '../../src/sheet/editPlan';
import { hostContract, type SubjectSheet } from '../contract/host';

/** Made and looked at with exceljs, which shares no code with the host. */
async function workbookOf(sheets: readonly SubjectSheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, rows, notes = {}, validated } of sheets) {
    const sheet = workbook.addWorksheet(name);
    sheet.addRows(rows.map((row) => [...row]));
    for (const [address, text] of Object.entries(notes)) sheet.getCell(address).note = text;
    for (const cell of validated === undefined ? [] : cellsOf(validated))
      sheet.getCell(cell).dataValidation = {
        type: 'whole',
        operator: 'greaterThanOrEqual',
        formulae: [0],
        showErrorMessage: true,
        errorTitle: '用户',
        error: '',
      };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function cellsOf(address: string): readonly string[] {
  const area = parseArea(address);
  if (area === undefined) throw new Error(`no area ${address}`);
  const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, n) => area.top + n);
  return rows.map((row) => formatAddress({ row, column: area.left }));
}

async function look(host: FileHost, name: string): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(host.bytes().slice().buffer);
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

interface Block {
  readonly ref: string;
  readonly rules: readonly { readonly formulae?: readonly unknown[] }[];
}

function marksIn(sheet: ExcelJS.Worksheet, { row, column }: CellAddress): MarkKind[] {
  const { conditionalFormattings } = sheet as unknown as { conditionalFormattings: Block[] };
  return conditionalFormattings
    .filter(({ ref }) =>
      ref.split(' ').some((part) => {
        const area = parseArea(part);
        return area !== undefined && containsCell(area, row, column);
      }),
    )
    .flatMap(({ rules }) => rules.map(({ formulae }) => String(formulae?.[0])))
    .flatMap((formula) => /^LEN\("junheng:([a-z-]+)"\)>0$/.exec(formula)?.[1] ?? [])
    .map((kind) => kind as MarkKind);
}

function noteIn(sheet: ExcelJS.Worksheet, { row, column }: CellAddress): string | undefined {
  const note: unknown = sheet.getCell(row + 1, column + 1).note;
  if (note === undefined || typeof note === 'string') return note;
  const { texts = [] } = note as { texts?: { text: string }[] };
  return texts.map(({ text }) => text).join('');
}

function validationsIn(sheet: ExcelJS.Worksheet, { row, column }: CellAddress): string[] {
  // The types leave out that most cells have none.
  const found = sheet.getCell(row + 1, column + 1).dataValidation as
    ExcelJS.DataValidation | undefined;
  return found === undefined ? [] : [found.errorTitle ?? ''];
}

hostContract('file', async (sheets) => {
  const opened = openWorkbook(await workbookOf(sheets));
  if (!opened.ok) throw new Error(opened.problem.reason);
  const host = opened.value;
  return {
    host,
    marks: async (sheet, at) => marksIn(await look(host, sheet), at),
    note: async (sheet, at) => noteIn(await look(host, sheet), at),
    validations: async (sheet, at) => validationsIn(await look(host, sheet), at),
    state: () => Promise.resolve(Buffer.from(host.bytes()).toString('base64')),
  };
});

describe('opening a file', () => {
  it('refuses what is no workbook', () => {
    const opened = openWorkbook(new TextEncoder().encode('学校,人数\n青禾小学,260\n'));
    expect(opened.ok).toBe(false);
  });
});
