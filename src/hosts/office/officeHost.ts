import type { LiveHost } from '../../app/host';
import type { UserAmendment } from '../../sheet/amendment';
import type { Receipt } from '../../sheet/editPlan';
import { officeLayer } from './apply';
import { reveal } from './reveal';
import { watchSelection } from './selection';
import type { ExcelSession } from './session';
import { addArea } from './tracking/dirt';
import { follow, type Mark } from './tracking/follow';

/** The workbook that Excel has open in front of its user. */
export interface OfficeHost extends LiveHost {
  /**
   * Compares the workbook with what is known of it and tells what differs: a choice from a drop-down list, among
   * others, makes no event. To be called when the user comes back to the pane.
   */
  refresh(): Promise<void>;
  dispose(): void;
}

export function officeHost(session: ExcelSession): OfficeHost {
  const layer = officeLayer(session);
  const following = follow(session, layer);
  const selecting = watchSelection(session);
  const amended = new WeakMap<Receipt, readonly UserAmendment[]>();
  const markUndone = (amendments: readonly UserAmendment[] | undefined): Mark =>
    amendments === undefined ? markOwn : markAmended(amendments);
  return {
    snapshot: following.snapshot,
    apply: (plan) => following.during(() => layer.apply(plan), markOwn),
    amend: (amendments) =>
      following.during(async () => {
        const done = await layer.amend(amendments);
        if (done.ok) amended.set(done.value, amendments);
        return done;
      }, markAmended(amendments)),
    undo: (receipt) =>
      following.during(() => layer.undo(receipt), markUndone(amended.get(receipt))),
    onChange: following.onChange,
    onSelect: selecting.onSelect,
    reveal: (sheet, area) => reveal(session, sheet, area),
    refresh: async () => {
      await following.refresh();
    },
    dispose: () => {
      following.dispose();
      selecting.dispose();
    },
  };
}

const markOwn: Mark = (dirt) => {
  dirt.own = true;
  dirt.formulas = true;
};

/** What we change on the user's word is told like what she types: an old Excel makes no events. */
function markAmended(amendments: readonly UserAmendment[]): Mark {
  return (dirt, idOf) => {
    dirt.list = true;
    for (const amendment of amendments) {
      const id = amendment.kind === 'set-cells' ? idOf(amendment.sheet) : undefined;
      if (amendment.kind !== 'set-cells' || id === undefined) continue;
      for (const { row, column } of amendment.cells.map(({ at }) => at))
        addArea(dirt, id, { top: row, bottom: row, left: column, right: column });
    }
  };
}
