import type { Balance, SchoolResult } from '../../balance/types';
import { indicatorFormula } from '../../balance/index';
import type { BoundTable } from '../../forms/types';
import { emitFormula, parseFormula, type Formula } from '../../formula/index';
import type { Indicator, Limit, SchoolRule, Standard } from '../../standard/types';
import { liveCell, type LiveCell, textLiteral } from './liveCell';

/** What an undecided cell shows, so that it can never be taken for a figure. */
export const UNDECIDED = '无法判断';
export const MET = '达标';
export const MISSED = '不达标';

/**
 * Verdicts on live figures compare at 9 decimals: a spreadsheet has no exact decimals, and binary noise must not turn
 * 4.505 into a miss. Finer differences do not occur in figures typed with two decimals.
 */
const VERDICT_DIGITS = 9;

export interface SchoolContext {
  readonly standard: Standard;
  readonly reliefs: readonly string[];
  readonly ledgers: readonly BoundTable[];
  readonly balance: Balance;
}

/** Live formula of one indicator of one school, over the cells it was entered in; undefined where a cell is missing. */
export function indicatorCell(
  context: SchoolContext,
  school: SchoolResult,
  indicator: Indicator,
  fromOtherSheet: boolean,
): string | undefined {
  const table = context.ledgers[school.ledger];
  const composed =
    table === undefined ? undefined : composedFormula(context, school, indicator, table);
  if (table === undefined || composed === undefined) return undefined;
  const keys = new Set([...composed.value.columns.map((column) => column.key), 'students']);
  const cells = new Map<string, LiveCell>();
  for (const key of keys) {
    const cell = liveCell(table, school.row, key, fromOtherSheet);
    if (cell === undefined) return undefined;
    cells.set(key, cell);
  }
  const textOf = (key: string): string => cells.get(key)?.value ?? '';
  const emit = (formula: Formula): string =>
    emitFormula(formula, { cell: textOf, range: (_, key) => textOf(key), parameters: {} });
  const known = [...new Set([...cells.values()].flatMap((cell) => cell.known ?? []))];
  const sound = [
    `${textOf('students')}>0`,
    // One figure taken from another may leave less than nothing, which is no quantity (室内体育用房 within 教学用房).
    ...(composed.numerator.source.includes('-') ? [`${emit(composed.numerator)}>=0`] : []),
    // Where a stage has no pupils, nothing says how the school's resources divide.
    ...composed.share.columns.map(({ key }) => `${textOf(key)}>0`),
  ];
  const condition = sound.length === 1 ? sound.join('') : `AND(${[...new Set(sound)].join(',')})`;
  const unknown = textLiteral(UNDECIDED);
  return `IF(AND(${known.join(',')}),IF(${condition},${emit(composed.value)},${unknown}),${unknown})`;
}

interface ComposedFormulas {
  readonly value: Formula;
  readonly numerator: Formula;
  readonly share: Formula;
}

function composedFormula(
  { standard, reliefs }: SchoolContext,
  { level, type }: SchoolResult,
  indicator: Indicator,
  table: BoundTable,
): ComposedFormulas | undefined {
  if (level === null || type === null) return undefined;
  const has = (key: string): boolean => table.column(key) !== undefined;
  const composed = indicatorFormula(standard, indicator, level, type, reliefs, has);
  if (composed === undefined) return undefined;
  const [value, numerator, share] = [composed.value, composed.numerator, composed.share].map(parse);
  return value?.ok === true && numerator?.ok === true && share?.ok === true
    ? { value: value.value, numerator: numerator.value, share: share.value }
    : undefined;
}

const parsed = new Map<string, ReturnType<typeof parseFormula>>();

/** Schools of one type have one formula. */
function parse(source: string): ReturnType<typeof parseFormula> {
  const known = parsed.get(source) ?? parseFormula(source);
  parsed.set(source, known);
  return known;
}

/** The figure itself as a formula can use it: pupils of the row. */
export function pupilsCell(
  context: SchoolContext,
  school: SchoolResult,
  fromOtherSheet: boolean,
): string | undefined {
  const table = context.ledgers[school.ledger];
  if (table === undefined) return undefined;
  const cell = liveCell(table, school.row, 'students', fromOtherSheet);
  if (cell === undefined) return undefined;
  return `IF(${cell.known ?? 'TRUE'},${cell.value},${textLiteral(UNDECIDED)})`;
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
