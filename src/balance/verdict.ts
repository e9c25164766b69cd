import type { SchoolRule } from '../standard/types';

/** What is known of one indicator: null where it cannot be told. */
export interface Judged {
  readonly met: boolean | null;
  readonly floorMet: boolean | null;
}

export interface SchoolVerdict {
  /** How many are met; null while one of them is unknown. */
  readonly met: number | null;
  readonly passed: boolean | null;
}

/**
 * The k-of-n rule with a floor: at least `metAtLeast` indicators met and every other one not below its floor.
 * True only when nothing unknown could change it; false as soon as nothing unknown could save it; else null.
 */
export function judgeSchool(rule: SchoolRule | null, judged: readonly Judged[]): SchoolVerdict {
  let met = 0;
  let unknown = 0;
  let belowFloor = 0;
  for (const each of judged) {
    if (each.met === true) met += 1;
    else if (each.floorMet === false) belowFloor += 1;
    else if (each.met === null) unknown += 1;
  }
  const known = unknown === 0 ? met : null;
  if (rule === null || judged.length === 0)
    return { met: rule === null ? null : known, passed: null };
  if (belowFloor > 0 || met + unknown < rule.metAtLeast) return { met: known, passed: false };
  return { met: known, passed: unknown === 0 ? true : null };
}
