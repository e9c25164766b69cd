import type {
  CollectChoices,
  CountyTable,
  FileBytes,
  SentFile,
} from '../../../app/collect/live/receiver';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { NewWorkbookOpener } from '../newForms';
import type { Parts } from '../parts';
import type { Store } from '../store';
import { sendingBack } from './sendingBack';
import type { Making, ReceivingActions, ReceivingPorts, ReceivingState, SaveFile } from './types';

export interface MakingParts {
  readonly parts: Parts;
  readonly ports: ReceivingPorts;
  readonly store: Store<ReceivingState>;
  readonly choices: () => CollectChoices;
  /** The file that stands in the list by this path. */
  readonly sentBy: (path: string) => SentFile | undefined;
  readonly newWorkbook: NewWorkbookOpener | undefined;
  readonly today: () => string;
  /** The user was given what was made. */
  readonly onKept: () => void;
}

/** What work that was begun is given by who runs it. */
export interface Work {
  /** Files that tell of the whole county, read for it. */
  readonly beside: readonly FileBytes[];
  readonly isStopped: () => boolean;
  readonly progress: (share: number) => void;
  readonly keep: (save: SaveFile, content: Parameters<SaveFile>[0], name: string) => void;
}

type MakingActions = Pick<
  ReceivingActions,
  'openCountyTable' | 'saveCountyTable' | 'saveSlips' | 'stopMaking'
>;

/** What is made out of the files that were received. */
export function making(of: MakingParts): {
  readonly actions: MakingActions;
  readonly workbookOpened: (name: string) => void;
} {
  const { parts, ports, store, choices, newWorkbook } = of;
  const { desk, pool, saveFile } = ports;
  const { say, tell, tellProblem } = parts;
  /** File name of the county table that was last handed over to be opened. */
  let handedOver = '';
  const make = worker(of);
  const keep = (table: CountyTable<unknown>) => {
    store.set({ verdict: table.verdict });
  };
  const tableName = () => {
    const { year } = store.get();
    return year === null ? say('receive:county.name') : say('receive:county.nameOf', { year });
  };
  const openTable = (open: NewWorkbookOpener) =>
    make('county-table', async ({ beside }) => {
      const table = await desk.countyTable(choices(), beside);
      if (!table.ok) return table;
      keep(table.value);
      const name = tableName();
      handedOver = `${name}.xlsx`;
      const opened = await open(table.value.made, handedOver);
      if (opened.ok && opened.value === 'beside')
        tell('done', say('receive:county.beside', { name }));
      // Another workbook opens with the overview; here is what was made, and what it lacks.
      if (opened.ok && opened.value === 'here') parts.store.set({ screen: 'receive' });
      return opened;
    });
  const saveTable = (save: SaveFile) =>
    make('county-file', async (work) => {
      const table = await desk.countyFile(choices(), work.beside);
      if (!table.ok) return table;
      keep(table.value);
      work.keep(save, table.value.made, `${tableName()}.xlsx`);
      return table;
    });
  return {
    actions: {
      openCountyTable: newWorkbook === undefined ? null : () => openTable(newWorkbook),
      saveCountyTable: saveFile === undefined ? null : () => saveTable(saveFile),
      saveSlips:
        saveFile === undefined
          ? null
          : () => make('slips', (work) => sendingBack(of, work, saveFile)),
      stopMaking: () => {
        const { making: now } = store.get();
        if (now === null) return;
        store.set({ making: { ...now, stopping: true } });
        pool.stop();
      },
    },
    workbookOpened: (name) => {
      store.set({ opened: name === handedOver ? name.replace(/\.xlsx$/, '') : null });
    },
  };

  /** One thing at a time, and whatever goes wrong is told. */
  function worker({ sentBy, onKept }: MakingParts) {
    return async (
      what: Making['what'],
      work: (given: Work) => Promise<Result<unknown>>,
    ): Promise<void> => {
      if (store.get().making !== null) return;
      store.set({ making: { what, share: null, stopping: false } });
      const isStopped = () => store.get().making?.stopping === true;
      try {
        const beside = await besideOf(store.get(), sentBy);
        const done = !beside.ok
          ? beside
          : await work({
              beside: beside.value,
              isStopped,
              progress: (share) => {
                const { making: now } = store.get();
                if (now !== null) store.set({ making: { ...now, share } });
              },
              keep: (save, content, name) => {
                const how = save(content, name);
                onKept();
                tell(how === 'saved' ? 'done' : 'warning', say(`receive:kept.${how}`, { name }));
              },
            });
        if (!done.ok && isStopped()) tell('warning', say('receive:stoppedMaking'));
        else if (!done.ok) tellProblem(done.problem);
      } catch (error) {
        parts.tellCrash(error);
      } finally {
        store.set({ making: null });
      }
    };
  }
}

/** The files that tell of the whole county, read again: they are few, and what was kept of them tells of schools only. */
async function besideOf(
  { files }: ReceivingState,
  sentBy: MakingParts['sentBy'],
): Promise<Result<readonly FileBytes[]>> {
  const beside: FileBytes[] = [];
  for (const { path, received } of files) {
    // One that tells of schools as well stands in the county table already.
    const isBeside = received?.tellsOfCounty === true && received.schools.length === 0;
    const sent = isBeside ? sentBy(path) : undefined;
    if (sent === undefined) continue;
    try {
      beside.push({ path, ...(await sent.read()) });
    } catch {
      return fail('file-unreadable', 'changed-since-named', { path });
    }
  }
  return succeed(beside);
}
