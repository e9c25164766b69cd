import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { checkFiles, readFile } from '../src/app/check';
import { renderFindings, type Finding } from '../src/checks/index';
import { recogniseWorkbook } from '../src/forms';
import type { BoundTable } from '../src/forms';
import { formatAddress } from '../src/kernel/address';
import { findStandard } from '../src/standard';
import { readWorkbook } from '../src/xlsx';
import { applicationOf, type Application } from './examples/application';
import type { Cell } from './examples/county';
import { countySheet } from './examples/county';
import { bySchool, schoolSheet } from './examples/schoolSheet';
import { ledgerRows } from './examples/truth';

/** One school of each kind that has its own items, splits or exclusions. */
const SCHOOLS = [
  '澄湖县实验小学',
  '澄湖县茶山教学点',
  '澄湖县第一初级中学',
  '澄湖县石桥九年一贯制学校',
  '澄湖县湖滨完全中学',
  '澄湖县博雅十二年一贯制学校',
];

/** The printed school form has no item for senior pupils, which these two would need to divide their premises. */
const TRUE_OF_THE_FORM = ['澄湖县湖滨完全中学 T-005-2', '澄湖县博雅十二年一贯制学校 T-005-2'];

const BLANK = /[＿_]{2,}/;

/**
 * Fills the circulating forms with the figures of the invented county, which agree with each other, and returns
 * what a check finds wrong with them: nothing.
 */
export async function findingsInFilledForms(folder: string): Promise<readonly string[]> {
  const rows = ledgerRows();
  const problems: string[] = [];
  for (const school of bySchool(rows)) {
    const name = String((school.primary ?? school.junior)?.['school_name']);
    if (!SCHOOLS.includes(name)) continue;
    const path = join(folder, '学校填报表格.xlsx');
    problems.push(...report(name, await filledItems(path, schoolSheet(school).rows)));
  }
  const county = await filledItems(join(folder, '区县填报表格.xlsx'), countySheet().rows);
  problems.push(...report('澄湖县', county));
  const application = await filledApplication(join(folder, '国家申报表.xlsx'), applicationOf(rows));
  problems.push(...report('澄湖县申报表', application));
  return problems;
}

function report(name: string, bytes: Uint8Array): readonly string[] {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no cn.quality-2017');
  const file = readFile({ path: name, sha256: '', workbook: readWorkbook(bytes) });
  const { outcome } = checkFiles([file], { standard: standard.value, reliefs: [] });
  const found = [...renderFindings(outcome, 'zh')].filter(isFault);
  const { checked, cannotTell } = outcome.counts;
  console.log(`${name}: ${String(checked)} judged, ${String(cannotTell)} undecided`);
  const told = found
    .filter(({ rule }) => !TRUE_OF_THE_FORM.includes(`${name} ${rule}`))
    .map(({ rule, sheet, cell, message }) => `${name} ${rule} ${sheet}!${cell} ${message}`);
  return [...told, ...(file.status === 'checked' ? [] : [`${name}: ${file.status}`])];
}

function isFault({ kind, severity }: Finding): boolean {
  return kind === 'data' && severity !== 'info';
}

/** Writes the values of a long form beside the items of the same name. */
async function filledItems(path: string, rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const values = new Map(rows.slice(1).map((row) => [String(row[2]), row[4] ?? null]));
  const book = await opened(path);
  book.worksheets[0]?.eachRow((row) => {
    const value = values.get(row.getCell(3).text);
    if (value !== undefined) row.getCell(5).value = value;
  });
  return written(book);
}

async function filledApplication(path: string, application: Application): Promise<Uint8Array> {
  const book = await opened(path);
  makeRoom(book, application['application/2-2']?.length ?? 0);
  const sheets = recogniseWorkbook(snapshotOf(await written(book)), path);
  for (const { recognition } of sheets)
    if (recognition.kind === 'form')
      for (const table of recognition.tables) fillTable(book, table, application[table.name] ?? []);
  return written(book);
}

/** Table Ⅱ-2 is printed with three rows a level: the note below it moves down, the rows are numbered anew. */
function makeRoom(book: ExcelJS.Workbook, schools: number): void {
  const sheet = book.worksheets.find(({ name }) => name === '表2-2');
  if (sheet === undefined) throw new Error('no table 2-2');
  const note = sheet.getRow(12).getCell(1).text;
  for (const range of [...sheet.model.merges])
    if (/^[A-Z]+12:/.test(range)) sheet.unMergeCells(range);
  for (let row = 4; row <= 12; row++) sheet.getRow(row).values = [];
  for (let at = 0; at < schools; at++)
    sheet.getRow(4 + at).values = [at + 1, `学校${String(at)}`, 7, 1];
  sheet.getRow(4 + schools).getCell(1).value = note;
}

function fillTable(book: ExcelJS.Workbook, table: BoundTable, rows: Application[string]): void {
  const sheet = book.getWorksheet(table.sheet.name);
  if (sheet === undefined) throw new Error(table.sheet.name);
  rows.forEach((row, at) => {
    for (const { key } of table.fields) {
      const address = table.cellOf(at, key);
      const value = row[key];
      if (address === undefined || value === undefined || key === 'level') continue;
      const cell = sheet.getCell(formatAddress(address));
      if (BLANK.test(cell.text)) cell.value = cell.text.replace(BLANK, String(value));
      else if (key !== 'respondent') cell.value = value;
    }
  });
}

async function opened(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path).buffer);
  return book;
}

async function written(book: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function snapshotOf(bytes: Uint8Array) {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}
