import type { CellWrite } from '../../../sheet/editPlan';
import { forEachCell } from './cellKeys';
import { holds, type Entry } from './entry';
import type { CellClaim, Claimed } from './names';
import { gistOf, printOf, printsIn } from './prints';

/**
 * Cells of ours: those that names claim, without those that hold what we cannot have written. The user has typed over
 * these, perhaps while the pane was closed.
 */
export function ownedCells(
  claimed: readonly Claimed[],
  entryAt: (key: number) => Entry,
  wanted: () => ReadonlyMap<number, CellWrite>,
): ReadonlyMap<number, CellClaim> {
  const owned = new Map<number, CellClaim>();
  for (const { claim, areas, comment } of claimed) {
    if (claim === 'validated' || claim === 'marked') continue;
    const prints = printsIn(comment);
    const isOurs = prints === undefined ? guess(wanted()) : isAmong(prints);
    forEachCell(areas, (key) => {
      const entry = entryAt(key);
      if (entry === '' || isOurs(entry, key)) owned.set(key, claim);
    });
  }
  return owned;
}

function isAmong(prints: ReadonlySet<string>): (entry: Entry) => boolean {
  const known = new Map<string, boolean>();
  return (entry) => {
    const gist = gistOf(entry);
    const found = known.get(gist) ?? prints.has(printOf(gist));
    known.set(gist, found);
    return found;
  };
}

/**
 * Where names do not tell what was written, which is formulas and words: a number is the user's unless it is what we
 * want there, and so is a word in place of a formula unless it is one that we use.
 */
function guess(wanted: ReadonlyMap<number, CellWrite>): (entry: Entry, key: number) => boolean {
  const words = new Set<unknown>();
  for (const { value, looks = {} } of wanted.values())
    for (const word of [value, ...Object.keys(looks)]) words.add(word);
  return (entry, key) => {
    const write = wanted.get(key);
    if (write !== undefined && holds(entry, write)) return true;
    if (typeof entry !== 'string') return false;
    return entry.startsWith('=') || write?.formula === undefined || words.has(entry);
  };
}
