import type { IndicatorColumns } from './columns';
import type { Engine } from './engine';
import { judgeIndicator, linesAt, roundingHides, shortfallOf } from './judge';
import type { IndicatorResult, Undecided } from './types';
import { whyUndecided } from './whyUndecided';

const NO_THRESHOLD: Undecided = { reason: 'no-threshold', field: null, tag: null };

/** Everything that is known of one indicator of a row. */
export function indicatorResult(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
): IndicatorResult {
  const lines = linesAt(engine, columns, at);
  const known = !Number.isNaN(columns.values[at]);
  const judged = judgeIndicator(engine, columns, at);
  const missed = known && lines !== null && judged.met !== true;
  return {
    value: told(columns.values[at]),
    numerator: told(columns.numerators[at]),
    share: told(columns.shares[at]),
    threshold: lines?.limit ?? null,
    ...judged,
    floor: lines?.floor?.value ?? null,
    unit: columns.indicator.resource.unit,
    // made on demand: most readers want no more than the value
    get shortfall() {
      if (missed) return shortfallOf(engine, columns, at, lines);
      return judged.met === true ? 0 : null;
    },
    get roundingHides() {
      return known && lines !== null && roundingHides(engine, columns, at, lines, judged);
    },
    ...(known ? {} : { why: whyUndecided(engine, columns, at) }),
    ...(known && lines === null ? { why: NO_THRESHOLD } : {}),
  };
}

/** A figure of the columns as results tell it. */
export function told(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
