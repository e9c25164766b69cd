import type { Answer } from './answer';
import { check } from './check';
import { cv, mean } from './coefficients';
import { split } from './split';
import { threshold } from './threshold';

export type FunctionRun = (...given: readonly unknown[]) => Answer<number | string | boolean>;

/**
 * The functions by the id under which workbooks know them: an id that is renamed turns every formula with it into
 * #NAME?. Excel hands over what was called with and, last, how; the latter is not looked at.
 */
export const FUNCTIONS = {
  CV: (values, pupils) => cv(values, pupils),
  MEAN: (values, pupils) => mean(values, pupils),
  SPLIT: (resource, type, primary, junior, senior, level) =>
    split(resource, type, primary, junior, senior, level),
  THRESHOLD: (indicator, level, standard) => threshold(indicator, level, standard),
  // a repeating parameter comes as one list of ranges
  CHECK: (rule, values) => check(rule, ...(Array.isArray(values) ? (values as unknown[]) : [])),
} as const satisfies Readonly<Record<string, FunctionRun>>;

export type FunctionId = keyof typeof FUNCTIONS;
