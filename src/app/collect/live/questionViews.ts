import { mappableTable, mergeQuestions, targetName } from '../../../forms/index';
import type { Language } from '../../../i18n/index';
import { formatAddress } from '../../../kernel/address';
import { addTo } from '../../../kernel/arrays';
import type { FieldChoice, QuestionView, ReadOnce } from './receiver';

/** What has to be asked about the headers of all files, each header once, the likeliest first. */
export function questionViews(
  files: readonly ReadOnce[],
  { language }: { readonly language: Language },
): readonly QuestionView[] {
  const paths = new Map<string, string[]>();
  for (const { file, questions } of files)
    for (const { id } of questions) addTo(paths, id, file.path);
  return mergeQuestions(files.map(({ questions }) => questions)).map(
    ({ id, table, form, header, at, samples, suggestions }) => ({
      id,
      table,
      form,
      header,
      place: `${at.sheet.trim()} ${formatAddress(at.cell)}`,
      path: at.file,
      samples,
      paths: paths.get(id) ?? [],
      suggestions: suggestions.map(({ field }) => choiceOf(table, field, language)),
    }),
  );
}

/** Fields of a table, in the form's order, each once. */
export function fieldsOf(table: string, language: Language): readonly FieldChoice[] {
  const keys = mappableTable(table)?.targets.map(({ key }) => key) ?? [];
  return [...new Set(keys)].map((key) => choiceOf(table, key, language));
}

function choiceOf(table: string, field: string, language: Language): FieldChoice {
  return { field, name: targetName(table, field)?.[language] ?? field };
}
