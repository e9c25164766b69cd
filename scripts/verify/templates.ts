import { checkFiles, type CountyCheck, readFile } from '../../src/app';
import { stampOf } from '../../src/app/templates/index';
import { renderFindings } from '../../src/checks/index';
import { isCellError } from '../../src/sheet/cell';
import type { NewWorkbook } from '../../src/sheet/newWorkbook';
import type { SheetSnapshot } from '../../src/sheet/snapshot';
import { findStandard } from '../../src/standard';
import { readLook, readWorkbook, writeWorkbook } from '../../src/xlsx';
import { filledForm, type Fillings, template } from '../../test/support/filledForms';
import { applicationTruth, COUNTY, LEDGER, schoolTruth } from '../../test/support/formTruth';
import { stateOf, withReceipt } from '../../test/support/receipts';
import { spoilt } from '../../test/support/spoiltForms';
import { resaveAll } from '../recalculate';
import type { Comparison } from './annotated';
import { Comparing } from './comparing';

interface Filled {
  readonly form: string;
  readonly standard: string;
  readonly truth: Fillings;
}

const QUALITY = 'cn.quality-2017';

const FILLED: readonly Filled[] = [
  { form: 'school-sheet', standard: QUALITY, truth: schoolTruth('澄湖县实验小学') },
  { form: 'school-sheet', standard: QUALITY, truth: schoolTruth('澄湖县龙泉九年一贯制学校') },
  { form: 'school-ledger', standard: QUALITY, truth: LEDGER },
  { form: 'school-ledger', standard: 'cn.basic-2012', truth: LEDGER },
  { form: 'county-sheet', standard: QUALITY, truth: COUNTY },
  { form: 'application', standard: QUALITY, truth: applicationTruth() },
];

/**
 * Blank forms in LibreOffice: opened and saved there they are the same form without a cell in error, and filled in with
 * figures that agree, what the forms compute of them equals what the check computes, and the check finds nothing. A
 * receipt made before still holds, and mistakes are found as they were.
 */
export async function verifyTemplates(): Promise<readonly Comparison[]> {
  const filled = await computed(
    FILLED.flatMap(({ form, standard, truth }) => [
      { form, bytes: bytesOf(filledForm(form, truth, standard)) },
      { form, bytes: bytesOf(filledForm(form, spoilt(truth), standard)) },
    ]),
  );
  const books = FILLED.flatMap(({ form, standard }, index) => [
    bytesOf(template(form, standard)),
    withReceipt(filled[2 * index] ?? NONE, standard),
    filled[2 * index + 1] ?? NONE,
  ]);
  const saved = await resaveAll(books);
  return FILLED.map(({ form, standard }, index) => {
    const compare = new Comparing();
    const of = (list: readonly Uint8Array[], n: number) => list[BOOKS * index + n] ?? NONE;
    compareBlank(of(saved, 0), form, standard, compare);
    compareFilled(of(saved, 1), standard, compare);
    compareReceipt(of(books, 1), of(saved, 1), standard, compare);
    compareMistakes(of(books, 2), of(saved, 2), standard, compare);
    const { compared, differences } = compare;
    return { name: `${form}.xlsx`, standard, compared, differences };
  });
}

/** Workbooks of each form: blank, filled in, and filled in with mistakes. */
const BOOKS = 3;
const NONE = new Uint8Array();

/** Where a form fills its own tables from others, what was typed counts only once they are computed. */
async function computed(
  books: readonly { readonly form: string; readonly bytes: Uint8Array }[],
): Promise<readonly Uint8Array[]> {
  const own = books.filter(({ form }) => form === 'application');
  const saved = await resaveAll(own.map(({ bytes }) => bytes));
  return books.map((book) => saved[own.indexOf(book)] ?? book.bytes);
}

function bytesOf(book: NewWorkbook): Uint8Array {
  return writeWorkbook(book.sheets, book);
}

function compareBlank(bytes: Uint8Array, form: string, standard: string, compare: Comparing): void {
  const check = checkOf(bytes, standard);
  const [file] = check.files;
  compare.equal('form', file?.forms[0]?.form, form);
  compare.equal('status', file?.status, 'checked');
  const stamp = file?.snapshot ? stampOf(file.snapshot) : null;
  compare.equal('stamp', stamp?.form, form);
  compare.equal('edition', stamp?.standard, standard);
  const rules = wrong(check).filter((line) => !line.startsWith('C-007'));
  compare.none('found in the blank form', rules);
  compare.none('cells in error', errorCells(file?.snapshot?.sheets ?? []));
  const look = readLook(bytes);
  compare.none('formats taken for the user’s', look.ok ? look.value.unseen : ['not read']);
}

