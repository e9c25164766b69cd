import type { AskedHeader } from './askedHeader';
import { candidatesOf } from './candidates';
import type { Candidate } from './candidates';
import type { MappableTable } from './mappable';
import { measures } from './readProfile';
import type { MappingSuggestion } from './types';
import { evidenceOf, mayTell } from './values';
import type { Evidence } from './values';

/** Below this a likeness is chance: a county's own columns (联系电话) must not be asked about as if they were ours. */
const FLOOR = 0.45;
const SUGGESTED = 3;

/** Values speak where the header hardly does: names and codes of schools for themselves, other codes beside a text. */
const TELLING = { school: 0.45, code: 0.3 } as const;
const SAME_UNIT = 0.05;

type Asked = Omit<AskedHeader, 'at'>;

/**
 * What a header may mean on a table, the likeliest first: by its text and theirs, unit and values
 * permitting. `taken` are those that have a place already.
 */
export function closestFields(
  asked: Asked,
  table: MappableTable,
  taken: ReadonlySet<string>,
): readonly MappingSuggestion[] {
  return (
    candidatesOf(table, asked.header)
      .filter(({ target }) => !taken.has(target.key))
      .map((candidate) => ({ field: candidate.target.key, score: scoreOf(asked, candidate) }))
      // What fits several columns as it stands is for a person to decide between these, however unlike it is.
      .filter(({ field, score }) => asked.keys?.includes(field) ?? score >= FLOOR)
      .sort((a, b) => b.score - a.score)
      .slice(0, SUGGESTED)
  );
}

function scoreOf(asked: Asked, { target: { fields }, alike }: Candidate): number {
  const { unit, values } = asked;
  if (unit !== undefined && fields.length > 0 && !fields.some((field) => measures(field, unit)))
    return 0;
  // Most fields of a table are out of the question whatever stands below.
  if (alike + SAME_UNIT < FLOOR && !fields.some(mayTell)) return 0;
  const { fits, tells } = bestEvidence(fields.map((field) => evidenceOf(values, field)));
  const plausible = fits === undefined || fits >= 0.5 ? 1 : fits;
  const score =
    alike * plausible +
    (tells === undefined ? 0 : TELLING[tells]) +
    (unit === undefined ? 0 : SAME_UNIT);
  return Math.round(Math.min(1, score) * 100) / 100;
}

/** Where several fields share a column, one that the values fit is enough. */
function bestEvidence(evidence: readonly Evidence[]): Evidence {
  return evidence.reduce<Evidence>(
    (best, next) => ((next.fits ?? -1) > (best.fits ?? -1) ? next : best),
    { fits: undefined },
  );
}
