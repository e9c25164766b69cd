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
  const base = {
    value: told(columns.values[at]),
    numerator: told(columns.numerators[at]),
    share: told(columns.shares[at]),
    threshold: lines?.limit ?? null,
    ...judged,
    floor: lines?.floor?.value ?? null,
    shortfall: null,
    unit: columns.indicator.resource.unit,
    roundingHides: false,
  };
  if (!known) return { ...base, why: whyUndecided(engine, columns, at) };
  if (lines === null) return { ...base, why: NO_THRESHOLD };
  return {
    ...base,
    shortfall: judged.met === true ? 0 : shortfallOf(engine, columns, at, lines),
    roundingHides: roundingHides(engine, columns, at, lines, judged),
  };
}

function told(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