function compareFilled(bytes: Uint8Array, standard: string, compare: Comparing): void {
  const check = checkOf(bytes, standard);
  const sheets = check.files[0]?.snapshot?.sheets ?? [];
  compare.none('found in the filled form', wrong(check));
  compare.none('cells in error', errorCells(sheets));
  const figures = sheets.find(({ name }) => name === '指标测算');
  if (figures !== undefined) compareLedger(check, figures, compare);
  const own = sheets.find(({ name }) => name === '指标计算说明');
  if (own !== undefined && check.balance.schools.length > 0) compareSchool(check, own, compare);
}

function compareReceipt(
  made: Uint8Array,
  saved: Uint8Array,
  standard: string,
  compare: Comparing,
): void {
  compare.equal('receipt made', stateOf(made, standard).outcome, 'valid');
  compare.equal('receipt saved again', stateOf(saved, standard).outcome, 'valid');
}

function compareMistakes(
  made: Uint8Array,
  saved: Uint8Array,
  standard: string,
  compare: Comparing,
): void {
  const before = wrong(checkOf(made, standard));
  const after = wrong(checkOf(saved, standard));
  const less = (one: readonly string[], other: readonly string[]) =>
    one.filter((line) => !other.includes(line));
  compare.equal('mistakes are there', before.length > 3, true);
  compare.none('no longer found', less(before, after));
  compare.none('found only then', less(after, before));
}

function checkOf(bytes: Uint8Array, id: string): CountyCheck {
  const standard = findStandard(id);
  if (!standard.ok) throw new Error(id);
  const file = readFile({ path: 'form.xlsx', sha256: '', workbook: readWorkbook(bytes) });
  return checkFiles([file], { standard: standard.value, reliefs: [] });
}

/** What is wrong with the data; below the standard is no fault of the form. */
function wrong({ outcome }: CountyCheck): readonly string[] {
  return [...renderFindings(outcome, 'zh')]
    .filter(({ kind, severity }) => kind === 'data' && severity !== 'info')
    .map(({ rule, sheet, cell }) => `${rule} ${sheet}!${cell}`);
}

function errorCells(sheets: readonly SheetSnapshot[]): readonly string[] {
  return sheets.flatMap(({ name, grid }) => {
    const found: string[] = [];
    for (let row = 0; row < grid.rowCount; row += 1) {
      grid.forEachInRow(row, (column, value) => {
        if (isCellError(value)) found.push(`${name} ${String(row + 1)}:${String(column + 1)}`);
      });
    }
    return found;
  });
}

/** Columns of the ledger's figures before the indicators, and of a school's before its values. */
const FIRST = 4;
const SCHOOL_FIRST = 3;

/** Indicators and verdicts of every school, means and coefficients of both levels. */
function compareLedger(check: CountyCheck, { grid }: SheetSnapshot, compare: Comparing): void {
  const { indicators } = check.options.standard;
  const top = indicators.length + 6;
  for (const school of check.balance.schools) {
    indicators.forEach(({ key }, n) => {
      const at = `${String(school.name)} ${key}`;
      compare.near(
        at,
        grid.value(top + school.row, FIRST + n),
        school.indicators[key]?.value ?? null,
      );
    });
    if (check.options.standard.schoolRule === null) continue;
    const verdict = school.passed === true ? '达标' : '不达标';
    const shown = grid.value(top + school.row, FIRST + indicators.length + 1);
    compare.equal(`${String(school.name)} verdict`, shown, verdict);
  }
  for (const { row } of check.balance.excluded)
    compare.equal('left out', grid.value(top + row, 2), '不计入');
  (['primary', 'junior'] as const).forEach((level, side) => {
    indicators.forEach(({ key }, n) => {
      const known = check.balance.levels[level]?.indicators[key];
      compare.near(`${level} mean ${key}`, grid.value(3 + n, 1 + 4 * side), known?.mean ?? null);
      compare.near(`${level} cv ${key}`, grid.value(3 + n, 2 + 4 * side), known?.cv ?? null);
    });
    const composite = check.balance.levels[level]?.composite.value;
    compare.near(
      `${level} composite`,
      grid.value(3 + indicators.length, 2 + 4 * side),
      composite ?? null,
    );
  });
}

/** A school's own figures beside the explanation of each indicator. */
function compareSchool(check: CountyCheck, { grid }: SheetSnapshot, compare: Comparing): void {
  for (const school of check.balance.schools) {
    check.options.standard.indicators.forEach(({ key }, n) => {
      const column = SCHOOL_FIRST + (school.level === 'junior' ? 2 : 0);
      compare.near(
        `${String(school.level)} ${key}`,
        grid.value(1 + n, column),
        school.indicators[key]?.value ?? null,
      );
    });
  }
}
