import type Fraction from 'fraction.js';
import type { Formula } from '../formula';
import { inputTags, missingColumns } from '../formula';
import { Tag } from '../formula/table';
import { exact } from '../kernel/exact';
import type { Indicator, Level, Limit } from '../standard/types';
import type { Engine, IndicatorColumns } from './columns';
import { compareValue, exactParts } from './columns';
import { placeOf, tagAt } from './ledger';
import { keepsLimit } from './limit';
import { splitStages, stageField } from './split';
import type { IndicatorResult, Undecided, UndecidedReason } from './types';
import type { Judged } from './verdict';

/** Verdict on one indicator of a row against its level's threshold and floor. */
export function judgeIndicator(engine: Engine, columns: IndicatorColumns, at: number): Judged {
  const threshold = thresholdOf(engine, columns.indicator, at);
  if (threshold === null || Number.isNaN(columns.values[at])) return { met: null, floorMet: null };
  const met = keepsLimit(
    threshold.operator,
    compareValue(engine, columns, at, exact(threshold.value)),
  );
  const floor = floorOf(engine, threshold);
  if (floor === null || met) return { met, floorMet: floor === null ? null : true };
  return { met, floorMet: compareValue(engine, columns, at, floor) >= 0 };
}

/** Everything that is known of one indicator of a row. */
export function indicatorResult(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
): IndicatorResult {
  const { indicator } = columns;
  const threshold = thresholdOf(engine, indicator, at);
  const known = !Number.isNaN(columns.values[at]);
  const judged = judgeIndicator(engine, columns, at);
  const base = {
    value: told(columns.values[at]),
    numerator: told(columns.numerators[at]),
    share: told(columns.shares[at]),
    threshold,
    ...judged,
    floor: threshold === null ? null : (floorOf(engine, threshold)?.valueOf() ?? null),
    shortfall: known && threshold ? shortfallOf(engine, columns, at, threshold, judged) : null,
    unit: indicator.resource.unit,
    roundingHides:
      known && threshold ? roundingHides(engine, columns, at, threshold, judged) : false,
  };
  if (known && threshold) return base;
  return { ...base, why: known ? NO_THRESHOLD : whyUndecided(engine, columns, at) };
}

const NO_THRESHOLD: Undecided = { reason: 'no-threshold', field: null, tag: null };

