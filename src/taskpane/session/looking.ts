import type { Area } from '../../kernel/address';
import { steppedCursor } from './cursor';
import { findingFilter } from './filter';
import type { Parts } from './parts';
import type { PaneActions } from './types';

type Looking = Pick<
  PaneActions,
  'show' | 'setFilter' | 'focusFinding' | 'step' | 'reveal' | 'dismissNotice'
>;

/** What moves the eye and changes nothing: screens, filters, the cursor, the cells in sight. */
export function looking(parts: Parts): Looking {
  const { host, store } = parts;
  const shownOf = findingFilter();
  const reveal = async (sheet: string, area: Area) => {
    const revealed = await host.reveal(sheet, area);
    if (!revealed.ok) parts.tellProblem(revealed.problem);
  };
  const goTo = async (id: number | null, sight: boolean): Promise<void> => {
    store.set({ current: id });
    const finding = id === null ? undefined : store.get().findings[id];
    if (finding === undefined || !sight) return;
    const { row, column } = finding.cells[0] ?? { row: 0, column: 0 };
    const area = { top: row, left: column, bottom: row, right: column };
    await reveal(finding.sheet, area).catch(parts.tellCrash);
  };
  return {
    show: (screen) => {
      store.set({ screen });
    },
    setFilter: (change) => {
      store.set({ filter: { ...store.get().filter, ...change } });
    },
    focusFinding: (id, sight) => {
      void goTo(id, sight);
    },
    step: async (by) => {
      const { findings, filter, view, current } = store.get();
      const shown = shownOf(findings, filter, view?.groups ?? []);
      const next = steppedCursor(shown, current, by);
      if (next !== null) await goTo(next, true);
    },
    reveal,
    dismissNotice: () => {
      store.set({ notice: null });
    },
  };
}
