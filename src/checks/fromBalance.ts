import { runChecks } from './engine';
import type { CheckInput, CheckOutcome } from './types';

const COMPUTED = new Set([
  'indicator',
  'school-pass',
  'coefficient',
  'composite',
  'contributor',
  'outlier',
]);

/** Only the rules on computed results: what a pane shows again when a single figure has changed. */
export function findingsFromBalance(
  input: CheckInput & { readonly balance: NonNullable<CheckInput['balance']> },
): CheckOutcome {
  const rules = input.rules.filter(({ test }) => test !== undefined && COMPUTED.has(test));
  return runChecks({ ...input, rules });
}
