import { headerPathKey } from '../headerText';
import { IGNORE, PROFILE_FORMAT, PROFILE_VERSION } from './readProfile';
import { mappingState } from './types';
import type { MappingEntry, MappingProfile, MappingState } from './types';

const ORDER: readonly MappingState[] = ['open', 'confirmed', 'ignored'];

/**
 * The text of a profile's file, made to be read and changed in an editor: open questions first, the likeliest before
 * all, then what is confirmed, then what is ignored. `help` says what to do with it.
 */
export function writeProfile(profile: MappingProfile, help?: string): string {
  const file = {
    format: PROFILE_FORMAT,
    version: PROFILE_VERSION,
    name: profile.name,
    ...(help === undefined ? {} : { help }),
    entries: [...profile.entries].sort(byState).map(written),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function written(entry: MappingEntry): Readonly<Record<string, unknown>> {
  const { table, header, unit, seen, suggestions } = entry;
  const state = mappingState(entry);
  const open = state === 'open' ? { seen, suggestions } : {};
  // What has to be filled in comes last, below what may be filled in.
  return { table, header, unit, ...open, field: state === 'ignored' ? IGNORE : entry.field };
}

function byState(a: MappingEntry, b: MappingEntry): number {
  return (
    ORDER.indexOf(mappingState(a)) - ORDER.indexOf(mappingState(b)) ||
    likeliest(b) - likeliest(a) ||
    compare(a.table, b.table) ||
    compare(headerPathKey(a.header), headerPathKey(b.header))
  );
}

function likeliest(entry: MappingEntry): number {
  return mappingState(entry) === 'open' ? (entry.suggestions?.[0]?.score ?? 0) : 0;
}

/** By code, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
