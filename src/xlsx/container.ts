import { fail, succeed, type Result } from '../kernel/result';
import { readDirectory } from './directory';
import type { Entry } from './entry';
import { identify } from './identify';
import { inflateEntry, type Budget, type Inflater } from './inflate';
import { DEFAULT_LIMITS, type Limits } from './limits';

export type { Entry } from './entry';

/** An opened ZIP archive. Nothing is inflated until a part is read. */
export interface Container {
  /** In the order of the central directory. */
  readonly entries: readonly Entry[];
  /** Comment of the archive. */
  readonly comment: Uint8Array;
  /** Part names do not tell upper from lower case, and a leading `/` does not count. */
  find(name: string): Entry | undefined;
  /** Inflates a part under the limits and verifies its checksum. A stored part shares memory with the file. */
  read(name: string): Result<Uint8Array>;
}

/**
 * Opens the archive of a workbook: its directory is checked whole, its parts are inflated on demand, by the host's
 * `inflater` where it has one.
 */
export function openContainer(
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  inflater?: Inflater,
): Result<Container> {
  const limit = limits.fileBytes;
  if (bytes.length > limit)
    return fail('file-too-large', 'file-bytes', { bytes: bytes.length, limit });
  const foreign = identify(bytes);
  if (foreign !== undefined) return foreign;
  const directory = readDirectory(bytes, limits);
  if (!directory.ok) return directory;
  const { entries, comment } = directory.value;
  const byName = new Map(entries.map((entry) => [partKey(entry.name), entry]));
  const find = (name: string) => byName.get(partKey(name));
  const reader = partReader(limits, inflater);
  const read = (name: string): Result<Uint8Array> => {
    const entry = find(name);
    return entry === undefined
      ? fail('file-damaged', 'part-missing', { part: name })
      : reader(entry);
  };
  return succeed({ entries, comment, find, read });
}

/** Reads entries against one budget; reading a part again is not counted again. */
function partReader(
  limits: Limits,
  inflater: Inflater | undefined,
): (entry: Entry) => Result<Uint8Array> {
  const budget: Budget = { left: limits.totalBytes };
  const counted = new Set<Entry>();
  return (entry) => {
    const share = counted.has(entry) ? { left: entry.size } : budget;
    const part = inflateEntry(entry, limits, share, inflater);
    if (part.ok) counted.add(entry);
    return part;
  };
}

/** What two part names share when they mean the same part. */
export function partKey(name: string): string {
  return (name.startsWith('/') ? name.slice(1) : name).toLowerCase();
}
