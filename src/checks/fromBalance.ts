import { runChecks } from './engine';
import type { Rule } from '../standard/types';
import type { CheckInput, CheckOutcome } from './types';

const COMPUTED = new Set([
  'indicator',
  'school-pass',
  'overall-verdict',
  'coefficient',
  'composite',
  'contributor',
  'outlier',
]);

/** Rules that look at computed results rather than at what somebody entered. */
export function isComputed({ test }: Rule): boolean {
  return test !== undefined && COMPUTED.has(test);
}

/** Only the rules on computed results: what a pane shows again when a single figure has changed. */
export function findingsFromBalance(
  input: CheckInput & { readonly balance: NonNullable<CheckInput['balance']> },
): CheckOutcome {
  return runChecks({ ...input, rules: input.rules.filter(isComputed) });
}
