import type { ItemView } from '../../../app/view/types';

export type ItemOutcome = ItemView['outcome'];

/** In the order in which they need somebody's care. */
export const OUTCOMES: readonly ItemOutcome[] = ['not-met', 'cannot-tell', 'to-confirm', 'met'];

export interface ItemGroup {
  readonly outcome: ItemOutcome;
  readonly items: readonly ItemView[];
}

/** The items by outcome, each in its order on the form; outcomes that none has are left out. */
export function itemsByOutcome(items: readonly ItemView[]): readonly ItemGroup[] {
  return OUTCOMES.map((outcome) => ({
    outcome,
    items: items.filter((item) => item.outcome === outcome),
  })).filter((group) => group.items.length > 0);
}
