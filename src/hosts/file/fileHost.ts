import type { Host } from '../../app/host';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Receipt } from '../../sheet/editPlan';
import { type Inflater, openContainer, patchWorkbook, readWorkbook } from '../../xlsx';

/** A closed .xlsx file as a host. It works on bytes; who calls it reads and writes the disk. */
export interface FileHost extends Host {
  /** The file as it is now. */
  bytes(): Uint8Array;
}

/**
 * Opens a file; one that is no workbook archive at all is refused here, all else when it is read or patched. Where the
 * platform inflates faster than our own code, its `inflater` is used.
 */
export function openWorkbook(bytes: Uint8Array, inflater?: Inflater): Result<FileHost> {
  const container = openContainer(bytes);
  return container.ok ? succeed(fileHost(bytes, inflater)) : container;
}

function fileHost(bytes: Uint8Array, inflater: Inflater | undefined): FileHost {
  let current = bytes;
  let latest: { readonly receipt: Receipt; readonly before: Uint8Array } | undefined;
  return {
    bytes: () => current,
    snapshot: () => Promise.resolve(readWorkbook(current, undefined, inflater)),
    apply: (plan) => {
      const patched = patchWorkbook(current, plan, undefined, inflater);
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
