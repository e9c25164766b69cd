import { headerPart, HEADER_PATH_SEPARATOR, headerPathKey } from '../headerText';
import { mappingState } from './types';
import type { MappingProfile } from './types';

/** A profile made ready for recognition: what people have decided, by table and header. */
export interface ConfirmedMapping {
  /** Undefined for a table of which nothing was decided. */
  of(table: string): TableMapping | undefined;
  /** Texts of single cells that headers which name a field are made of, ready for comparison, by table. */
  textsOf(table: string): readonly string[];
}

export interface TableMapping {
  /** What was decided of a header, given as a sheet shows it. */
  decisionOf(header: string): Decision | undefined;
}

export interface Decision {
  /** Normalised header: the same for all spellings of one header. */
  readonly header: string;
  /** null: the column is not to be read. */
  readonly field: string | null;
  readonly unit?: string;
}

const known = new WeakMap<MappingProfile, ConfirmedMapping>();

/** Undefined where nothing is decided: then recognition is what it is without a profile. */
export function confirmedMapping(
  profile: MappingProfile | undefined,
): ConfirmedMapping | undefined {
  if (profile === undefined) return undefined;
  const made = known.get(profile) ?? madeReady(profile);
  known.set(profile, made);
  return made;
}

function madeReady({ entries }: MappingProfile): ConfirmedMapping {
  const tables = new Map<string, Map<string, Decision>>();
  const texts = new Map<string, Set<string>>();
  for (const entry of entries) {
    if (mappingState(entry) === 'open') continue;
    const { table, field, unit } = entry;
    const header = headerPathKey(entry.header);
    const decisions = tables.get(table) ?? new Map<string, Decision>();
    tables.set(table, decisions);
    // Of two entries for one header the first holds, as in a file that is read no such thing can be.
    if (decisions.has(header)) continue;
    decisions.set(header, { header, field, ...(unit === undefined ? {} : { unit }) });
    if (field === null) continue;
    const parts = texts.get(table) ?? new Set<string>();
    texts.set(table, parts);
    for (const part of entry.header.split(HEADER_PATH_SEPARATOR)) parts.add(headerPart(part).key);
    parts.delete('');
  }
  return {
    of: (table) => {
      const decisions = tables.get(table);
      if (decisions === undefined) return undefined;
      return { decisionOf: (header) => decisions.get(headerPathKey(header)) };
    },
    textsOf: (table) => [...(texts.get(table) ?? [])],
  };
}
