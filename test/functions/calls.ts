import { FUNCTIONS, type FunctionId, type FunctionRun } from '../../src/functions/catalogue';
import { functionsFile } from '../../src/functions/metadata';
import type { Answer } from '../../src/functions/answer';

type Outcome = Answer<number | string | boolean>;

const PARAMETERS = new Map(
  functionsFile('en').functions.map((one) => [one.id, one.parameters.length]),
);

/** A function as Excel calls it: null for an optional argument that is left out, and an account of the call at the end. */
export function call(id: FunctionId, ...given: readonly unknown[]): Outcome {
  const run: FunctionRun = FUNCTIONS[id];
  const all = Array.from({ length: PARAMETERS.get(id) ?? 0 }, (_, i) => given[i] ?? null);
  return run(...all, { functionName: id });
}

/** CHECK takes its values as one list of ranges. */
export function checkCall(rule: unknown, ...values: readonly unknown[]): Outcome {
  return call(
    'CHECK',
    rule,
    values.map((value): unknown => (Array.isArray(value) ? value : [[value]])),
  );
}

export function valueOf(outcome: Outcome): number | string | boolean {
  if (!outcome.ok) throw new Error(`${outcome.fault.code} ${outcome.fault.message}`);
  return outcome.value;
}

export function faultOf(outcome: Outcome): readonly [string, string] {
  if (outcome.ok) throw new Error(`gave ${String(outcome.value)}`);
  return [outcome.fault.code, outcome.fault.message];
}

/** A list of cells as a range of one column. */
export function column(cells: readonly unknown[]): unknown[][] {
  return cells.map((cell) => [cell]);
}
