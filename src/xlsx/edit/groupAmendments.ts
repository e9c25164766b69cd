import type { Amendment } from '../../sheet/amendment';
import type { LineAmendment } from './lines';

/** Lines that come and go one after the other are carried out together. */
export interface LineGroup {
  readonly kind: 'edit-lines';
  readonly amendments: readonly LineAmendment[];
}

export type AmendmentGroup = Exclude<Amendment, LineAmendment> | LineGroup;

/**
 * Joins amendments that concern the same thing of the same sheet, so that a part is taken apart once. Between changes of
 * structure, contents, looks, lines, notes and rules do not depend on one another; the order within each is kept.
 */
export function groupAmendments(amendments: readonly Amendment[]): readonly AmendmentGroup[] {
  const groups: AmendmentGroup[] = [];
  let open = new Map<string, number>();
  for (const amendment of amendments) {
    if (isOfLines(amendment)) {
      open = new Map();
      const last = groups.at(-1);
      const before = last?.kind === 'edit-lines' ? last.amendments : [];
      if (last?.kind === 'edit-lines') groups.pop();
      groups.push({ kind: 'edit-lines', amendments: [...before, amendment] });
      continue;
    }
    const key = keyOf(amendment);
    if (key === undefined) {
      open = new Map();
      groups.push(amendment);
      continue;
    }
    const at = open.get(key);
    const earlier = at === undefined ? undefined : groups[at];
    if (at === undefined || earlier === undefined) {
      open.set(key, groups.length);
      groups.push(amendment);
    } else {
      groups[at] = joined(earlier, amendment);
    }
  }
  return groups;
}

function isOfLines(amendment: Amendment): amendment is LineAmendment {
  return amendment.kind === 'insert-lines' || amendment.kind === 'delete-lines';
}

/** What an amendment concerns; undefined for one that changes the structure, which nothing may pass. */
function keyOf(amendment: Amendment): string | undefined {
  switch (amendment.kind) {
    case 'set-cells':
    case 'restyle':
    case 'set-merges':
    case 'set-freeze':
    case 'set-notes':
    case 'set-validations':
      return `${amendment.kind} ${amendment.sheet.toLowerCase()}`;
    case 'set-lines':
      return `${amendment.kind} ${amendment.axis} ${amendment.sheet.toLowerCase()}`;
    default:
      return undefined;
  }
}

/** Two amendments of the same key as one; of those that replace everything the later one counts. */
function joined(earlier: AmendmentGroup, later: Exclude<Amendment, LineAmendment>): AmendmentGroup {
  if (earlier.kind === 'set-cells' && later.kind === 'set-cells')
    return { ...later, cells: [...earlier.cells, ...later.cells] };
  if (earlier.kind === 'restyle' && later.kind === 'restyle')
    return { ...later, cells: [...earlier.cells, ...later.cells] };
  if (earlier.kind === 'set-lines' && later.kind === 'set-lines')
    return { ...later, lines: [...earlier.lines, ...later.lines] };
  if (earlier.kind === 'set-notes' && later.kind === 'set-notes')
    return { ...later, notes: [...earlier.notes, ...later.notes] };
  return later;
}
