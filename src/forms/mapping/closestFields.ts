import { fieldByKey } from '../../standard';
import type { Field, FormColumn } from '../../standard';
import { headersOf } from '../headerIndex';
import { HEADER_PATH_SEPARATOR, headerPathKey } from '../headerText';
import type { AskedHeader } from './askedHeader';
import { comparedText, textLikeness } from './likeTexts';
import type { ComparedText } from './likeTexts';
import type { MappableTable } from './mappable';
import { measures } from './readProfile';
import type { MappingSuggestion } from './types';
import { evidenceOf } from './values';

/** Below this a likeness is chance: a county's own columns (联系电话) must not be asked about as if they were ours. */
const FLOOR = 0.45;
const SUGGESTED = 3;

/** Values speak where the header hardly does, but never alone as loud as a header. */
const TELLING = 0.35;
const SAME_UNIT = 0.05;

interface Candidate {
  readonly field: Field;
  readonly texts: readonly ComparedText[];
}

const candidates = new WeakMap<MappableTable, readonly Candidate[]>();

/**
 * The fields of a table that a header may mean, the likeliest first: by its text and theirs, unit and values
 * permitting. `taken` are fields that have a column already.
 */
export function closestFields(
  asked: Omit<AskedHeader, 'at'>,
  table: MappableTable,
  taken: ReadonlySet<string>,
): readonly MappingSuggestion[] {
  const text = comparedText(headerPathKey(asked.header));
  return (
    candidatesOf(table)
      .filter(({ field }) => !taken.has(field.key))
      .map((candidate) => ({ field: candidate.field.key, score: scoreOf(asked, text, candidate) }))
      // What fits several columns as it stands is for a person to decide between these, however unlike it is.
      .filter(({ field, score }) => asked.keys?.includes(field) ?? score >= FLOOR)
      .sort((a, b) => b.score - a.score)
      .slice(0, SUGGESTED)
  );
}

function candidatesOf(table: MappableTable): readonly Candidate[] {
  const made = candidates.get(table) ?? table.columns.flatMap(candidateOf);
  candidates.set(table, made);
  return made;
}

function candidateOf(column: FormColumn): readonly Candidate[] {
  const field = fieldByKey(column.key);
  if (field === undefined) return [];
  const texts = headersOf(column).map((header) =>
    typeof header === 'string' ? header : header.join(HEADER_PATH_SEPARATOR),
  );
  return [{ field, texts: texts.map((text) => comparedText(headerPathKey(text))) }];
}

function scoreOf(
  asked: Omit<AskedHeader, 'at'>,
  text: ComparedText,
  { field, texts }: Candidate,
): number {
  if (asked.unit !== undefined && !measures(field, asked.unit)) return 0;
  const alike = Math.max(0, ...texts.map((other) => textLikeness(text, other)));
  const { fits, tells } = evidenceOf(asked.values, field);
  const plausible = fits === undefined || fits >= 0.5 ? 1 : fits;
  const score =
    alike * plausible + (tells ? TELLING : 0) + (asked.unit === undefined ? 0 : SAME_UNIT);
  return Math.round(Math.min(1, score) * 100) / 100;
}
