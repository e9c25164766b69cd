import type { Amendment, NamesAmendment } from '../../../sheet/amendment';
import type { DefinedName } from '../../../sheet/snapshot';
import { sameFormula } from './cellChanges';
import type { Structure } from './structure';

/** A name as it was in the file; its sheet by id, because sheets take other names. */
export interface OpenedName extends DefinedName {
  readonly sheetId?: string;
}

/** Names of the user's: not those that say what is ours, nor those that programs give. */
export function usersNames(names: readonly DefinedName[]): readonly DefinedName[] {
  return names.filter(({ name }) => !/^(?:Junheng_|_xlnm\.)/.test(name));
}

/** Names that the user defined, changed or took away; `nameOf` tells what a sheet of the file is called now. */
export function nameChanges(
  opened: readonly OpenedName[],
  present: readonly DefinedName[],
  structure: Structure,
  nameOf: (sheetId: string) => string | undefined,
): readonly Amendment[] {
  const expected = new Map<string, DefinedName>();
  for (const { sheetId, ...name } of opened) {
    const sheet = sheetId === undefined ? undefined : nameOf(sheetId);
    // A name that only one sheet knows goes with it.
    if (sheetId !== undefined && sheet === undefined) continue;
    const refersTo = structure.formulaAfter(name.refersTo, name.sheet ?? '');
    const now = { name: name.name, refersTo, ...(sheet === undefined ? {} : { sheet }) };
    expected.set(keyOf(now), now);
  }
  const names: NamesAmendment['names'][number][] = [];
  for (const name of present) {
    const before = expected.get(keyOf(name));
    expected.delete(keyOf(name));
    if (before === undefined || !sameFormula(before.refersTo, name.refersTo)) names.push(name);
  }
  for (const gone of expected.values()) names.push({ ...gone, refersTo: null });
  return names.length === 0 ? [] : [{ kind: 'set-names', names }];
}

function keyOf({ name, sheet }: DefinedName): string {
  return JSON.stringify([name.toLowerCase(), sheet?.toLowerCase() ?? null]);
}
