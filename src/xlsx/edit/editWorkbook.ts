import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { openContainer } from '../container';
import type { Inflater } from '../inflate';
import type { Limits } from '../limits';
import { WorkingPackage } from '../patch/workingPackage';
import { Editing } from './editing';
import { groupAmendments } from './groupAmendments';
import { setCells } from './setCells';

/**
 * Writes the user's own changes into her workbook: the parts that they concern are changed where they must be, all
 * others are copied byte for byte. No amendments give the same bytes back. One amendment that cannot be carried out
 * refuses all of them.
 */
export function editWorkbook(
  bytes: Uint8Array,
  amendments: readonly Amendment[],
  limits?: Limits,
  inflater?: Inflater,
): Result<Uint8Array> {
  if (amendments.length === 0) return succeed(bytes);
  const container = openContainer(bytes, limits, inflater);
  if (!container.ok) return container;
  const editing = new Editing(new WorkingPackage(container.value));
  for (const amendment of groupAmendments(amendments)) {
    const done = amend(editing, amendment);
    if (!done.ok) return done;
  }
  const stored = editing.store();
  if (!stored.ok) return stored;
  return succeed(editing.pkg.bytes());
}

function amend(editing: Editing, amendment: Amendment): Result<void> {
  switch (amendment.kind) {
    case 'set-cells':
      return setCells(editing, amendment);
    default:
      return fail('edit-refused', 'amendment-unknown', { kind: amendment.kind });
  }
}
