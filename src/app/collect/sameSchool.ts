import { nameKey } from '../../checks/index';
import { likenessOfNames } from './likeness';
import type { ReceivedSchool, Roster } from './types';

/** Below this, names of one code are those of two schools. */
const ALIKE = 0.5;

/** Whether two accounts under one code are of one school, which may have mistyped or corrected its name. */
export function isSameSchool(
  a: ReceivedSchool,
  b: ReceivedSchool,
  isListed: (name: string) => boolean,
): boolean {
  if (isSameName(a.name, b.name)) return true;
  if (isListed(a.name) && isListed(b.name)) return false;
  // 新桥小学 and 新塘小学 are as alike as a name and its misspelling: then the figures decide.
  return areAlike(a.name, b.name) && saysMostlyTheSame(a, b);
}

function isSameName(a: string, b: string): boolean {
  return a === '' || b === '' || nameKey(a) === nameKey(b);
}

/** Whether two names may be those of one school. */
export function areAlike(a: string, b: string): boolean {
  return isSameName(a, b) || likenessOfNames(a, b) >= ALIKE;
}

export function listedNames(roster: Roster | undefined): (name: string) => boolean {
  const names = new Set(roster?.schools.map(({ name }) => nameKey(name)));
  return (name) => names.has(nameKey(name));
}

/** Of the figures that both tell at the same level, most are equal; files of different levels say nothing either way. */
function saysMostlyTheSame(a: ReceivedSchool, b: ReceivedSchool): boolean {
  if (a.level !== b.level) return true;
  const both = Object.keys(a.values).flatMap((key) => {
    const [own, other] = [a.values[key]?.value, b.values[key]?.value];
    return typeof own === 'number' && typeof other === 'number' ? [own === other] : [];
  });
  return both.filter((same) => same).length * 2 >= both.length;
}
