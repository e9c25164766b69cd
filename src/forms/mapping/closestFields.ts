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

/** Values speak where the header hardly does: names and codes of schools for themselves, other codes beside a text. */
const TELLING = { school: 0.45, code: 0.3 } as const;
/** The lowest header alone says less than with its group. */
const WITHOUT_GROUP = 0.95;
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
  const texts = askedTexts(asked.header);
  return (
    candidatesOf(table)
      .filter(({ field }) => !taken.has(field.key))
      .map((candidate) => ({ field: candidate.field.key, score: scoreOf(asked, texts, candidate) }))
      // What fits several columns as it stands is for a person to decide between these, however unlike it is.
      .filter(({ field, score }) => asked.keys?.includes(field) ?? score >= FLOOR)
      .sort((a, b) => b.score - a.score)
      .slice(0, SUGGESTED)
  );
}

interface Weighed {
  readonly text: ComparedText;
  readonly weight: number;
}

/** The whole header, and the lowest text of it as its groups leave it to be understood. */
function askedTexts(header: string): readonly Weighed[] {
  const text = comparedText(headerPathKey(header));
  const last = header.split(HEADER_PATH_SEPARATOR).at(-1) ?? header;
  const alone = { ...text, core: comparedText(headerPathKey(last)).core };
  return [
    { text, weight: 1 },
    { text: alone, weight: WITHOUT_GROUP },
  ];
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
  asks: readonly Weighed[],
  { field, texts }: Candidate,
): number {
  if (asked.unit !== undefined && !measures(field, asked.unit)) return 0;
  const alike = Math.max(
    0,
    ...asks.flatMap(({ text, weight }) => texts.map((other) => weight * textLikeness(text, other))),
  );
  const { fits, tells } = evidenceOf(asked.values, field);
  const plausible = fits === undefined || fits >= 0.5 ? 1 : fits;
  const score =
    alike * plausible +
    (tells === undefined ? 0 : TELLING[tells]) +
    (asked.unit === undefined ? 0 : SAME_UNIT);
  return Math.round(Math.min(1, score) * 100) / 100;
}
