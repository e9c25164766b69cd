import { headerPathKey } from '../headerText';
import type { RecognisedSheet } from '../recognise';
import { samplesOf } from './askedHeader';
import type { AskedHeader } from './askedHeader';
import { askSheet } from './askSheet';
import { askTable } from './askTable';
import type { Asking } from './askTable';
import { closestFields } from './closestFields';
import { confirmedMapping } from './confirmed';
import type { ConfirmedMapping } from './confirmed';
import { mappableTable } from './mappable';
import { mergeQuestions } from './questions';
import type { MappingProfile, MappingQuestion } from './types';

export interface SuggestOptions {
  /** Headers like no field, too: a person may know better. */
  readonly all?: boolean;
}

/**
 * What has to be asked about the headers of one file that no form knows and `profile` has not decided: in the tables
 * that were recognised, and in sheets that were not but look like a table of schools. Each header is asked about once
 * a file, the likeliest first. Nothing is applied: that takes a person, and a profile.
 */
export function suggestMappings(
  sheets: readonly RecognisedSheet[],
  file: string,
  profile?: MappingProfile,
  options: SuggestOptions = {},
): readonly MappingQuestion[] {
  const mapping = confirmedMapping(profile);
  const questions = sheets.flatMap((sheet) =>
    [...onSheet(sheet, mapping)].flatMap((asked) => questionOf(asked, file, sheet, options)),
  );
  return mergeQuestions([oncePerSheet(questions)]).map((question) => ({ ...question, files: 1 }));
}

interface Asked extends AskedHeader {
  readonly table: string;
  readonly taken: ReadonlySet<string>;
}

function* onSheet(
  { sheet, recognition }: RecognisedSheet,
  mapping: ConfirmedMapping | undefined,
): Iterable<Asked> {
  const tables: readonly Asking[] =
    recognition.kind === 'unknown'
      ? askSheet(sheet, recognition.closest, mapping)
      : recognition.kind === 'form'
        ? [
            ...recognition.tables.flatMap(askTable),
            ...(recognition.unread ?? []).flatMap((near) => askSheet(sheet, near, mapping)),
          ]
        : [];
  for (const { table, asked, taken } of tables)
    for (const header of asked) yield { ...header, table, taken };
}

function questionOf(
  asked: Asked,
  file: string,
  { sheet }: RecognisedSheet,
  { all = false }: SuggestOptions,
): readonly MappingQuestion[] {
  const { header, at, unit, values, taken } = asked;
  const table = mappableTable(asked.table);
  const key = headerPathKey(header);
  if (table === undefined || key === '') return [];
  const suggestions = closestFields(asked, table, taken);
  if (suggestions.length === 0 && !all) return [];
  return [
    {
      id: JSON.stringify([table.table, key]),
      form: table.form,
      table: table.table,
      header,
      ...(unit === undefined ? {} : { unit }),
      at: { file, sheet: sheet.name, cell: at },
      samples: samplesOf(values),
      suggestions,
      files: 1,
      sheets: 1,
    },
  ];
}

/** Tables side by side, or one below another, repeat their headers on one sheet. */
function oncePerSheet(questions: readonly MappingQuestion[]): readonly MappingQuestion[] {
  const seen = new Set<string>();
  return questions.filter(({ id, at }) => {
    const place = JSON.stringify([id, at.sheet]);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
