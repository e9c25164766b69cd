import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Report, ReportLevel } from '../../src/app/report';
import { columnName } from '../../src/kernel/address';
import type { CellValue } from '../../src/sheet/cell';
import { findStandard } from '../../src/standard/index';
import { recalculate, type Recalculated } from '../recalculate';

const CLI = join(import.meta.dirname, '../../dist/cli/junheng.mjs');
const UNDECIDED = '无法判断';
const TOLERANCE = 1e-9;

/** What was compared, and every difference found. */
export interface Comparison {
  readonly file: string;
  readonly compared: number;
  readonly differences: readonly string[];
}

/**
 * Annotates a workbook with the built command, lets LibreOffice compute the copy from scratch, and compares means,
 * coefficients, indicators and verdicts with the JSON report. Annotates the copy again too: nothing may change.
 */
export async function verifyAnnotated(path: string, standardId: string): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-verify-'));
  try {
    const first = join(folder, 'first');
    const report = check(path, standardId, first);
    const copy = join(first, basename(path));
    const compare = new Comparing();
    compareBalance(report, standardId, await recalculate(copy), compare);
    const second = join(folder, 'second');
    check(copy, standardId, second);
    const same = readFileSync(copy).equals(readFileSync(join(second, basename(path))));
    compare.equal('annotated again', same, true);
    return { file: `${basename(path)} (${standardId})`, ...compare.result() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(path: string, standard: string, annotate: string): Report {
  const args = [CLI, 'check', path, '--standard', standard, '--json', '--annotate', annotate];
  try {
    return parse(
      execFileSync(process.execPath, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 1 << 30,
      }),
    );
  } catch (error) {
    // Exit code 1 or 2 is an answer about the data.
    if (error instanceof Error && 'stdout' in error && Buffer.isBuffer(error.stdout))
      return parse(error.stdout);
    throw error;
  }
}

function parse(bytes: Buffer): Report {
  return JSON.parse(bytes.toString('utf8')) as Report;
}

class Comparing {
  private compared = 0;
  private readonly differences: string[] = [];

  equal(what: string, found: unknown, expected: unknown): void {
    this.compared += 1;
    if (found !== expected)
      this.differences.push(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  }

  near(what: string, found: CellValue | undefined, expected: number | null): void {
    if (expected === null) {
      this.equal(what, found, UNDECIDED);
      return;
    }
    this.compared += 1;
    const close =
      typeof found === 'number' &&
      Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
    if (!close) this.differences.push(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  }

  result(): { compared: number; differences: readonly string[] } {
    return { compared: this.compared, differences: this.differences };
  }
}

const LEVELS = ['primary', 'junior'] as const;

function compareBalance(
  report: Report,
  standardId: string,
  sheets: Recalculated,
  compare: Comparing,
): void {
  const standard = findStandard(standardId);
  const sheet = sheets.get('校际均衡');
  if (!standard.ok || sheet === undefined) throw new Error('no sheet 校际均衡');
  const keys = standard.value.indicators.map((indicator) => indicator.key);
  const at = (column: number, row: number): CellValue | undefined =>
    sheet.get(`${columnName(column)}${String(row)}`);
  LEVELS.forEach((level, index) => {
    const balance = report.balance[level];
    if (balance === null) return;
    const top = 5 + 2 * index;
    keys.forEach((key, i) => {
      const one = balance.indicators[key];
      compare.near(`${level} ${key} mean`, at(2 + i, top), one?.mean ?? null);
      compare.near(`${level} ${key} cv`, at(2 + i, top + 1), one?.cv ?? null);
      if (typeof one?.limit === 'number')
        compare.equal(`${level} ${key} verdict`, at(2 + i, 12 + 2 * index), word(one.passed));
    });
    compare.near(`${level} composite`, at(2 + keys.length, top + 1), balance.composite);
    compare.equal(`${level} verdict`, at(2 + keys.length, 12 + 2 * index), overall(balance));
  });
  compareSchools(report, keys, at, compare);
}

function overall(level: ReportLevel): string {
  return word(level.passed);
}

function word(passed: boolean | null): string {
  return passed === null ? UNDECIDED : passed ? '达标' : '不达标';
}

/** The schools' rows at the foot of the sheet, in the order of the report. */
function compareSchools(
  report: Report,
  keys: readonly string[],
  at: (column: number, row: number) => CellValue | undefined,
  compare: Comparing,
): void {
  let row = 18;
  for (const level of LEVELS) {
    for (const school of report.schools.filter((one) => one.level === level)) {
      keys.forEach((key, i) => {
        compare.near(
          `${String(school.name)} ${key}`,
          at(2 + i, row),
          school.indicators[key]?.value ?? null,
        );
      });
      const verdict = at(2 + keys.length + 2, row);
      if (verdict !== undefined)
        compare.equal(`${String(school.name)} verdict`, verdict, word(school.passed));
      row += 1;
    }
  }
}
