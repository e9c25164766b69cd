import type { Host } from '../../app/host';
import { fail, succeed } from '../../kernel/result';
import type { Receipt } from '../../sheet/editPlan';
import { patchWorkbook, readWorkbook } from '../../xlsx';

/** A closed .xlsx file as a host. It works on bytes; who calls it reads and writes the disk. */
export interface FileHost extends Host {
  /** The file as it is now. */
  bytes(): Uint8Array;
}

export function openFile(bytes: Uint8Array): FileHost {
  let current = bytes;
  let latest: { readonly receipt: Receipt; readonly before: Uint8Array } | undefined;
  return {
    bytes: () => current,
    snapshot: () => Promise.resolve(readWorkbook(current)),
    apply: (plan) => {
      const patched = patchWorkbook(current, plan);
      if (!patched.ok) return Promise.resolve(patched);
      latest = { receipt: patched.value.receipt, before: current };
      current = patched.value.bytes;
      return Promise.resolve(succeed(patched.value.receipt));
    },
    undo: (receipt) => {
      if (latest?.receipt !== receipt)
        return Promise.resolve(fail('edit-refused', 'not-the-latest'));
      current = latest.before;
      latest = undefined;
      return Promise.resolve(succeed(undefined));
    },
  };
}
