import { succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { openContainer } from '../container';
import type { Inflater } from '../inflate';
import type { Limits } from '../limits';
import { WorkingPackage } from '../patch/workingPackage';
import { addSheet } from './addSheet';
import { moveSheet, removeSheet, renameSheet } from './arrange';
import { Editing } from './editing';
import { groupAmendments, type AmendmentGroup } from './groupAmendments';
import { editLines } from './lines';
import { settleFormulas } from './recalculation';
import { restyle } from './restyle';
import { setCells } from './setCells';
import { setFreeze } from './setFreeze';
import { setLines } from './setLines';
import { setMerges } from './setMerges';
import { setNames } from './setNames';
import { setNotes } from './setNotes';
import { setValidations } from './setValidations';
import { setSaved } from './setSaved';
import { setView } from './setView';
import { setVisibility } from './setVisibility';

/**
 * Writes the user's own changes into her workbook: the parts that they concern are changed where they must be, all
 * others are copied byte for byte. No amendments give the same bytes back. One amendment that cannot be carried out
 * refuses all of them. `saved`, ISO 8601, is what a workbook that says when it was saved says from then on.
 */
export function editWorkbook(
  bytes: Uint8Array,
  amendments: readonly Amendment[],
  limits?: Limits,
  inflater?: Inflater,
  saved?: string,
): Result<Uint8Array> {
  if (amendments.length === 0) return succeed(bytes);
  const container = openContainer(bytes, limits, inflater);
  if (!container.ok) return container;
  const editing = new Editing(new WorkingPackage(container.value));
  for (const amendment of groupAmendments(amendments)) {
    const done = amend(editing, amendment);
    if (!done.ok) return done;
  }
  const settled = settleFormulas(editing);
  if (!settled.ok) return settled;
  const stored = editing.store();
  if (!stored.ok) return stored;
  if (saved !== undefined) setSaved(editing.pkg, saved);
  return succeed(editing.pkg.bytes());
}

function amend(editing: Editing, amendment: AmendmentGroup): Result<void> {
  switch (amendment.kind) {
    case 'set-cells':
      return setCells(editing, amendment);
    case 'add-sheet':
      return addSheet(editing, amendment);
    case 'edit-lines':
      editing.valuesChanged = true;
      return editLines(editing.pkg, amendment.amendments);
    case 'remove-sheet':
      return removeSheet(editing, amendment);
    case 'rename-sheet':
      return renameSheet(editing, amendment);
    case 'move-sheet':
      return moveSheet(editing, amendment);
    case 'restyle':
      return restyle(editing, amendment);
    case 'set-merges':
      return setMerges(editing, amendment);
    case 'set-lines':
      return setLines(editing, amendment);
    case 'set-freeze':
      return setFreeze(editing, amendment);
    case 'set-visibility':
      return setVisibility(editing, amendment);
    case 'set-notes':
      return setNotes(editing, amendment);
    case 'set-validations':
      return setValidations(editing, amendment);
    case 'set-view':
      return setView(editing, amendment);
    case 'set-names':
      return setNames(editing, amendment);
  }
}
