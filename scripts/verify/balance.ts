import type { Report } from '../../src/app';
import { columnName } from '../../src/kernel/address';
import type { CellValue } from '../../src/sheet/cell';
import { parseReferences, sheetNameOfRole } from '../../src/sheet/ownership';
import type { WorkbookSnapshot } from '../../src/sheet/snapshot';
import { findStandard } from '../../src/standard/index';
import type { Recalculated } from '../recalculate';
import { type Comparing, UNDECIDED } from './comparing';

const LEVELS = ['primary', 'junior'] as const;

type CellAt = (column: number, row: number) => CellValue | undefined;

/**
 * Compares the sheet 校际均衡 as LibreOffice computed it with the report: means, coefficients, verdicts, and the figures
 * of every school. `copy` tells under which name the sheet was added.
 */
export function compareBalance(
  report: Report,
  standardId: string,
  copy: WorkbookSnapshot,
  sheets: Recalculated,
  compare: Comparing,
): void {
  const standard = findStandard(standardId);
  const name = copy.definedNames.find((defined) => defined.name === sheetNameOfRole('balance'));
  const sheet = sheets.get(parseReferences(name?.refersTo ?? '')[0]?.sheet ?? '');
  if (!standard.ok || sheet === undefined) {
    compare.equal('sheet 校际均衡', undefined, 'there');
    return;
  }
  const keys = standard.value.indicators.map((indicator) => indicator.key);
  const at: CellAt = (column, row) => sheet.get(`${columnName(column)}${String(row)}`);
  LEVELS.forEach((level, index) => {
    compareLevel(report, level, keys, at, index, compare);
  });
  compareSchools(report, keys, at, compare);
}

function compareLevel(
  report: Report,
  level: (typeof LEVELS)[number],
  keys: readonly string[],
  at: CellAt,
  index: number,
  compare: Comparing,
): void {
  const balance = report.balance[level];
  if (balance === null) return;
  const top = 5 + 2 * index;
  const verdicts = 12 + 2 * index;
  keys.forEach((key, i) => {
    const one = balance.indicators[key];
    compare.near(`${level} ${key} mean`, at(2 + i, top), one?.mean ?? null);
    compare.near(`${level} ${key} cv`, at(2 + i, top + 1), one?.cv ?? null);
    if (one !== undefined && one.limit !== null)
      compare.equal(`${level} ${key} verdict`, at(2 + i, verdicts), word(one.passed));
  });
  compare.near(`${level} composite`, at(2 + keys.length, top + 1), balance.composite);
  compare.equal(`${level} verdict`, at(2 + keys.length, verdicts), word(balance.passed));
}

function word(passed: boolean | null): string {
  return passed === null ? UNDECIDED : passed ? '达标' : '不达标';
}

/** The schools' rows at the foot of the sheet, in the order of the report. */
function compareSchools(
  report: Report,
  keys: readonly string[],
  at: CellAt,
  compare: Comparing,
): void {
  let row = 18;
  for (const level of LEVELS) {
    for (const school of report.schools.filter((one) => one.level === level)) {
      keys.forEach((key, i) => {
        const value = school.indicators[key]?.value ?? null;
        compare.near(`${String(school.name)} ${key}`, at(2 + i, row), value);
      });
      const verdict = at(2 + keys.length + 2, row);
      if (verdict !== undefined)
        compare.equal(`${String(school.name)} verdict`, verdict, word(school.passed));
      row += 1;
    }
  }
}
