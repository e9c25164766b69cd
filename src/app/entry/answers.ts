import type { Recognition } from '../../forms/types';
import type { Language } from '../../i18n/index';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Engine } from '../live/engine';
import type { EntryPlace } from '../view/entryTypes';
import { entryRows } from '../view/entryRows';
import { entryView } from '../view/entryView';
import { enterText } from './enter';
import type { CheckedFindings } from './fieldFindings';
import { newRecord, openTables } from './newRecord';

interface Workbook {
  /** Answers about the latest check; `stale` where another has taken its place. */
  readonly about: <T>(
    revision: number,
    answer: (
      checked: CheckedFindings & { readonly choices: { readonly language: Language } },
    ) => Result<T>,
  ) => Promise<Result<T>>;
  /** The sheet of a place as it now is, checked or not. */
  readonly read: (place: Pick<EntryPlace, 'sheet'>) => Recognition | undefined;
}

/** The part of the engine that fills forms in. */
export function entryAnswers({
  about,
  read,
}: Workbook): Pick<Engine, 'entryRows' | 'entry' | 'enter' | 'openTables' | 'newRecord'> {
  const tablesAt = (place: Pick<EntryPlace, 'sheet'>) => {
    const sheet = read(place);
    return sheet?.kind === 'form' ? sheet.tables : [];
  };
  return {
    entryRows: (revision) =>
      about(revision, ({ check, choices }) => succeed(entryRows(check, choices.language))),
    entry: (revision, place) =>
      about(revision, (checked) => {
        const view = entryView(checked, place, checked.choices.language);
        return view === undefined ? fail('cancelled', 'stale') : succeed(view);
      }),
    enter: (place, key, text, language) =>
      Promise.resolve(succeed(enterText(tablesAt(place), place, key, text, language))),
    openTables: (revision) =>
      about(revision, ({ check, choices }) => succeed(openTables(check, choices.language))),
    newRecord: (table, name, language) =>
      Promise.resolve(succeed(newRecord(tablesAt(table), table, name, language))),
  };
}
