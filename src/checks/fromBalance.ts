import type { Rule } from '../standard/types';

const COMPUTED = new Set([
  'indicator',
  'school-pass',
  'overall-verdict',
  'coefficient',
  'composite',
  'contributor',
  'outlier',
  'indicator-jump',
]);

/** Rules that look at computed results rather than at what somebody entered. */
export function isComputed({ test }: Rule): boolean {
  return test !== undefined && COMPUTED.has(test);
}
