import { undecidedReader, type UndecidedRow } from '../checks/index';
import type { Language } from '../i18n/index';
import type { CountyCheck } from './check';

/** One thing that stood in the way, and the rules that could not be decided because of it. */
export interface Obstacle {
  readonly sheet: string;
  /** The cell that stood in the way where that is on the sheet, else the first cell that is judged. */
  readonly cell: string;
  readonly school: string | null;
  /** In words, with field, cell and what stands there. */
  readonly reason: string;
  readonly rules: readonly string[];
}

/** Rows looked at in one file: a form that is blank throughout would say the same a million times. */
const ROWS_PER_FILE = 500;

/** What kept rules from being decided in a file, each cause once, in the order of the sheets. */
export function obstacleReader(
  check: CountyCheck,
  language: Language,
): (path: string) => readonly Obstacle[] {
  const read = undecidedReader(check.outcome, language);
  return (path) => obstacles(read(path));
}

function obstacles(undecided: Iterable<UndecidedRow>): readonly Obstacle[] {
  const found = new Map<string, Obstacle & { readonly rules: string[] }>();
  let rows = 0;
  for (const { rule, sheet, cell, school, reason } of undecided) {
    const key = `${sheet}\n${reason}`;
    const known = found.get(key);
    const name = school === null ? null : school.name || school.code;
    if (known === undefined) found.set(key, { sheet, cell, school: name, reason, rules: [rule] });
    else if (!known.rules.includes(rule)) known.rules.push(rule);
    rows += 1;
    if (rows === ROWS_PER_FILE) break;
  }
  return [...found.values()];
}
