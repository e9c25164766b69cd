import { compareRatios, exact, toRatio, withinReach } from '../kernel/exact';
import { wholeRoot } from '../kernel/exact';
import type { Level, Limit, Standard } from '../standard/types';
import type { Coefficient } from './coefficient';
import { coefficientOf, compensatedSum } from './coefficient';
import type { IndicatorColumns } from './columns';
import type { Engine } from './engine';
import { exactAmount } from './engine';
import { allOf, keepsLimit } from './limit';
import { Standing } from './scope';
import type { LevelBalance, LevelIndicator, LevelUndecided, SchoolFault } from './types';
import { whyUndecided } from './whyUndecided';

/** Digits of a coefficient on 表Ⅲ, for display only. */
const COEFFICIENT_DIGITS = 3;

/** Rows of one level that count, and those of which it cannot be told. */
interface Members {
  readonly level: Level;
  readonly counted: Uint32Array;
  readonly doubtful: readonly number[];
}

/** `schoolOf` turns a row number into an index of `Balance.schools`. */
export function balanceLevel(
  engine: Engine,
  indicators: readonly IndicatorColumns[],
  level: Level,
  schoolOf: (at: number) => number,
): LevelBalance | null {
  const members = membersOf(engine, level);
  if (members.counted.length + members.doubtful.length === 0) return null;
  const blocked = blockedBy(engine, members, schoolOf);
  const coefficients: (Coefficient | null)[] = [];
  const results: Record<string, LevelIndicator> = {};
  for (const columns of indicators) {
    const { result, coefficient } = levelIndicator(engine, columns, members, blocked, schoolOf);
    results[columns.indicator.key] = result;
    coefficients.push(coefficient);
  }
  const composite = compositeOf(engine.standard, level, coefficients);
  const passed = levelPassed(engine.standard, Object.values(results), composite.passed);
  const base = {
    level,
    schools: members.counted.length + members.doubtful.length,
    pupils: pupilsOf(indicators, members),
    indicators: results,
    composite,
    passed,
  };
  if (blocked !== undefined) return { ...base, why: blocked };
  return passed === null ? { ...base, why: ownReason(results) } : base;
}

function ownReason(results: Readonly<Record<string, LevelIndicator>>): LevelUndecided {
  const reasons = Object.values(results).flatMap(({ why }) => (why === undefined ? [] : [why]));
  const shared = reasons.find(({ reason }) => reason === 'one-school');
  return shared ?? { reason: 'indicators-undecided', field: null, tag: null, schools: [] };
}

function membersOf(engine: Engine, level: Level): Members {
  const { scope, rows } = engine;
  const counted: number[] = [];
  const doubtful: number[] = [];
  for (let at = 0; at < rows.count; at++) {
    const standing = scope.standing[at];
    // a row that names a level its type does not have may belong to either, like one without a level
    const misplaced = scope.doubts.get(at)?.reason === 'level-not-in-type';
    const own = misplaced ? undefined : scope.levels[at];
    if (standing === Standing.COUNTED && own === level) counted.push(at);
    if (standing === Standing.IN_DOUBT && (own ?? level) === level) doubtful.push(at);
  }
  return { level, counted: Uint32Array.from(counted), doubtful };
}

function blockedBy(
  engine: Engine,
  members: Members,
  schoolOf: (at: number) => number,
): LevelUndecided | undefined {
  const faults = members.doubtful.flatMap((at): SchoolFault[] => {
    const doubt = engine.scope.doubts.get(at);
    return doubt === undefined ? [] : [{ ...doubt, school: schoolOf(at) }];
  });
  const first = faults[0];
  if (first === undefined) return undefined;
  return { reason: first.reason, field: first.field, tag: first.tag, schools: faults };
}

function pupilsOf(indicators: readonly IndicatorColumns[], members: Members): number | null {
  const pupils = indicators[0]?.pupils;
  if (pupils === undefined || members.doubtful.length > 0) return null;
  const sum = compensatedSum(members.counted.length, (i) => pupils[members.counted[i] ?? 0] ?? NaN);
  return Number.isNaN(sum) ? null : sum;
}

interface Outcome {
  readonly result: LevelIndicator;
  readonly coefficient: Coefficient | null;
}

function levelIndicator(
  engine: Engine,
  columns: IndicatorColumns,
  members: Members,
  blocked: LevelUndecided | undefined,
  schoolOf: (at: number) => number,
): Outcome {
  const limit = engine.standard.coefficients.each?.[members.level] ?? null;
  const undecided = (why: LevelUndecided): Outcome => ({
    result: {
      mean: null,
      sd: null,
      cv: null,
      limit,
      passed: null,
      roundingHides: false,
      contributions: [],
      why,
    },
    coefficient: null,
  });
  if (blocked !== undefined) return undecided(blocked);
  const unknown = members.counted.filter((at) => Number.isNaN(columns.values[at]));
  if (unknown.length > 0) return undecided(schoolsUndecided(engine, columns, unknown, schoolOf));
  const data = {
    pupils: gather(members.counted, (at) => columns.pupils[at] ?? NaN),
    amounts: gather(members.counted, (at) => amountAt(columns, at)),
    exactAmount: (i: number) => exactAmount(engine, columns, members.counted[i] ?? 0),
  };
  const outcome = coefficientOf(data);
  if (!outcome.ok) {
    return undecided({ reason: outcome.reason, field: null, tag: null, schools: [] });
  }
  const result = describe(outcome.coefficient, limit, (i) => schoolOf(members.counted[i] ?? 0));
  return { result, coefficient: outcome.coefficient };
}

