import type Fraction from 'fraction.js';
import { exact } from '../kernel/exact';
import type { Indicator, Level, Limit, Standard } from '../standard/types';

/** A number to compare with: as a double for rows that are clear of it, exact for those at it. */
export interface Line {
  readonly value: number;
  readonly exact: Fraction;
}

/** Threshold and floor of an indicator at a level. */
export interface Lines {
  readonly limit: Limit;
  readonly threshold: Line;
  readonly floor: Line | null;
}

/** The floor is an exact product: 5.3 × 0.85 is 4.505, which no product of doubles is sure to be. */
export function linesOf(standard: Standard, indicator: Indicator, level: Level): Lines | null {
  const limit = indicator.thresholds?.[level];
  if (limit === undefined) return null;
  const threshold = exact(limit.value);
  const ratio = standard.schoolRule?.floorRatio;
  const floor = ratio === undefined ? null : threshold.mul(exact(ratio));
  return { limit, threshold: lineAt(threshold), floor: floor && lineAt(floor) };
}

function lineAt(value: Fraction): Line {
  return { value: value.valueOf(), exact: value };
}
