import type { NewWorkbook } from '../../sheet/newWorkbook';
import type { Parts } from './parts';
import type { PaneActions } from './types';

/** Opens a workbook made here under a name. */
export type NewWorkbookOpener = (workbook: NewWorkbook, name: string) => Promise<void>;

/** Begins a blank form of the standard in force; null where no workbook can be opened from here. */
export function newForms(
  { engine, store, say, tellProblem }: Parts,
  open: NewWorkbookOpener | undefined,
): PaneActions['newForm'] {
  if (open === undefined) return null;
  return async (form) => {
    const { standard, language } = store.get().settings;
    const made = await engine.template({ form, standard, language });
    if (!made.ok) {
      tellProblem(made.problem);
      return;
    }
    await open(made.value, `${say(`entry:form.${form}`)}.xlsx`);
    // Another workbook opens with the overview; this one is there to be filled in.
    store.set({ screen: 'entry' });
  };
}
