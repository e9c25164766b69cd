import type { Result } from '../../kernel/result';
import type { NewWorkbook } from '../../sheet/newWorkbook';
import { aboutLatest } from './asking';
import type { Parts } from './parts';
import type { PaneActions } from './types';

/** Opens a workbook made here under a name: in place of the open one, or in a window beside it. */
export type NewWorkbookOpener = (
  workbook: NewWorkbook,
  name: string,
) => Promise<Result<'here' | 'beside'>>;

type NewForms = Pick<PaneActions, 'newForm' | 'nextYear'>;

/** Begins forms in workbooks of their own: blank, or out of the open one; null where none can be opened from here. */
export function newForms(parts: Parts, open: NewWorkbookOpener | undefined): NewForms {
  if (open === undefined) return { newForm: null, nextYear: null };
  const { engine, store, say, tell, tellProblem } = parts;
  const begin = async (workbook: NewWorkbook, name: string): Promise<void> => {
    const opened = await open(workbook, `${name}.xlsx`);
    if (!opened.ok) tellProblem(opened.problem);
    else if (opened.value === 'beside') tell('done', say('entry:new.beside', { name }));
    // Another workbook opens with the overview; this one is there to be filled in.
    else store.set({ screen: 'entry' });
  };
  return {
    newForm: async (form) => {
      const { standard, language } = store.get().settings;
      const made: Result<NewWorkbook> = await engine.template({ form, standard, language });
      if (made.ok) await begin(made.value, say(`entry:form.${form}`));
      else tellProblem(made.problem);
    },
    nextYear: async () => {
      const made = await aboutLatest(parts)((revision) => engine.rollOver(revision));
      if (made !== null) await begin(made, say('lastYear:newName'));
    },
  };
}
