import { type CheckOptions, checkFiles, type CountyCheck, type ReadFile } from '../check';

/** Rules that only all files of a county together can answer. */
const OF_THE_WHOLE: ReadonlySet<string | undefined> = new Set(['gone-schools']);

/**
 * The check of one file alone. A township's ledger holds several schools and yet not the county: that others of last
 * year are not in it says nothing, and is asked of the county table.
 */
export function checkReceived(file: ReadFile, options: CheckOptions): CountyCheck {
  const check = checkFiles([file], options);
  const runs = check.outcome.runs.filter(({ rule }) => !OF_THE_WHOLE.has(rule.test));
  return { ...check, outcome: { ...check.outcome, runs } };
}
