import type { CollectChoices, ReceiveChoices } from '../../../app/collect/live/receiver';
import type { Parts } from '../parts';
import type { Store } from '../store';
import type {
  Decision,
  MappingEntry,
  MappingProfile,
  ReceivingActions,
  ReceivingPorts,
  ReceivingState,
} from './types';

export interface MappingParts {
  readonly parts: Parts;
  readonly ports: ReceivingPorts;
  readonly store: Store<ReceivingState>;
  readonly choices: () => CollectChoices;
  /** What was read before the profile differed would be read the same, but for these files. */
  readonly differs: (before: ReceiveChoices, paths: readonly string[]) => void;
}

type MappingActions = Pick<
  ReceivingActions,
  'decide' | 'forget' | 'fields' | 'loadProfile' | 'saveProfile'
>;

/** What people say about headers that no form knows, and the profile that keeps it. */
export function mapping({ parts, ports, store, choices, differs }: MappingParts): MappingActions {
  const { desk, saveFile } = ports;
  const { say, tell, tellProblem, tellCrash } = parts;
  const replace = (entries: readonly MappingEntry[], paths: readonly string[]) => {
    const before = choices();
    const name = store.get().profile?.name ?? say('receive:mapping.name');
    store.set({ profile: { name, entries } });
    differs(before, paths);
  };
  const read = () =>
    store.get().files.flatMap(({ path, received }) => (received === null ? [] : [path]));
  return {
    decide: (decisions) => {
      if (decisions.length === 0) return;
      const concerned = new Set(decisions.flatMap(({ question }) => question.paths));
      // Last year's data are read by the profile too, and every file is compared with them.
      const paths = store.get().lastYear === null ? [...concerned] : read();
      replace(withDecisions(store.get().profile, decisions), paths);
    },
    forget: (entry) => {
      const { profile } = store.get();
      if (profile === null) return;
      // Which files hold the header is not kept: all are looked at.
      replace(
        profile.entries.filter((one) => one !== entry),
        read(),
      );
    },
    fields: async (table) => {
      try {
        return await desk.fields(table, choices().language);
      } catch (error) {
        tellCrash(error);
        return null;
      }
    },
    loadProfile: async (file) => {
      try {
        const profile = await desk.readProfile(file);
        if (!profile.ok) {
          tellProblem(profile.problem);
          return;
        }
        const before = choices();
        store.set({ profile: profile.value });
        differs(before, read());
        tell('done', say('receive:mapping.loaded', { count: profile.value.entries.length }));
      } catch (error) {
        tellCrash(error);
      }
    },
    saveProfile:
      saveFile === undefined
        ? null
        : async () => {
            const { profile } = store.get();
            if (profile === null) return;
            try {
              const text = await desk.writeProfile(profile);
              const name = `${profile.name}.json`;
              const how = saveFile(new Blob([text], { type: 'application/json' }), name);
              tell(how === 'saved' ? 'done' : 'warning', say(`receive:kept.${how}`, { name }));
            } catch (error) {
              tellCrash(error);
            }
          },
  };
}

/** The profile with what was decided, each header once: the latest word counts. */
function withDecisions(
  profile: MappingProfile | null,
  decisions: readonly Decision[],
): readonly MappingEntry[] {
  const keyOf = ({ table, header }: Pick<MappingEntry, 'table' | 'header'>) =>
    JSON.stringify([table, header]);
  const entries = new Map((profile?.entries ?? []).map((entry) => [keyOf(entry), entry]));
  for (const { question, field } of decisions) {
    const { table, header } = question;
    entries.set(keyOf(question), { table, header, field });
  }
  return [...entries.values()];
}
