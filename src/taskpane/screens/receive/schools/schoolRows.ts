import type { CollectionView, SchoolStanding } from '../../../../app/collect/live/receiver';
import type { RosterSchool } from '../../../../app/collect/types';
import { searchable } from '../../../session/filter';
import type { ReceivingView, SchoolKind } from '../../../session/receiving/types';

/** A school of the list, received or not. */
export type SchoolRow = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  /** What is to be said of it, the most urgent first. */
  readonly kinds: readonly SchoolKind[];
} & (
  { readonly received: SchoolStanding } | { readonly received: null; readonly listed: RosterSchool }
);

/** The schools: what is to be settled first, then what is missing, then all else by code. */
export function schoolRows({ schools, missing }: CollectionView): readonly SchoolRow[] {
  const rows: SchoolRow[] = [
    ...schools.map((received) => ({
      key: received.key,
      code: received.code,
      name: received.name,
      kinds: kindsOf(received),
      received,
    })),
    ...missing.map((listed) => ({
      key: `missing ${listed.code} ${listed.name}`,
      code: listed.code,
      name: listed.name,
      kinds: ['missing' as const],
      received: null,
      listed,
    })),
  ];
  return rows.sort(
    (a, b) => urgency(a) - urgency(b) || compare(a.code, b.code) || compare(a.name, b.name),
  );
}

/** What is amiss with a school, the most urgent first; in order where nothing is. */
export function kindsOf({ standing, paths, open }: SchoolStanding): readonly SchoolKind[] {
  const kinds: SchoolKind[] = [];
  if (open > 0) kinds.push('open');
  if (standing.kind === 'unknown') kinds.push('unknown');
  if (standing.kind === 'other-name' || standing.kind === 'other-code') kinds.push('misnamed');
  if (paths.length > 1) kinds.push('twice');
  return kinds.length === 0 ? ['in-order'] : kinds;
}

/** The kinds in the order of their urgency. */
export const SCHOOL_KINDS: readonly SchoolKind[] = [
  'open',
  'missing',
  'unknown',
  'misnamed',
  'twice',
  'in-order',
];

export function shownSchools(
  rows: readonly SchoolRow[],
  { schools, search }: Pick<ReceivingView, 'schools' | 'search'>,
): readonly SchoolRow[] {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (schools !== null && !row.kinds.includes(schools)) return false;
    const text = searchable([row.code, row.name, ...(row.received?.paths ?? [])].join('\n'));
    return words.every((word) => text.includes(word));
  });
}

function urgency({ kinds }: SchoolRow): number {
  return SCHOOL_KINDS.indexOf(kinds[0] ?? 'in-order');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
