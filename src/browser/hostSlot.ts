import type { LiveHost } from '../app/host';
import { fail } from '../kernel/result';

/** A place for the host of the workbook that is open: the pane stays while workbooks come and go. */
export interface HostSlot extends LiveHost {
  fill(host: LiveHost | undefined): void;
}

export function hostSlot(): HostSlot {
  let current: LiveHost | undefined;
  let unsubscribe: readonly (() => void)[] = [];
  const changed = new Set<Parameters<LiveHost['onChange']>[0]>();
  const selected = new Set<Parameters<LiveHost['onSelect']>[0]>();
  const nothing = () => Promise.resolve(fail('edit-refused', 'nothing-open'));
  return {
    fill(host) {
      for (const end of unsubscribe) end();
      current = host;
      if (host === undefined) {
        unsubscribe = [];
        return;
      }
      unsubscribe = [
        host.onChange((changes) => {
          for (const listener of changed) listener(changes);
        }),
        host.onSelect((sheet, area) => {
          for (const listener of selected) listener(sheet, area);
        }),
      ];
    },
    snapshot: () => current?.snapshot() ?? nothing(),
    apply: (plan) => current?.apply(plan) ?? nothing(),
    amend: (amendments) => current?.amend(amendments) ?? nothing(),
    undo: (receipt) => current?.undo(receipt) ?? nothing(),
    reveal: (sheet, area) => current?.reveal(sheet, area) ?? nothing(),
    onChange: (listener) => {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    onSelect: (listener) => {
      selected.add(listener);
      return () => selected.delete(listener);
    },
  };
}
