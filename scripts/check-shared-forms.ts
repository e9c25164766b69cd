import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { formatAddress } from '../src/kernel/address';
import { recogniseWorkbook } from '../src/forms';
import type { BoundTable, RecognisedSheet } from '../src/forms';
import { readWorkbook } from '../src/xlsx';
import { fieldByKey } from '../src/standard';
import { findingsInFilledForms } from './filled-forms';

/**
 * Fills the forms that public bodies circulate with figures and checks that every one of them is read back as the
 * field it stands for; then with figures that agree with each other, in which a check must find nothing wrong. The
 * forms are third-party files outside the repository; give their folder as argument.
 */
const FIELDS: Readonly<Record<string, number>> = {
  school: 73,
  county: 20,
  'application/1': 24,
  'application/2-1': 17,
  'application/2-2': 16,
  'application/3': 16,
  'application/4': 50,
  'application/5': 32,
  'application/6': 8,
};

/** What was written, by row and field. */
type Written = Map<string, number | string>;

const given = process.argv[2];
if (given === undefined) throw new Error('usage: check-shared-forms.ts <folder with the forms>');
const folder = existsSync(join(given, 'forms')) ? join(given, 'forms') : given;
const problems: string[] = [];
const seen = new Set<string>();
for (const name of readdirSync(folder).filter((file) => file.endsWith('.xlsx')))
  await checkFile(join(folder, name), name);
for (const table of Object.keys(FIELDS)) if (!seen.has(table)) problems.push(`${table}: not found`);
problems.push(...(await findingsInFilledForms(folder)));
for (const problem of problems) console.error(problem);
console.log(`${String(seen.size)} tables, ${String(problems.length)} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

async function checkFile(path: string, name: string): Promise<void> {
  const bytes = readFileSync(path);
  const blank = recognised(bytes, name);
  for (const { sheet, recognition } of blank)
    if (recognition.kind === 'unknown' || recognition.kind === 'empty')
      problems.push(`${name} ${sheet.name}: ${recognition.kind}`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer);
  const expected = tablesOf(blank).map((table) => ({ table, written: fill(book, table) }));
  const filled = tablesOf(recognised(new Uint8Array(await book.xlsx.writeBuffer()), name));
  expected.forEach(({ table, written }, index) => {
    compare(name, table, filled[index], written);
  });
}

function recognised(bytes: Uint8Array, name: string): readonly RecognisedSheet[] {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problem)}`);
  return recogniseWorkbook(read.value, name);
}

function tablesOf(sheets: readonly RecognisedSheet[]): readonly BoundTable[] {
  return sheets.flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
}

/** Puts a different figure in every cell of the table, and in every blank of its sentences. */
function fill(book: ExcelJS.Workbook, table: BoundTable): Written {
  const written: Written = new Map();
  const sheet = book.getWorksheet(table.sheet.name);
  let next = 11;
  for (let row = 0; row < table.rowCount; row++) {
    for (const { key, factor } of table.fields) {
      const at = table.cellOf(row, key);
      const field = fieldByKey(key);
      if (at === undefined || field === undefined || sheet === undefined) continue;
      const cell = sheet.getCell(formatAddress(at));
      const inSentence = /[＿_]{2,}/.test(cell.text);
      if (field.type === 'enum' || (!inSentence && cell.text !== '')) continue;
      const figure = next++;
      const value = valueFor(field.type, figure);
      cell.value = inSentence ? cell.text.replace(/[＿_]{2,}/, String(figure)) : value;
      const expected =
        typeof value === 'string' ? value : (value * (factor?.times ?? 1)) / (factor?.over ?? 1);
      written.set(`${String(row)} ${key}`, expected);
    }
  }
  return written;
}

function valueFor(type: string, figure: number): string | number {
  if (type === 'flag') return '是';
  return type === 'text' || type === 'code' ? `甲${String(figure)}` : figure;
}

function compare(
  name: string,
  before: BoundTable,
  after: BoundTable | undefined,
  written: Written,
): void {
  seen.add(before.name);
  const title = `${name} ${before.sheet.name} ${before.name}`;
  if (before.fields.length !== FIELDS[before.name])
    problems.push(`${title}: ${String(before.fields.length)} fields`);
  for (const { text } of before.layout.unknownHeaders)
    problems.push(`${title}: unknown header ${text}`);
  for (const { key } of before.layout.repeatedFields) problems.push(`${title}: ${key} twice`);
  for (const [place, value] of written) {
    const [row = '0', key = ''] = place.split(' ');
    const reading = after?.readingOf(Number(row), key);
    const got = reading?.number ?? reading?.text;
    if (got !== value)
      problems.push(
        `${title}: ${place} is ${String(got)} (${String(reading?.state)}), not ${String(value)}`,
      );
  }
  console.log(`${title}: ${String(written.size)} figures read back`);
}