function told(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function thresholdOf(engine: Engine, indicator: Indicator, at: number): Limit | null {
  const level = engine.scope.levels[at];
  return level === undefined ? null : (indicator.thresholds?.[level] ?? null);
}

/** threshold × floor ratio as an exact product: 5.3 × 0.85 is 4.505, which no double is. */
function floorOf(engine: Engine, threshold: Limit): Fraction | null {
  const rule = engine.standard.schoolRule;
  return rule === null ? null : exact(threshold.value).mul(exact(rule.floorRatio));
}

/** threshold × pupils / (scale × share) − numerator, exact, rounded up where only whole units can be had. */
function shortfallOf(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
  threshold: Limit,
  judged: Judged,
): number {
  if (judged.met === true) return 0;
  const { indicator } = columns;
  const { numerator, share, pupils } = exactParts(engine, indicator, at);
  const needed = exact(threshold.value).mul(pupils).div(exact(indicator.scale).mul(share));
  const missing = needed.sub(numerator);
  if (!indicator.resource.whole) return missing.valueOf();
  const whole = missing.ceil();
  // a strict limit is not reached by standing on it
  const strict = threshold.operator === '>' && whole.equals(missing);
  return (strict ? whole.add(1) : whole).valueOf();
}

/** Whether the value as the form prints it would be judged differently (4.196 prints as 4.20, 3.568 as 3.57). */
function roundingHides(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
  threshold: Limit,
  judged: Judged,
): boolean {
  const value = columns.values[at] ?? NaN;
  const digits = columns.indicator.decimals;
  const near = 10 ** -digits;
  const floor = floorOf(engine, threshold);
  const inReach = (line: number): boolean => Math.abs(value - line) <= near;
  if (!inReach(threshold.value) && !(floor && inReach(floor.valueOf()))) return false;
  const { numerator, share, pupils } = exactParts(engine, columns.indicator, at);
  const printed = exact(columns.indicator.scale)
    .mul(share)
    .mul(numerator)
    .div(pupils)
    .round(digits);
  const printedMet = keepsLimit(threshold.operator, printed.compare(exact(threshold.value)));
  if (printedMet !== judged.met) return true;
  return judged.met === false && floor !== null && printed.gte(floor) !== judged.floorMet;
}

/** The first thing that keeps the value from being told, most telling first. */
export function whyUndecided(engine: Engine, columns: IndicatorColumns, at: number): Undecided {
  const doubt = engine.scope.doubts.get(at);
  const level = engine.scope.levels[at];
  if (level === undefined) return doubt ?? { reason: 'level-unknown', field: 'level', tag: null };
  const { indicator } = columns;
  const ledger = engine.rows.ledger[at] ?? 0;
  const own = engine.ownNumerator(indicator, level);
  const input =
    badInput(engine, own, at) ??
    badInput(engine, engine.denominator(indicator), at) ??
    // what a relief adds: its conditions are texts and no fault
    badInput(engine, engine.numerator(indicator, level, ledger), at, Tag.TEXT);
  if (input !== undefined) return input;
  if (!((columns.pupils[at] ?? NaN) > 0))
    return negativeOrNone(engine, indicator, at, columns.pupils[at]);
  if ((columns.numerators[at] ?? 0) < 0) {
    return { reason: 'negative', field: lastField(own), tag: null };
  }
  return whyNoShare(engine, level, at);
}

function negativeOrNone(
  engine: Engine,
  indicator: Indicator,
  at: number,
  pupils: number | undefined,
): Undecided {
  const field = lastField(engine.denominator(indicator));
  return {
    reason: (pupils ?? 0) < 0 ? 'negative' : 'no-pupils',
    field,
    tag: tagOf(engine, at, field),
  };
}

function whyNoShare(engine: Engine, level: Level, at: number): Undecided {
  const type = engine.scope.types[at];
  if (type === undefined) {
    return { reason: 'type-unknown', field: 'school_type', tag: tagOf(engine, at, 'school_type') };
  }
  const share = engine.share(type, level);
  if (share === undefined) return { reason: 'level-not-in-type', field: 'level', tag: null };
  const input = badInput(engine, share, at);
  if (input !== undefined) return input;
  const { table, row } = placeOf(engine.rows, at);
  for (const stage of splitStages(engine.standard.split, type) ?? []) {
    const field = stageField(stage);
    const pupils = table.column(field)?.numbers[row] ?? 0;
    if (pupils <= 0)
      return { reason: pupils < 0 ? 'negative' : 'no-pupils', field, tag: Tag.NUMBER };
  }
  return { reason: 'error', field: null, tag: null };
}

const REASON_OF_TAG: Readonly<Partial<Record<Tag, UndecidedReason>>> = {
  [Tag.BLANK]: 'blank',
  [Tag.ERROR]: 'error',
  [Tag.NOT_APPLICABLE]: 'not-applicable',
};

/** The first input of a formula that is no number on this row, nor of the `allowed` kind. */
function badInput(
  engine: Engine,
  formula: Formula,
  at: number,
  allowed: Tag = Tag.NUMBER,
): Undecided | undefined {
  const context = engine.contexts[engine.rows.ledger[at] ?? 0];
  if (context === undefined) return undefined;
  const missing = missingColumns(formula, context)[0];
  if (missing !== undefined) return { reason: 'missing-column', field: missing, tag: null };
  const bad = inputTags(formula, context, engine.rows.row[at] ?? 0).find(
    ({ tag }) => tag !== Tag.NUMBER && tag !== allowed,
  );
  if (bad === undefined) return undefined;
  return { reason: REASON_OF_TAG[bad.tag] ?? 'unreadable', field: bad.key, tag: bad.tag };
}

function lastField(formula: Formula | undefined): string | null {
  return formula?.columns.at(-1)?.key ?? null;
}

function tagOf(engine: Engine, at: number, field: string | null): Tag | null {
  if (field === null) return null;
  const { table, row } = placeOf(engine.rows, at);
  return tagAt(table.column(field), row) ?? null;
}
