import { Inflate } from 'fflate';
import { fail, succeed, type Result } from '../kernel/result';
import { crc32 } from './crc32';
import type { Entry } from './entry';
import type { Limits } from './limits';

/** Deflate yields at most 1,032 bytes a byte, so one step of input can add 17 MB before the count is looked at. */
const STEP = 16 * 1024;

const STORED = 0;
const DEFLATED = 8;

/** Inflated bytes still allowed to the whole workbook. */
export interface Budget {
  left: number;
}

/**
 * Inflates an entry, counting as it goes: the sizes that the file declares are only ever used to stop earlier.
 * The checksum is verified.
 */
export function inflateEntry(entry: Entry, limits: Limits, budget: Budget): Result<Uint8Array> {
  const part = entry.name;
  if (entry.method !== STORED && entry.method !== DEFLATED)
    return fail('file-damaged', 'unsupported-compression', { part, method: entry.method });
  const declared = excess(entry, entry.size, limits, budget);
  if (declared !== undefined) return declared;
  const inflated = entry.method === STORED ? succeed(entry.raw) : inflate(entry, limits, budget);
  if (!inflated.ok) return inflated;
  if (inflated.value.length !== entry.size) return fail('file-damaged', 'size-mismatch', { part });
  if (crc32(inflated.value) !== entry.crc)
    return fail('file-damaged', 'checksum-mismatch', { part });
  budget.left -= entry.size;
  return inflated;
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

function inflate(entry: Entry, limits: Limits, budget: Budget): Result<Uint8Array> {
  // The declared size has passed every limit; a page that is never written to costs no memory.
  const out = new Uint8Array(entry.size);
  let size = 0;
  const stream = new Inflate((chunk) => {
    if (size + chunk.length <= out.length) out.set(chunk, size);
    size += chunk.length;
  });
  for (let at = 0; at < entry.raw.length; at += STEP) {
    const problem = push(stream, entry, at) ?? excess(entry, size, limits, budget);
    if (problem !== undefined) return problem;
    if (size > out.length) return fail('file-damaged', 'size-mismatch', { part: entry.name });
  }
  return size === out.length
    ? succeed(out)
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
