import type { Receipt } from '../../sheet/editPlan';
import type { Parts } from './parts';

/** What can be taken back: a change of the user's cells by its receipt, or the results as a whole. */
export type Undoable =
  | { readonly kind: 'amendment'; readonly label: string; readonly receipt: Receipt }
  | { readonly kind: 'results'; readonly label: string };

export interface UndoStack {
  readonly push: (step: Undoable) => void;
  /** Takes the latest off the stack. */
  readonly pop: () => Undoable | undefined;
  /** The results came off by another way. */
  readonly dropResults: () => void;
  readonly clear: () => void;
}

/** The steps that 撤销 takes back, the latest first; the state holds their words. */
export function undoStack({ store }: Parts): UndoStack {
  let steps: readonly Undoable[] = [];
  const put = (next: readonly Undoable[]) => {
    steps = next;
    store.set({ undoable: steps.map(({ label }) => label) });
  };
  return {
    push: (step) => {
      put([...steps, step]);
    },
    pop: () => {
      const last = steps.at(-1);
      put(steps.slice(0, -1));
      return last;
    },
    dropResults: () => {
      put(steps.filter(({ kind }) => kind !== 'results'));
    },
    clear: () => {
      put([]);
    },
  };
}
