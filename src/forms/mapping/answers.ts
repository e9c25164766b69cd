import { formatAddress } from '../../kernel/address';
import { headerPathKey } from '../headerText';
import { targetName } from './mappable';
import { mappingState } from './types';
import type { MappingEntry, MappingProfile, MappingQuestion } from './types';

/** Answers a question: the field that its header names, or null where it is not to be read. */
export function withAnswer(
  profile: MappingProfile,
  { table, header }: Pick<MappingQuestion, 'table' | 'header'>,
  field: string | null,
  unit?: string,
): MappingProfile {
  const answer = { table, header, field, ...(unit === undefined ? {} : { unit }) };
  const others = profile.entries.filter((entry) => idOf(entry) !== idOf(answer));
  return { ...profile, entries: [...others, answer] };
}

/** Adds questions to a profile as open entries, in place of open ones about the same header; what is decided stays. */
export function withQuestions(
  profile: MappingProfile,
  questions: readonly MappingQuestion[],
): MappingProfile {
  const decided = new Set(
    profile.entries.filter((entry) => mappingState(entry) !== 'open').map(idOf),
  );
  const added = questions.map(openEntry).filter((entry) => !decided.has(idOf(entry)));
  const asked = new Set(added.map(idOf));
  const kept = profile.entries.filter((entry) => !asked.has(idOf(entry)));
  return { ...profile, entries: [...kept, ...added] };
}

function openEntry(question: MappingQuestion): MappingEntry {
  const { table, header, at, files, sheets, suggestions } = question;
  return {
    table,
    header,
    field: null,
    seen: { files, sheets, sheet: at.sheet, cell: formatAddress(at.cell) },
    suggestions: suggestions.map(({ field, score }) => ({
      field,
      name: targetName(table, field)?.zh ?? field,
      score,
    })),
  };
}

function idOf({ table, header }: Pick<MappingEntry, 'table' | 'header'>): string {
  return JSON.stringify([table, headerPathKey(header)]);
}
