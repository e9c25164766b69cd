import type { Result } from '../../kernel/result';
import type { Receipt } from '../../sheet/editPlan';
import type { Parts } from './parts';
import type { PaneState } from './types';

/** Shows the latest check in the workbook itself: marks, notes, validation and results as chosen. */
export interface Painting {
  /** What the host did, or `null` where another check has overtaken this one and will paint in its turn. */
  readonly repaint: () => Promise<Result<Receipt> | null>;
  /** Forgets what is under way: the workbook is another one now. */
  readonly restart: () => void;
}

export function painting({ engine, host, store }: Parts, inTurn: InTurn): Painting {
  let latest = 0;
  const paint = async (mine: number): Promise<Result<Receipt> | null> => {
    const { view, settings, results } = store.get();
    if (mine !== latest || view === null) return null;
    const { marks, notes, validation } = settings;
    const plan = await engine.plan(view.revision, { marks, notes, validation, results });
    if (mine !== latest || isOvertaken(store.get())) return null;
    if (plan.ok) return host.apply(plan.value);
    return plan.problem.kind === 'cancelled' ? null : plan;
  };
  return {
    repaint: () => {
      latest += 1;
      const mine = latest;
      store.set({ painting: true });
      return inTurn(() => paint(mine)).finally(() => {
        if (mine === latest) store.set({ painting: false });
      });
    },
    restart: () => {
      latest += 1;
      store.set({ painting: false });
    },
  };
}

export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** The workbook has moved on and a check of it will follow by itself: what this plan says may stand elsewhere now. */
function isOvertaken({ stale, settings }: PaneState): boolean {
  return stale && settings.live;
}
