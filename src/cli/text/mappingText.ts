import { fileMapping, targetName, type MappingQuestion, type ReadFile } from '../../app/index';
import { translator, type Language, type Translate } from '../../i18n/index';
import { formatAddress } from '../../kernel/address';
import { fieldByKey } from '../../standard/index';

/** Headers named in one line before it is cut. */
const SHOWN = 8;

/** What a profile made of a file's headers, and which of them a person has to say the meaning of. */
export function mappingText(file: ReadFile, language: Language): string[] {
  const t = translator(language);
  const { bound, questions } = fileMapping(file);
  const lines: string[] = [];
  if (bound.length > 0) {
    const items = bound.map(({ table, header, field }) =>
      t('mapping:boundItem', { header, field: nameOf(table, field, language) }),
    );
    const name = file.profile?.name ?? '';
    lines.push(t('mapping:bound', { name, count: bound.length, list: listed(items, t) }));
  }
  if (questions.length > 0) {
    const items = questions.map(({ table, sheet, cell, header, suggestions: [first] }) =>
      t('mapping:askedItem', {
        cell: `${sheet}!${cell}`,
        header,
        field: nameOf(table, first?.field ?? '', language),
      }),
    );
    lines.push(t('mapping:asked', { count: questions.length, list: listed(items, t) }));
  }
  return lines;
}

/** One question of many files, with what helps to answer it. */
export function questionText(
  question: MappingQuestion,
  number: number,
  language: Language,
): string[] {
  const t = translator(language);
  const { table, header, form, at, files, sheets, samples, suggestions } = question;
  const { file, sheet, cell } = at;
  const place = { file, sheet, cell: formatAddress(cell) };
  const lines = [
    t('mapping:question', {
      number,
      header,
      form: t(`report:form.${form}`),
      files,
      sheets,
      ...place,
    }),
  ];
  const list = t('report:punctuation.list');
  if (samples.length > 0) lines.push(t('mapping:samples', { list: samples.join(list) }));
  if (suggestions.length === 0) return [...lines, t('mapping:noSuggestion')];
  const items = suggestions.map(({ field, score }) =>
    t('mapping:suggestion', {
      name: nameOf(table, field, language),
      field,
      percent: Math.round(score * 100),
    }),
  );
  return [...lines, t('mapping:suggestions', { list: items.join(list) })];
}

function listed(items: readonly string[], t: Translate): string {
  const shown = items.slice(0, SHOWN).join(t('report:punctuation.list'));
  return items.length > SHOWN ? `${shown}…` : shown;
}

function nameOf(table: string, key: string, language: Language): string {
  return targetName(table, key)?.[language] ?? fieldByKey(key)?.name[language] ?? key;
}
