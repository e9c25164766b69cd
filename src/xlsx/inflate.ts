import { Inflate } from 'fflate';
import { fail, succeed, type Result } from '../kernel/result';
import { crc32 } from './crc32';
import type { Entry } from './entry';
import type { Limits } from './limits';

/**
 * Bytes fed at a time. Deflate yields at most 1,032 bytes a byte, so one step can add 33 MB before the count is looked
 * at; smaller steps cost time, as fflate copies its window for each.
 */
const STEP = 32 * 1024;

const STORED = 0;
const DEFLATED = 8;

/**
 * Inflates a stream that is said to hold `size` bytes. A host that has a faster one than ours hands it in; it must
 * stop at once when there are more bytes than that.
 */
export type Inflater = (raw: Uint8Array, size: number) => Uint8Array | 'damaged' | 'longer';

/** Inflated bytes still allowed to the whole workbook. */
export interface Budget {
  left: number;
}

/**
 * Inflates an entry, counting as it goes: the sizes that the file declares are only ever used to stop earlier.
 * The checksum is verified.
 */
export function inflateEntry(
  entry: Entry,
  limits: Limits,
  budget: Budget,
  native?: Inflater,
): Result<Uint8Array> {
  const part = entry.name;
  if (entry.method !== STORED && entry.method !== DEFLATED)
    return fail('file-damaged', 'unsupported-compression', { part, method: entry.method });
  const declared = excess(entry, entry.size, limits, budget);
  if (declared !== undefined) return declared;
  const inflated =
    entry.method === STORED
      ? stored(entry)
      : native === undefined
        ? inflate(entry, limits, budget)
        : inflateWith(native, entry);
  if (!inflated.ok) return inflated;
  const { bytes, checksum } = inflated.value;
  if (bytes.length !== entry.size) return fail('file-damaged', 'size-mismatch', { part });
  if (checksum !== entry.crc) return fail('file-damaged', 'checksum-mismatch', { part });
  budget.left -= entry.size;
  return succeed(bytes);
}

interface Inflated {
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

function stored(entry: Entry): Result<Inflated> {
  return succeed({ bytes: entry.raw, checksum: crc32(entry.raw) });
}

function inflateWith(native: Inflater, entry: Entry): Result<Inflated> {
  const part = entry.name;
  const bytes = native(entry.raw, entry.size);
  if (bytes === 'damaged') return fail('file-damaged', 'entry-damaged', { part });
  if (bytes === 'longer') return fail('file-damaged', 'size-mismatch', { part });
  return succeed({ bytes, checksum: crc32(bytes) });
}

/** Why this many bytes are too many, if they are. */
function excess(entry: Entry, size: number, limits: Limits, budget: Budget) {
  const part = entry.name;
  if (size > limits.partBytes)
    return fail('file-too-large', 'part-bytes', { part, limit: limits.partBytes });
  if (size > budget.left)
    return fail('file-too-large', 'total-bytes', { limit: limits.totalBytes });
  if (size > limits.ratioFreeBytes && size > entry.raw.length * limits.ratio)
    return fail('file-too-large', 'ratio', { part, limit: limits.ratio });
  return undefined;
}

function inflate(entry: Entry, limits: Limits, budget: Budget): Result<Inflated> {
  // The declared size has passed every limit; a page that is never written to costs no memory.
  const out = new Uint8Array(entry.size);
  let size = 0;
  let checksum = 0;
  const stream = new Inflate((chunk) => {
    if (size + chunk.length <= out.length) out.set(chunk, size);
    size += chunk.length;
    // Taken while the chunk is still in the processor's cache.
    checksum = crc32(chunk, checksum);
  });
  for (let at = 0; at < entry.raw.length; at += STEP) {
    const problem = push(stream, entry, at) ?? excess(entry, size, limits, budget);
    if (problem !== undefined) return problem;
    if (size > out.length) return fail('file-damaged', 'size-mismatch', { part: entry.name });
  }
  return size === out.length
    ? succeed({ bytes: out, checksum })
    : fail('file-damaged', 'size-mismatch', { part: entry.name });
}

/** Feeds one step of input. fflate throws on a damaged stream; here that is an expected failure. */
function push(stream: Inflate, entry: Entry, at: number) {
  const end = at + STEP;
  try {
    stream.push(entry.raw.subarray(at, end), end >= entry.raw.length);
    return undefined;
  } catch {
    return fail('file-damaged', 'entry-damaged', { part: entry.name });
  }
}
