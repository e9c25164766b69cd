import { countyWorkbook, type CountyBook } from '../../src/app/collect/book/countyWorkbook';
import type { Collection } from '../../src/app/collect/types';
import { checkFiles, readFile } from '../../src/app/index';
import type { Balance, SchoolResult } from '../../src/balance/types';
import { formatAddress } from '../../src/kernel/address';
import type { CellValue } from '../../src/sheet/cell';
import type { NewCell } from '../../src/sheet/newWorkbook';
import { LEVELS } from '../../src/standard/levels';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import {
  collectionOfLedger,
  relievedCollection,
  spoiltCollection,
  undividedCollection,
} from '../../test/support/collections';
import { recalculateBooks, type Recalculated } from '../recalculate';
import type { Comparison } from './annotated';
import { Comparing } from './comparing';

const COUNTY = 'examples/county.xlsx';
const MESSY = 'examples/county-messy.xlsx';
const SPOILT = 8;

/**
 * County tables in LibreOffice: each formula computes there what it was written with, and tables Ⅱ-2 and Ⅲ tell what
 * the check tells of the ledger, with the digits that they print.
 */
export async function verifyCounty(): Promise<readonly Comparison[]> {
  const cases = await casesOf();
  const books = cases.map(({ made }) => countyWorkbook(made));
  const bytes = books.map(computing);
  const results: Recalculated[] = [];
  for (let from = 0; from < bytes.length; from += TOGETHER)
    results.push(...(await recalculateBooks(bytes.slice(from, from + TOGETHER))));
  return cases.map(({ name, made }, index) => {
    const compare = new Comparing();
    const [book, found] = [books[index], results[index]];
    const balance = balanceOf(bytes[index], made);
    if (book === undefined || found === undefined) throw new Error(name);
    compareFormulas(book, found, compare);
    if (book.application.length > 0) {
      compareSchools(made, balance, found, compare);
      compareLevels(made, balance, found, compare);
    }
    const { compared, differences } = compare;
    return { name, standard: made.options.standard.id, compared, differences };
  });
}

/** Workbooks in one start of LibreOffice, which has to be done within minutes. */
const TOGETHER = 6;

/** The workbook without the sheets that list origins and files, which compute nothing, and without notes. */
function computing({ workbook }: CountyBook): Uint8Array {
  const sheets = workbook.sheets.filter(({ rows }) => rows.flat().some(isFormula));
  return writeWorkbook(
    sheets.map((sheet) => ({ ...sheet, notes: [] })),
    workbook,
  );
}

function isFormula(cell: NewCell): boolean {
  return cell !== null && typeof cell === 'object' && 'formula' in cell;
}

interface Case {
  readonly name: string;
  readonly made: Collection;
}

async function casesOf(): Promise<readonly Case[]> {
  const clean = await collectionOfLedger(COUNTY);
  const spoilt = Array.from({ length: SPOILT }, (_, seed) => ({
    name: `county with faults ${String(seed)}`,
    made: spoiltCollection(clean, seed, seed % 2 === 0 ? 0.04 : 0.3),
  }));
  const standards = ['cn.basic-2012', 'local.shenyang-2024', 'local.junior-cv-030'];
  const others = await Promise.all(
    standards.map(async (id) => ({ name: 'county', made: await collectionOfLedger(COUNTY, id) })),
  );
  const few = (rows: Collection['rows']): Collection => ({ ...clean, rows });
  return [
    { name: 'county', made: clean },
    { name: 'messy county', made: await collectionOfLedger(MESSY) },
    ...others,
    { name: 'one level', made: few(clean.rows.filter(({ level }) => level === 'junior')) },
    { name: 'one school', made: few(clean.rows.slice(0, 1)) },
    { name: 'no school', made: few([]) },
    ...spoilt,
    { name: 'county with reliefs', made: relievedCollection(clean) },
    {
      name: 'county with reliefs and faults',
      made: relievedCollection(spoiltCollection(clean, SPOILT, 0.2)),
    },
    { name: 'county with postgraduates undivided', made: undividedCollection(clean) },
    {
      name: 'county with postgraduates undivided and faults',
      made: undividedCollection(spoiltCollection(clean, SPOILT + 1, 0.3)),
    },
  ];
}

