/**
 * Writes several thousand random emitted formulas into a workbook, lets LibreOffice calculate them and compares with
 * the values computed in memory. Usage: npx tsx scripts/verify-formulas.ts [cases] [seed]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { emitFormula, evaluate, parseFormula, Tag } from '../src/formula';
import { isCellError } from '../src/sheet/cell';
import type { CellValue } from '../src/sheet/cell';
import { valueAt } from '../test/support/columns';
import {
  bindingFor,
  cellsOf,
  contextFor,
  randomCase,
  settlesErrors,
} from '../test/support/formulaArbitrary';
import type { RandomCase } from '../test/support/formulaArbitrary';
import { recalculate } from './recalculate';

const TOLERANCE = 1e-9;
/** Rows that one case takes on each sheet, with a blank one behind. */
const HEIGHT = 6;
const SHOWN = 20;

interface Expectation {
  readonly address: string;
  readonly source: string;
  readonly text: string;
  readonly value: number | string | boolean;
}

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 2000);
  const seed = Number(process.argv[3] ?? 20170519);
  const folder = await mkdtemp(join(tmpdir(), 'junheng-formulas-'));
  try {
    const path = join(folder, 'formulas.xlsx');
    const { workbook, expectations } = build(fc.sample(randomCase, { numRuns: count, seed }));
    await workbook.xlsx.writeFile(path);
    const results = (await recalculate(path)).get('results') ?? new Map<string, CellValue>();
    report(count, seed, expectations, results);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function build(cases: readonly RandomCase[]): {
  workbook: ExcelJS.Workbook;
  expectations: readonly Expectation[];
} {
  const workbook = new ExcelJS.Workbook();
  const sheets = new Map(
    ['ledger', 'other', 'results'].map((name) => [name, workbook.addWorksheet(name)]),
  );
  const expectations: Expectation[] = [];
  for (const [index, random] of cases.entries()) {
    const place = { ledgerSheet: 'ledger', otherSheet: 'other', top: 1 + index * HEIGHT };
    for (const [address, value] of cellsOf(random, place)) {
      const [sheet = '', cell = ''] = address.split('!');
      const target = sheets.get(sheet)?.getCell(cell);
      if (target !== undefined && typeof value !== 'object') target.value = value;
    }
    for (const expectation of expectationsOf(random, place, expectations.length)) {
      const target = sheets.get('results')?.getCell(expectation.address);
      if (target !== undefined) target.value = { formula: expectation.text, date1904: false };
      expectations.push(expectation);
    }
  }
  return { workbook, expectations };
}

/** One formula per row that is decided in memory. */
function expectationsOf(
  random: RandomCase,
  place: Parameters<typeof bindingFor>[1],
  before: number,
): readonly Expectation[] {
  const parsed = parseFormula(random.source);
  if (!parsed.ok) throw new Error(`${random.source}: ${parsed.problem.reason}`);
  const column = evaluate(parsed.value, contextFor(random));
  const rows = [...column.tags.keys()].filter((row) => column.tags[row] !== Tag.UNREADABLE);
  return rows.map((row, index) => ({
    address: `A${String(before + index + 1)}`,
    source: random.source,
    text: emitFormula(parsed.value, bindingFor(random, place, row)),
    value: valueAt(column, row),
  }));
}

function report(
  count: number,
  seed: number,
  expectations: readonly Expectation[],
  results: ReadonlyMap<string, CellValue>,
): void {
  const differing = expectations.filter(
    ({ address, value }) => !agrees(value, results.get(address) ?? null),
  );
  const settled = differing.filter(
    ({ source, address }) => isCellError(results.get(address)) && settlesErrors(source),
  );
  const wrong = differing.filter((expectation) => !settled.includes(expectation));
  for (const { source, text, value, address } of wrong.slice(0, SHOWN)) {
    const found = JSON.stringify(results.get(address) ?? null);
    console.log(`${source}\n  ${text}\n  in memory ${JSON.stringify(value)}, LibreOffice ${found}`);
  }
  console.log(
    `formulas: ${String(expectations.length)} emitted from ${String(count)} random rules (seed ${String(seed)}), ` +
      `${String(wrong.length)} differ by more than ${String(TOLERANCE)}, ` +
      `${String(settled.length)} settled by AND or OR in spite of an error beside`,
  );
  if (wrong.length > 0 || expectations.length === 0) process.exitCode = 1;
}

function agrees(expected: number | string | boolean, found: CellValue): boolean {
  if (typeof expected === 'number' && typeof found === 'number') {
    return Math.abs(expected - found) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }
  if (isCellError(found)) return expected === found.error;
  // An empty text may come back as an empty cell.
  return expected === (found ?? '');
}

await main();