/** A plain loop: with Float64Array.from, which walks an iterator, 100,000 rows took a quarter longer in all. */
function gather(rows: Uint32Array, value: (at: number) => number): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = value(rows[i] ?? 0);
  return values;
}

function amountAt(columns: IndicatorColumns, at: number): number {
  return columns.indicator.scale * (columns.shares[at] ?? NaN) * (columns.numerators[at] ?? NaN);
}

function schoolsUndecided(
  engine: Engine,
  columns: IndicatorColumns,
  unknown: Uint32Array,
  schoolOf: (at: number) => number,
): LevelUndecided {
  const first = whyUndecided(engine, columns, unknown[0] ?? 0);
  return {
    reason: 'schools-undecided',
    field: first.field,
    tag: first.tag,
    // made on demand: a missing column puts every school on the list
    get schools() {
      return Array.from(unknown, (at) => ({
        ...whyUndecided(engine, columns, at),
        school: schoolOf(at),
      }));
    },
  };
}

function describe(
  coefficient: Coefficient,
  limit: Limit | null,
  schoolAt: (index: number) => number,
): LevelIndicator {
  const { mean, sd, cv, shares } = coefficient;
  const passed = limit && keepsLimit(limit.operator, coefficient.compare(limit.value));
  return {
    mean,
    sd,
    cv,
    limit,
    passed,
    roundingHides: limit !== null && passed !== printedPasses(cv, limit),
    // made and sorted on demand
    get contributions() {
      const order = Array.from(shares.keys()).filter((i) => (shares[i] ?? 0) > 0);
      order.sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b);
      return order.map((i) => ({ school: schoolAt(i), share: shares[i] ?? 0 }));
    },
  };
}

function printedPasses(cv: number, limit: Limit): boolean {
  const printed = exact(cv).round(COEFFICIENT_DIGITS);
  return keepsLimit(limit.operator, printed.compare(exact(limit.value)));
}

/** 综合差异系数: the plain mean of the coefficients, decided exactly at its limit where it has one. */
function compositeOf(
  standard: Standard,
  level: Level,
  coefficients: readonly (Coefficient | null)[],
): LevelBalance['composite'] {
  const limit = standard.coefficients.composite?.[level] ?? null;
  const known = coefficients.filter((each) => each !== null);
  if (known.length < coefficients.length || known.length === 0) {
    return { value: null, limit, passed: null };
  }
  const value = compositeValue(known.map(({ cv }) => cv));
  const passed = limit && keepsLimit(limit.operator, compareComposite(known, value, limit.value));
  return { value, limit, passed };
}

/** Plain mean of the coefficients: no indicator weighs more than another. */
export function compositeValue(coefficients: readonly number[]): number {
  return compensatedSum(coefficients.length, (i) => coefficients[i] ?? NaN) / coefficients.length;
}

/** 40 digits tell a mean of roots from any limit that is not that mean. */
const ROOT_SCALE = 10n ** 40n;

function compareComposite(known: readonly Coefficient[], value: number, limit: number): number {
  if (!withinReach(value, limit)) return Math.sign(value - limit);
  let sum = 0n;
  let exactRoots = true;
  for (const each of known) {
    const { n, d } = each.squared();
    const square = (n * ROOT_SCALE * ROOT_SCALE) / d;
    const root = wholeRoot(square);
    exactRoots &&= root * root * d === n * ROOT_SCALE * ROOT_SCALE;
    sum += root;
  }
  const target = toRatio(exact(limit).mul(known.length));
  const sign = compareRatios({ n: sum, d: ROOT_SCALE }, target);
  if (exactRoots || sign > 0) return sign;
  // every cut-off root is less than one unit too small
  const ceiling = { n: sum + BigInt(known.length), d: ROOT_SCALE };
  return compareRatios(ceiling, target) < 0 ? -1 : 0;
}

/** Every coefficient and the composite must keep the limits that the standard sets; null where it sets none. */
function levelPassed(
  standard: Standard,
  results: readonly LevelIndicator[],
  composite: boolean | null,
): boolean | null {
  const { each, composite: limits } = standard.coefficients;
  const verdicts = [
    ...(each === null ? [] : results.map(({ passed }) => passed)),
    ...(limits === null ? [] : [composite]),
  ];
  return verdicts.length === 0 ? null : allOf(verdicts);
}
