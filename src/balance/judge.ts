import { compareNear, exact, withinReach } from '../kernel/exact';
import type { IndicatorColumns } from './columns';
import type { Engine } from './engine';
import { exactAmount, exactParts } from './engine';
import { keepsLimit } from './limit';
import type { Line, Lines } from './lines';
import type { Judged } from './verdict';

/** Threshold and floor of an indicator for the level of a row; null where the standard sets none. */
export function linesAt(engine: Engine, columns: IndicatorColumns, at: number): Lines | null {
  const level = engine.scope.levels[at];
  return level === undefined ? null : columns.lines[level];
}

/** Verdict on one indicator of a row against its level's threshold and floor. */
export function judgeIndicator(engine: Engine, columns: IndicatorColumns, at: number): Judged {
  const lines = linesAt(engine, columns, at);
  if (lines === null || Number.isNaN(columns.values[at])) return { met: null, floorMet: null };
  const sign = compareValue(engine, columns, at, lines.threshold);
  const met = keepsLimit(lines.limit.operator, sign);
  if (lines.floor === null || met) return { met, floorMet: lines.floor === null ? null : true };
  return { met, floorMet: compareValue(engine, columns, at, lines.floor) >= 0 };
}

/** Sign of value − line, exact at the line. */
function compareValue(engine: Engine, columns: IndicatorColumns, at: number, line: Line): number {
  return compareNear(columns.values[at] ?? NaN, line.value, () => {
    const { pupils } = exactParts(engine, columns, at);
    return exactAmount(engine, columns, at).compare(line.exact.mul(pupils));
  });
}

/** Digits that a double of the size of `needed` keeps; the rest of a difference is noise. */
const KEPT_DIGITS = 13;

/**
 * threshold × pupils / (scale × share) − numerator for a row that misses its threshold; rounded up where only whole
 * units can be provided. Exact where the doubles come near a whole number or near nothing.
 */
export function shortfallOf(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
  lines: Lines,
): number {
  const { indicator } = columns;
  const own = columns.numerators[at] ?? NaN;
  const pupils = columns.pupils[at] ?? NaN;
  const needed = (lines.threshold.value * pupils) / (indicator.scale * (columns.shares[at] ?? NaN));
  const missing = needed - own;
  if (!indicator.resource.whole) {
    if (missing > 1e-6 * needed) return withoutNoise(missing, needed);
    return exactShortfall(engine, columns, at, lines).valueOf();
  }
  const nearWhole = withinReach(needed, Math.round(missing) + own);
  if (!nearWhole) return Math.ceil(missing);
  const precise = exactShortfall(engine, columns, at, lines);
  const whole = precise.ceil();
  // a strict limit is not reached by standing on it
  const strict = lines.limit.operator === '>' && whole.equals(precise);
  return (strict ? whole.add(1) : whole).valueOf();
}

function exactShortfall(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
  lines: Lines,
): ReturnType<typeof exact> {
  const { numerator, share, pupils } = exactParts(engine, columns, at);
  return lines.threshold.exact
    .mul(pupils)
    .div(exact(columns.indicator.scale).mul(share))
    .sub(numerator);
}

function withoutNoise(difference: number, size: number): number {
  const decimals = KEPT_DIGITS - 1 - Math.floor(Math.log10(size));
  return decimals > 0 && decimals <= 100 ? Number(difference.toFixed(decimals)) : difference;
}

/** Whether the value as the form prints it would be judged differently (4.196 prints as 4.20, 3.568 as 3.57). */
export function roundingHides(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
  lines: Lines,
  judged: Judged,
): boolean {
  const { indicator } = columns;
  const value = columns.values[at] ?? NaN;
  const step = 10 ** -indicator.decimals;
  const { limit, threshold, floor } = lines;
  const inReach = (line: Line | null): boolean =>
    line !== null && Math.abs(value - line.value) < step;
  if (!inReach(threshold) && !inReach(floor)) return false;
  const { pupils } = exactParts(engine, columns, at);
  const printed = exactAmount(engine, columns, at).div(pupils).round(indicator.decimals);
  const printedMet = keepsLimit(limit.operator, printed.compare(threshold.exact));
  if (printedMet !== judged.met) return true;
  return judged.met === false && floor !== null && printed.gte(floor.exact) !== judged.floorMet;
}
