import type { RosterSchool } from './types';
import { nameKey } from '../../checks/index';

/** Schools offered where one is not on the list. */
const OFFERED = 3;
/** Below this two names have too little in common to be worth showing. */
const LEAST = 0.5;
/** Two digits swapped, or up to two mistyped. */
const MOST_EDITS = 2;

/** Schools of the list that may be meant, the likeliest first: a code mistyped, a name shortened or misspelt. */
export function closestSchools(
  { code, name }: { readonly code: string; readonly name: string },
  roster: readonly RosterSchool[],
): readonly RosterSchool[] {
  return roster
    .map((school) => ({
      school,
      score: Math.max(ofCodes(code, school.code), likenessOfNames(name, school.name)),
    }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, OFFERED)
    .map(({ school }) => school);
}

function ofCodes(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const edits = editsBetween(a, b);
  return edits > MOST_EDITS ? 0 : 1 - edits / (MOST_EDITS * 2);
}

/** Changed, missing, added and swapped characters that lead from one text to the other. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_EDITS) return MOST_EDITS + 1;
  let [before, last]: readonly number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before?.[j - 2] ?? 0) + 1
          : Infinity;
      now.push(Math.min(changed, (last?.[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, swapped));
    }
    [before, last] = [last, now];
  }
  return last?.[b.length] ?? 0;
}

/** Pairs of neighbouring characters that two names share, as a share of all (Dice). */
export function likenessOfNames(a: string, b: string): number {
  const [own, other] = [pairsOf(nameKey(a)), pairsOf(nameKey(b))];
  if (own.length === 0 || other.length === 0) return 0;
  const left = [...other];
  const shared = own.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (own.length + other.length);
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
