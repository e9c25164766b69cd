import type { Area } from '../../../kernel/address';
import {
  CELLS_NAME_PREFIX,
  FILLED_NAME_PREFIX,
  formatReferences,
  parseReferences,
  SHEET_NAME_PREFIX,
  VALIDATED_NAME_PREFIX,
  type OwnedArea,
} from '../../../sheet/ownership';
import type { DefinedName } from '../../../sheet/snapshot';
import { TEXT } from './prints';

/**
 * What a name says of its cells: `cells` we made with our look, `filled` keep the user's look, `text` keep it but for
 * the number format, which was text and would have turned what we write into text; `validated` have a validation of
 * ours. `marked` are filled with a colour where Excel is too old for conditional formats; the name's comment tells how
 * they looked before.
 */
export type Claim = CellClaim | 'validated' | 'marked';

/** A claim on what cells hold. */
export type CellClaim = 'cells' | 'filled' | 'text';

const PREFIXES: Readonly<Record<Claim, string>> = {
  cells: CELLS_NAME_PREFIX,
  filled: FILLED_NAME_PREFIX,
  text: FILLED_NAME_PREFIX,
  validated: VALIDATED_NAME_PREFIX,
  marked: 'Junheng_marked_',
};

/** Says that a sheet of this name is about to be added: it is ours, should it be there and empty. */
export const ADDING_NAME_PREFIX = 'Junheng_adding_';

/** A name of the workbook as Excel tells it; `refersTo` without `=`. */
export interface NameSeen {
  readonly name: string;
  readonly refersTo: string;
  readonly comment: string;
}

/** Areas of one sheet that names of one kind, with one comment, are to list. */
export interface Claimed {
  readonly sheet: string;
  readonly claim: Claim;
  readonly areas: readonly Area[];
  readonly comment?: string;
}

/** The claim that a name makes; undefined where it is none of ours, or is the name of a sheet. */
export function claimOf({ name, comment }: Pick<NameSeen, 'name' | 'comment'>): Claim | undefined {
  if (name.startsWith(FILLED_NAME_PREFIX)) return comment.startsWith(TEXT) ? 'text' : 'filled';
  const claims: readonly Claim[] = ['cells', 'validated', 'marked'];
  return claims.find((claim) => name.startsWith(PREFIXES[claim]));
}

export function isOurs({ name }: Pick<DefinedName, 'name'>): boolean {
  return (
    name.startsWith(SHEET_NAME_PREFIX) ||
    name.startsWith(ADDING_NAME_PREFIX) ||
    claimOf({ name, comment: '' }) !== undefined
  );
}

/** What names claim on a sheet. */
export function claimsOn(names: readonly NameSeen[], sheet: string): readonly Claimed[] {
  const wanted = sheet.toLowerCase();
  return names.flatMap((name) => {
    const claim = claimOf(name);
    if (claim === undefined) return [];
    const areas = parseReferences(name.refersTo)
      .filter((one) => one.sheet.toLowerCase() === wanted)
      .map(({ area }) => area);
    return areas.length === 0 ? [] : [{ sheet, claim, areas, comment: name.comment }];
  });
}

export interface NameChanges {
  /** To be added before anything else is done, and to be deleted after all else is done. */
  readonly added: readonly NameSeen[];
  readonly removed: readonly string[];
  /** All claims as they will stand. */
  readonly standing: readonly NameSeen[];
}

/**
 * From the names that stand to those that are wanted. A name is never changed: what an earlier plan owned stays claimed
 * until it is gone, whatever request fails in between. `single` where Excel does not tell names of several areas.
 */
export function nameChanges(
  present: readonly NameSeen[],
  wanted: readonly Claimed[],
  single: boolean,
): NameChanges {
  const own = present.filter((name) => claimOf(name) !== undefined);
  const left = new Map(own.map((name) => [identityOf(name), name]));
  const taken = new Set(present.map(({ name }) => name.toLowerCase()));
  const kept: NameSeen[] = [];
  const added: NameSeen[] = [];
  for (const claimed of wanted) {
    const comment = claimed.comment ?? '';
    for (const refersTo of formatReferences(claimed.sheet, claimed.areas, single ? 0 : undefined)) {
      const prefix = PREFIXES[claimed.claim];
      const identity = identityOf({ name: prefix, refersTo, comment });
      const known = left.get(identity);
      left.delete(identity);
      if (known !== undefined) kept.push(known);
      else added.push({ name: freeNumber(prefix, taken), refersTo, comment });
    }
  }
  const stays = new Set(kept);
  const removed = own.filter((name) => !stays.has(name)).map(({ name }) => name);
  return { added, removed, standing: [...kept, ...added] };
}

function freeNumber(prefix: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const name = prefix + String(n);
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Equal for names that say the same of the same cells; programs differ in how they quote sheets. */
function identityOf({ name, refersTo, comment }: NameSeen): string {
  const prefix = name.replace(/\d+$/, '');
  const areas = parseReferences(refersTo).map(({ sheet, area }: OwnedArea) => [
    sheet.toLowerCase(),
    area.top,
    area.left,
    area.bottom,
    area.right,
  ]);
  // A reference that is broken equals none that is wanted.
  return JSON.stringify([prefix, areas.length === 0 ? refersTo : areas, comment]);
}
