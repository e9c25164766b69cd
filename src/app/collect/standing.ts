import { closestSchools } from './likeness';
import { nameKey } from '../../checks/index';
import type { Roster, RosterSchool, Standing } from './types';

/** How received schools stand to the list; a school that is on it twice counts as listed once. */
export function standings(
  roster: Roster | undefined,
): (school: { readonly code: string; readonly name: string }) => Standing {
  if (roster === undefined) return () => ({ kind: 'no-roster' });
  const byCode = new Map(roster.schools.map((one) => [one.code, one]));
  const byName = new Map(roster.schools.map((one) => [nameKey(one.name), one]));
  return (school) => {
    const sameCode = school.code === '' ? undefined : byCode.get(school.code);
    if (sameCode !== undefined) {
      const fits = school.name === '' || nameKey(sameCode.name) === nameKey(school.name);
      return fits || sameCode.name === ''
        ? { kind: 'expected' }
        : { kind: 'other-name', listed: sameCode };
    }
    const sameName = school.name === '' ? undefined : byName.get(nameKey(school.name));
    if (sameName === undefined)
      return { kind: 'unknown', closest: closestSchools(school, roster.schools) };
    // A list without codes knows schools by their names alone.
    return school.code === '' || sameName.code === ''
      ? { kind: 'expected' }
      : { kind: 'other-code', listed: sameName };
  };
}

/** Schools of the list that nothing received tells of, by code or by name. */
export function missingFrom(
  roster: Roster | undefined,
  received: readonly { readonly code: string; readonly name: string }[],
): readonly RosterSchool[] {
  const codes = new Set(received.map(({ code }) => code).filter((code) => code !== ''));
  const nameless = received.filter(({ code }) => code === '').map(({ name }) => nameKey(name));
  const names = new Set(received.map(({ name }) => nameKey(name)));
  return (roster?.schools ?? []).filter(({ code, name }) =>
    code === '' ? !names.has(nameKey(name)) : !codes.has(code) && !nameless.includes(nameKey(name)),
  );
}
