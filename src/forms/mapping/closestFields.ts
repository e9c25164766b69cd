import type { AskedHeader } from './askedHeader';
import { candidatesOf } from './candidates';
import type { Candidate } from './candidates';
import type { MappableTable } from './mappable';
import { measures } from './readProfile';
import type { MappingSuggestion } from './types';
import { evidenceOf, mayTell } from './values';

/** Below this a likeness is chance: a county's own columns (联系电话) must not be asked about as if they were ours. */
const FLOOR = 0.45;
const SUGGESTED = 3;

/** Values speak where the header hardly does: names and codes of schools for themselves, other codes beside a text. */
const TELLING = { school: 0.45, code: 0.3 } as const;
const SAME_UNIT = 0.05;

type Asked = Omit<AskedHeader, 'at'>;

/**
 * The fields of a table that a header may mean, the likeliest first: by its text and theirs, unit and values
 * permitting. `taken` are fields that have a column already.
 */
export function closestFields(
  asked: Asked,
  table: MappableTable,
  taken: ReadonlySet<string>,
): readonly MappingSuggestion[] {
  return (
    candidatesOf(table, asked.header)
      .filter(({ field }) => !taken.has(field.key))
      .map((candidate) => ({ field: candidate.field.key, score: scoreOf(asked, candidate) }))
      // What fits several columns as it stands is for a person to decide between these, however unlike it is.
      .filter(({ field, score }) => asked.keys?.includes(field) ?? score >= FLOOR)
      .sort((a, b) => b.score - a.score)
      .slice(0, SUGGESTED)
  );
}

function scoreOf(asked: Asked, { field, alike }: Candidate): number {
  if (asked.unit !== undefined && !measures(field, asked.unit)) return 0;
  // Most fields of a table are out of the question whatever stands below.
  if (alike + SAME_UNIT < FLOOR && !mayTell(field)) return 0;
  const { fits, tells } = evidenceOf(asked.values, field);
  const plausible = fits === undefined || fits >= 0.5 ? 1 : fits;
  const score =
    alike * plausible +
    (tells === undefined ? 0 : TELLING[tells]) +
    (asked.unit === undefined ? 0 : SAME_UNIT);
  return Math.round(Math.min(1, score) * 100) / 100;
}
