import type { CollectChoices, CountyTable } from '../../../app/collect/live/receiver';
import type { NewWorkbookOpener } from '../newForms';
import type { Parts } from '../parts';
import type { Store } from '../store';
import type { Making, ReceivingActions, ReceivingPorts, ReceivingState, SaveFile } from './types';

export interface MakingParts {
  readonly parts: Parts;
  readonly ports: ReceivingPorts;
  readonly store: Store<ReceivingState>;
  readonly choices: () => CollectChoices;
  readonly newWorkbook: NewWorkbookOpener | undefined;
}

type MakingActions = Pick<ReceivingActions, 'openCountyTable' | 'saveCountyTable'>;

/** What is made out of the files that were received. */
export function making({ parts, ports, store, choices, newWorkbook }: MakingParts): {
  readonly actions: MakingActions;
  readonly workbookOpened: (name: string) => void;
} {
  const { desk, saveFile } = ports;
  const { say, tell, tellProblem, tellCrash } = parts;
  /** File name of the county table that was last handed over to be opened. */
  let handedOver = '';
  /** One thing at a time, and whatever goes wrong is told. */
  const make = async (what: Making['what'], work: () => Promise<void>): Promise<void> => {
    if (store.get().making !== null) return;
    store.set({ making: { what, share: null } });
    try {
      await work();
    } catch (error) {
      tellCrash(error);
    } finally {
      store.set({ making: null });
    }
  };
  const keep = (save: SaveFile, content: Parameters<SaveFile>[0], name: string) => {
    const how = save(content, name);
    tell(how === 'saved' ? 'done' : 'warning', say(`receive:kept.${how}`, { name }));
  };
  const withTable = (use: (table: CountyTable, name: string) => Promise<void>) => () =>
    make('county-table', async () => {
      const table = await desk.countyTable(choices());
      const { year } = store.get();
      if (!table.ok) tellProblem(table.problem);
      else
        await use(
          table.value,
          year === null ? say('receive:county.name') : say('receive:county.nameOf', { year }),
        );
    });
  const actions: MakingActions = {
    openCountyTable:
      newWorkbook === undefined
        ? null
        : withTable(async ({ workbook }, name) => {
            handedOver = `${name}.xlsx`;
            const opened = await newWorkbook(workbook, handedOver);
            if (!opened.ok) tellProblem(opened.problem);
            else if (opened.value === 'beside') tell('done', say('entry:new.beside', { name }));
          }),
    saveCountyTable:
      saveFile === undefined
        ? null
        : withTable(async ({ workbook }, name) => {
            keep(saveFile, await desk.write(workbook), `${name}.xlsx`);
          }),
  };
  return {
    actions,
    workbookOpened: (name) => {
      store.set({ opened: name === handedOver ? name.replace(/\.xlsx$/, '') : null });
    },
  };
}
