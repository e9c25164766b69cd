import type { ListRow } from './rows';

/** What a key asks of the list: another line to stand on, or a group to open or close. */
export type CursorMove =
  | { readonly kind: 'to'; readonly index: number }
  | { readonly kind: 'open' | 'close'; readonly rule: string };

interface CursorAt {
  readonly rows: readonly ListRow[];
  readonly index: number;
  /** Lines that one screenful holds, for PageUp and PageDown. */
  readonly page: number;
}

/** What a key does in the list, as in any tree: null where the key means nothing here. */
export function moveOf(key: string, at: CursorAt): CursorMove | null {
  const { rows, index, page } = at;
  if (rows.length === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return to(at, index + 1);
    case 'ArrowUp':
      return to(at, index - 1);
    case 'PageDown':
      return to(at, index + page);
    case 'PageUp':
      return to(at, index - page);
    case 'Home':
      return to(at, 0);
    case 'End':
      return to(at, rows.length - 1);
    case 'ArrowLeft':
      return outward(at);
    case 'ArrowRight':
      return inward(at);
    default:
      return null;
  }
}

function to({ rows }: CursorAt, index: number): CursorMove {
  return { kind: 'to', index: Math.min(Math.max(index, 0), rows.length - 1) };
}

/** From a finding to the head of its group; an open group closes. */
function outward(at: CursorAt): CursorMove | null {
  const row = at.rows[at.index];
  if (row === undefined) return null;
  if (row.kind === 'group') return row.open ? { kind: 'close', rule: row.group.rule } : null;
  return to(at, at.index - row.position);
}

/** A closed group opens; from the head of an open one to its first finding. */
function inward(at: CursorAt): CursorMove | null {
  const row = at.rows[at.index];
  if (row?.kind !== 'group') return null;
  return row.open ? to(at, at.index + 1) : { kind: 'open', rule: row.group.rule };
}

/**
 * The line on which the list's cursor stands: the head of group `head` where that is given, else the finding `current`,
 * or the head of its group where that is closed; the first line where there is neither.
 */
export function cursorIndex(
  rows: readonly ListRow[],
  head: string | null,
  current: { readonly id: number; readonly rule: string } | undefined,
): number {
  if (head !== null) {
    const index = rows.findIndex((row) => row.kind === 'group' && row.group.rule === head);
    if (index >= 0) return index;
  }
  if (current === undefined) return 0;
  let ofGroup = -1;
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'finding' && row.finding.id === current.id) return index;
    if (row.kind === 'group' && row.group.rule === current.rule) ofGroup = index;
  }
  return Math.max(ofGroup, 0);
}
