import type { SchoolResult } from '../../balance/types';
import type { CellWrite } from '../../sheet/editPlan';
import type { Limit, SchoolRule } from '../../standard/types';
import { textLiteral } from './liveCell';
import { MET, MISSED, UNDECIDED, VERDICT_LOOKS } from './liveLooks';

/**
 * Verdicts on live figures compare at 9 decimals: a spreadsheet has no exact decimals, and binary noise must not turn
 * 4.505 into a miss. Finer differences do not occur in figures typed with two decimals.
 */
const VERDICT_DIGITS = 9;

export function verdictText(passed: boolean | null): string {
  if (passed === null) return UNDECIDED;
  return passed ? MET : MISSED;
}

/** Why the row itself is in doubt: sound figures do not judge a school of which it is open whether it counts. */
export const ROW_DOUBTS: ReadonlySet<string> = new Set([
  'duplicate-school',
  'level-not-in-type',
  'level-unknown',
  'scope-unknown',
  'type-unknown',
]);

/** The school's verdict as a cell: live over its indicator cells, fixed where the row itself is in doubt. */
export function schoolVerdict(
  school: SchoolResult,
  cells: readonly string[],
  limits: readonly Limit[],
  rule: SchoolRule,
): CellWrite {
  if (school.undecided.some(({ reason }) => ROW_DOUBTS.has(reason))) {
    return { value: UNDECIDED, style: 'unknown' };
  }
  return {
    value: verdictText(school.passed),
    formula: verdictFormula(cells, limits, rule),
    style: 'verdict',
    looks: VERDICT_LOOKS,
  };
}

/** Number of indicators met, over the indicator cells of the row; undecided while one of them is. */
export function metCountFormula(cells: readonly string[], limits: readonly Limit[]): string {
  const met = cells.map((cell, i) => flag(cell, limits[i]));
  return `IF(COUNT(${cells.join(',')})=${String(cells.length)},${met.join('+')},${textLiteral(UNDECIDED)})`;
}

/**
 * The school's verdict over its indicator cells: missed as soon as that is certain, met only when every indicator is
 * known.
 */
export function verdictFormula(
  cells: readonly string[],
  limits: readonly Limit[],
  rule: SchoolRule,
): string {
  const allowed = cells.length - rule.metAtLeast;
  const misses = cells.map((cell, i) => missFlag(cell, limits[i]?.value ?? 0, limits[i]));
  const floors = cells.map((cell, i) => missFlag(cell, floorOf(limits[i], rule), limits[i]));
  return [
    `IF(OR(${misses.join('+')}>${String(allowed)},${floors.join('+')}>0),${textLiteral(MISSED)}`,
    `IF(COUNT(${cells.join(',')})=${String(cells.length)},${textLiteral(MET)},${textLiteral(UNDECIDED)}))`,
  ].join(',');
}

/** A condition that a live figure keeps a limit, tolerant of binary noise. */
export function keepsLimit(cell: string, limit: Limit): string {
  return `ROUND(${cell}-${String(limit.value)},${String(VERDICT_DIGITS)})${limit.operator}0`;
}

function flag(cell: string, limit: Limit | undefined): string {
  return limit === undefined ? '0' : `IF(${keepsLimit(cell, limit)},1,0)`;
}

function missFlag(cell: string, value: number, limit: Limit | undefined): string {
  if (limit === undefined) return '0';
  return `IF(ISNUMBER(${cell}),IF(${keepsLimit(cell, { ...limit, value })},0,1),0)`;
}

/** 85 % of a threshold as a decimal: the product of two short decimals, cleared of binary noise. */
function floorOf(limit: Limit | undefined, rule: SchoolRule): number {
  return Number(((limit?.value ?? 0) * rule.floorRatio).toPrecision(12));
}
