import { plainFormula, type Entry } from './entry';
import type { CellClaim, Claimed } from './names';
import { areasOfKeys } from './writeCells';

/** Comment of a name whose cells had the number format of text. */
export const TEXT = 'format=@';

/**
 * Precedes the prints of all that was written into the cells of a name. Whatever else stands in one of them was typed
 * by the user, perhaps while the pane was closed.
 */
const CONTENTS = 'contents=';

/** Characters of a print. */
const LENGTH = 7;

/** Excel takes 255 characters as the comment of a name. */
const MOST_PRINTS = Math.floor((255 - `${TEXT} ${CONTENTS}`.length) / LENGTH);

/** Names of one sheet; what is written beyond them is not told from what its user types. */
const MOST_NAMES = 300;

const REFERENCES =
  /"(?:[^"]|"")*"|(?:[^"!(),;:+*/^&=<>{}-]+!)?(?:\$?[A-Z]{1,3}\$?\d+|#REF!)(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|[\d.]+(?:E[+-]?\d+)?/g;

/**
 * What a print is made of, equal for equal contents. References and numbers do not count in a formula: references move
 * when rows do, and Excel writes numbers its own way.
 */
export function gistOf(entry: Entry): string {
  const text = typeof entry === 'number' ? entry.toPrecision(15) : String(entry);
  if (!text.startsWith('=')) return typeof entry + text.replace(/^'/, '');
  return plainFormula(text).replace(REFERENCES, (part) => (part.startsWith('"') ? part : '§'));
}

/** A short text that stands for a gist: FNV-1a, 32 bits. */
export function printOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let place = 0; place < text.length; place++)
    sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
  return (sum >>> 0).toString(36).padStart(LENGTH, '0');
}

/** The prints that a name tells; undefined where it tells none, as those that the host of files writes. */
export function printsIn(comment = ''): ReadonlySet<string> | undefined {
  const at = comment.indexOf(CONTENTS);
  if (at < 0) return undefined;
  const list = comment.slice(at + CONTENTS.length);
  const starts = Array.from({ length: Math.floor(list.length / LENGTH) }, (_, n) => n * LENGTH);
  return new Set(starts.map((start) => list.slice(start, start + LENGTH)));
}

/** Claims on the cells of a sheet that say what was written into them. */
export function claimsOfCells(
  sheet: string,
  cells: ReadonlyMap<number, CellClaim>,
  written: ReadonlyMap<number, Entry>,
): readonly Claimed[] {
  const claims: readonly CellClaim[] = ['cells', 'filled', 'text'];
  return claims.flatMap((claim) => {
    const keys = [...cells].flatMap(([key, one]) => (one === claim ? [key] : []));
    const byGist = new Map<string, number[]>();
    for (const key of keys) {
      const entry = written.get(key) ?? '';
      // An empty cell is told from one that was typed into without a print.
      const gist = entry === '' ? '' : gistOf(entry);
      const known = byGist.get(gist);
      if (known === undefined) byGist.set(gist, [key]);
      else known.push(key);
    }
    return grouped([...byGist]).map(({ prints, keys: own }): Claimed => {
      const parts = [
        ...(claim === 'text' ? [TEXT] : []),
        ...(prints === undefined ? [] : [CONTENTS + [...prints].sort().join('')]),
      ];
      return { sheet, claim, areas: areasOfKeys(own), comment: parts.join(' ') };
    });
  });
}

interface Group {
  readonly prints: readonly string[] | undefined;
  readonly keys: readonly number[];
}

/** As many prints together as fit into a comment. */
function grouped(byGist: readonly (readonly [string, readonly number[]])[]): readonly Group[] {
  const groups: Group[] = [];
  const most = MOST_PRINTS * MOST_NAMES;
  for (let at = 0; at < Math.min(most, byGist.length); at += MOST_PRINTS) {
    const part = byGist.slice(at, at + MOST_PRINTS);
    const gists = part.flatMap(([gist]) => (gist === '' ? [] : [gist]));
    groups.push({ prints: gists.map(printOf), keys: part.flatMap(([, keys]) => keys) });
  }
  const rest = byGist.slice(most).flatMap(([, keys]) => keys);
  return rest.length === 0 ? groups : [...groups, { prints: undefined, keys: rest }];
}