function balanceOf(bytes: Uint8Array | undefined, made: Collection): Balance {
  const workbook = readWorkbook(bytes ?? new Uint8Array());
  const file = readFile({ path: 'county.xlsx', sha256: '', workbook });
  return checkFiles([file], made.options).balance;
}

function compareFormulas({ workbook }: CountyBook, found: Recalculated, compare: Comparing): void {
  for (const { name, rows } of workbook.sheets)
    rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (cell === null || typeof cell !== 'object' || !('formula' in cell)) return;
        const at = formatAddress({ row, column });
        same(`${name}!${at}`, found.get(name)?.get(at), cell.value, compare);
      });
    });
}

/** A cell that shows nothing is read as empty or as an empty text. */
function same(
  what: string,
  found: CellValue | undefined,
  expected: CellValue,
  compare: Comparing,
): void {
  if (typeof expected === 'number') compare.near(what, found, expected);
  else compare.equal(what, found ?? '', expected ?? '');
}

/** Columns of table Ⅱ-2 and rows above its schools. */
const SCHOOLS = { sheet: '表Ⅱ-2', name: 1, first: 6, verdict: 13, top: 3 };

function compareSchools(
  { options: { standard } }: Collection,
  { schools }: Balance,
  found: Recalculated,
  compare: Comparing,
): void {
  let row = SCHOOLS.top;
  const cell = (column: number) => found.get(SCHOOLS.sheet)?.get(formatAddress({ row, column }));
  for (const level of LEVELS) {
    const own = schools.filter((school) => school.level === level);
    for (const school of own) {
      compare.equal('school', cell(SCHOOLS.name) ?? '', school.name ?? '');
      standard.indicators.forEach(({ key, decimals }, n) => {
        const value = isInDoubt(school) ? null : school.value(key);
        const shown = cell(SCHOOLS.first + n);
        const what = `${String(school.name)} ${key}`;
        if (value === null) compare.equal(what, shown ?? '', '');
        else compare.equal(what, digits(shown, decimals), value.toFixed(decimals));
      });
      const passed = school.passed === true && !isInDoubt(school);
      compare.equal(`${String(school.name)} verdict`, cell(SCHOOLS.verdict) ?? '', passed ? 1 : '');
      row += 1;
    }
    if (own.length === 0) row += 1;
  }
}

/** Of a school of which it is open whether it counts, the table tells nothing. */
function isInDoubt({ undecided }: SchoolResult): boolean {
  const doubts = [
    'duplicate-school',
    'level-not-in-type',
    'level-unknown',
    'scope-unknown',
    'type-unknown',
  ];
  return undecided.some(({ reason }) => doubts.includes(reason));
}

/** Rows of means and coefficients of table Ⅲ, and its first column of figures. */
const LEVEL_ROWS = { sheet: '表Ⅲ', top: 3, first: 2 };

function compareLevels(
  { options: { standard } }: Collection,
  { levels }: Balance,
  found: Recalculated,
  compare: Comparing,
): void {
  LEVELS.forEach((level, side) => {
    const at = (offset: number, column: number) =>
      found
        .get(LEVEL_ROWS.sheet)
        ?.get(formatAddress({ row: LEVEL_ROWS.top + 2 * side + offset, column }));
    const figure = (
      what: string,
      shown: CellValue | undefined,
      value: number | null | undefined,
      decimals: number,
    ) => {
      const expected = value === null || value === undefined ? '' : value.toFixed(decimals);
      compare.equal(`${level} ${what}`, digits(shown, decimals), expected);
    };
    standard.indicators.forEach(({ key }, n) => {
      const own = levels[level]?.indicators[key];
      figure(`mean ${key}`, at(0, LEVEL_ROWS.first + n), own?.mean, 2);
      figure(`cv ${key}`, at(1, LEVEL_ROWS.first + n), own?.cv, 3);
    });
    const last = LEVEL_ROWS.first + standard.indicators.length;
    figure('composite', at(1, last), levels[level]?.composite.value, 3);
  });
}

function digits(shown: CellValue | undefined, decimals: number): string {
  return typeof shown === 'number' ? shown.toFixed(decimals) : '';
}
