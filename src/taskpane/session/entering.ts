import type { EntryAnswer, EntryPlace } from '../../app/view/entryTypes';
import { aboutLatest } from './asking';
import { amending, type ChangeTools } from './amending';
import type { PaneActions } from './types';

type Entering = Pick<
  PaneActions,
  | 'entryRows'
  | 'entry'
  | 'readEntry'
  | 'enter'
  | 'openTables'
  | 'newRecord'
  | 'keepDraft'
  | 'lookAt'
>;

/** What fills a form in, field by field. */
export function entering(tools: ChangeTools): Entering {
  const { engine, host, store, say, tellProblem } = tools.parts;
  const about = aboutLatest(tools.parts);
  const amend = amending(tools);
  const read = async (
    place: EntryPlace,
    key: string,
    text: string,
  ): Promise<EntryAnswer | null> => {
    const answer = await engine.enter(place, key, text, store.get().settings.language);
    if (answer.ok) return answer.value;
    if (answer.problem.kind !== 'cancelled') tellProblem(answer.problem);
    return null;
  };
  return {
    entryRows: () =>
      store.get().view === null
        ? Promise.resolve([])
        : about((revision) => engine.entryRows(revision)),
    entry: (place) => about((revision) => engine.entry(revision, place)),
    readEntry: read,
    enter: async (place, key, text, label) => {
      const answer = await read(place, key, text);
      if (answer?.kind !== 'stored' || answer.amendments.length === 0) return answer;
      const done = await amend(answer.amendments, say('pane:undo.entered', { field: label }), true);
      return done ? answer : null;
    },
    openTables: () =>
      store.get().view === null
        ? Promise.resolve([])
        : about((revision) => engine.openTables(revision)),
    newRecord: async (table, name) => {
      const { language } = store.get().settings;
      const answer = await engine.newRecord(table, name, language);
      if (!answer.ok) {
        if (answer.problem.kind !== 'cancelled') tellProblem(answer.problem);
        return null;
      }
      const { value } = answer;
      if (value.kind === 'refused') return value;
      const done = await amend(value.amendments, say('pane:undo.added', { school: value.value }));
      return done ? value : null;
    },
    keepDraft: (id, text) => {
      const others = Object.entries(store.get().drafts).filter(([one]) => one !== id);
      store.set({
        drafts: Object.fromEntries(text === null ? others : [...others, [id, text]]),
      });
    },
    lookAt: async (sheet, { row, column }) => {
      // Of a cell out of sight nothing need be said: she is typing beside it.
      await host.reveal(sheet, { top: row, left: column, bottom: row, right: column });
    },
  };
}
