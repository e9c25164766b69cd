import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/app';
import type { Grid } from '../../src/sheet/grid';
import type { WorkbookSnapshot } from '../../src/sheet/snapshot';
import { patchWorkbook, readWorkbook } from '../../src/xlsx';
import { recalculateAll, resaveAll } from '../recalculate';
import { compareBalance } from './balance';
import { check } from './command';
import { Comparing } from './comparing';
import { compareParts } from './parts';

/** A workbook to annotate; `name` is the file name that it gets. */
export interface Case {
  readonly name: string;
  readonly standard: string;
  readonly reliefs?: readonly string[];
  readonly bytes: Uint8Array;
}

interface Annotated extends Case {
  readonly report: Report;
  readonly copy: Uint8Array;
  readonly path: string;
  readonly compare: Comparing;
}

/** What was compared, and every difference found. */
export interface Comparison {
  readonly name: string;
  readonly standard: string;
  readonly compared: number;
  readonly differences: readonly string[];
}

/**
 * Annotates workbooks with the built command and holds the copies against what is promised of them: figures as
 * LibreOffice computes them from scratch equal the report's, other parts are untouched, a second annotation changes
 * nothing, and what was added comes off again, also after LibreOffice has saved the copy.
 */
export async function verifyAnnotated(
  cases: readonly Case[],
  folder: string,
): Promise<readonly Comparison[]> {
  const annotated = cases.map((one, index) => annotate(one, join(folder, String(index))));
  for (const { bytes, copy, compare } of annotated) await compareParts(bytes, copy, compare);
  const computed = await recalculateAll(annotated.map(({ path }) => path));
  annotated.forEach(({ report, standard, copy, compare }, index) => {
    const sheets = computed[index];
    if (sheets !== undefined) compareBalance(report, standard, read(copy), sheets, compare);
  });
  await compareResaved(annotated, folder);
  return annotated.map(({ name, standard, compare }) => ({
    name,
    standard,
    compared: compare.compared,
    differences: compare.differences,
  }));
}

function annotate(one: Case, folder: string): Annotated {
  const [input, first, second] = ['input', 'first', 'second'].map((name) => join(folder, name));
  if (input === undefined || first === undefined || second === undefined)
    throw new Error('no folder');
  mkdirSync(input, { recursive: true });
  writeFileSync(join(input, one.name), one.bytes);
  const report = check(join(input, one.name), one, first);
  const path = join(first, one.name);
  const copy = new Uint8Array(readFileSync(path));
  check(path, one, second);
  const compare = new Comparing();
  const again = new Uint8Array(readFileSync(join(second, one.name)));
  compare.equal('annotated again gives the same bytes', Buffer.compare(copy, again), 0);
  return { ...one, report, copy, path, compare };
}

/** LibreOffice saves the copy; then our sheets, cells, marks and notes are still found, and the user's values stay. */
async function compareResaved(annotated: readonly Annotated[], folder: string): Promise<void> {
  const saved = await resaveAll(annotated.map(({ copy }) => copy));
  // The inputs too: what LibreOffice itself changes (it fills a pivot table in) is no work of ours.
  const inputs = await resaveAll(annotated.map(({ bytes }) => bytes));
  annotated.forEach(({ name, standard, reliefs = [], report, compare }, index) => {
    const [resaved, input] = [saved[index], inputs[index]];
    if (resaved === undefined || input === undefined) return;
    const bare = patchWorkbook(resaved, { edits: [] });
    if (!bare.ok) {
      compare.equal('resaved, taken off', bare.problem.reason, '');
      return;
    }
    compare.none('resaved, taken off', userDifferences(read(input), read(bare.value.bytes)));
    const path = join(folder, String(index), 'input', `resaved-${name}`);
    writeFileSync(path, resaved);
    const again = check(path, { standard, reliefs }, join(folder, String(index), 'third'));
    compare.equal('resaved, findings', outline(again), outline(report));
  });
}

/** Findings that the values of the schools lead to, without those about the file itself. */
function outline(report: Report): string {
  const findings = report.files.flatMap((file) => file.findings);
  return findings
    .filter(({ cell, severity }) => cell !== '' && severity !== 'info')
    .map(({ rule, sheet, cell }) => `${rule} ${sheet} ${cell}`)
    .join('\n');
}

function read(bytes: Uint8Array): WorkbookSnapshot {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(`cannot read: ${workbook.problem.reason}`);
  return workbook.value;
}

/** Sheets, values and formulas of two workbooks that differ. */
function userDifferences(before: WorkbookSnapshot, after: WorkbookSnapshot): readonly string[] {
  const names = (workbook: WorkbookSnapshot) => workbook.sheets.map(({ name }) => name).join('、');
  if (names(before) !== names(after)) return [`sheets ${names(after)}`];
  return before.sheets.flatMap(({ name, grid }, index) => {
    const other = after.sheets[index]?.grid;
    const faults: string[] = [];
    const rows = Math.max(grid.rowCount, other?.rowCount ?? 0);
    const columns = Math.max(grid.columnCount, other?.columnCount ?? 0);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [was, is] = [shown(grid, row, column), shown(other, row, column)];
        if (was !== is)
          faults.push(`${name} ${String(row + 1)}:${String(column + 1)} ${was} → ${is}`);
      }
    }
    return faults.slice(0, 5);
  });
}

/** A value with its kind, and its formula; programs write an empty text as an empty cell. */
function shown(grid: Grid | undefined, row: number, column: number): string {
  const value = grid?.value(row, column) ?? null;
  const formula = grid?.formula(row, column);
  return `${value === '' ? 'null' : JSON.stringify(value)} ${formula ?? ''}`;
}
