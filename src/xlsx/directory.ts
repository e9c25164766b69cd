import { strFromU8 } from 'fflate';
import { fail, succeed, type Result } from '../kernel/result';
import { sameBytes, standsAt, u16, u32 } from './bytes';
import type { Entry } from './entry';
import type { Limits } from './limits';

const END = 'PK\x05\x06';
const CENTRAL = 'PK\x01\x02';
const LOCAL = 'PK\x03\x04';
const DESCRIPTOR = 'PK\x07\x08';
const ENCRYPTED = 0x0001;
const HAS_DESCRIPTOR = 0x0008;

export interface Directory {
  readonly entries: readonly Entry[];
  readonly comment: Uint8Array;
}

/** The end record: how many entries there are and where the central directory lies. */
interface EndRecord {
  readonly at: number;
  readonly count: number;
  readonly start: number;
  readonly size: number;
  readonly comment: Uint8Array;
}

/**
 * Reads the central directory of a ZIP archive and checks it whole: every entry lies inside the file, none overlaps
 * another, no name occurs twice or leaves the archive.
 */
export function readDirectory(bytes: Uint8Array, limits: Limits): Result<Directory> {
  const end = readEnd(bytes);
  if (!end.ok) return end;
  const { count, comment } = end.value;
  if (count > limits.entries)
    return fail('file-too-large', 'entries', { entries: count, limit: limits.entries });
  const entries = readEntries(bytes, end.value);
  if (!entries.ok) return entries;
  return firstConflict(entries.value, end.value) ?? succeed({ entries: entries.value, comment });
}

function readEnd(bytes: Uint8Array): Result<EndRecord> {
  const at = findEnd(bytes);
  if (at < 0) return fail('file-damaged', 'truncated');
  const count = u16(bytes, at + 10);
  const size = u32(bytes, at + 12);
  const start = u32(bytes, at + 16);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff)
    return fail('file-not-xlsx', 'zip64');
  if (u16(bytes, at + 4) !== 0 || u16(bytes, at + 6) !== 0 || u16(bytes, at + 8) !== count)
    return fail('file-not-xlsx', 'split-archive');
  if (start + size > at) return fail('file-damaged', 'directory-damaged');
  return succeed({ at, count, start, size, comment: bytes.subarray(at + 22) });
}

/** The end record closes the file; a comment of up to 65,535 bytes may follow it. */
function findEnd(bytes: Uint8Array): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (standsAt(bytes, at, END) && at + 22 + u16(bytes, at + 20) === bytes.length) return at;
  }
  return -1;
}

function readEntries(bytes: Uint8Array, end: EndRecord): Result<Entry[]> {
  const entries: Entry[] = [];
  const close = end.start + end.size;
  let at = end.start;
  for (let i = 0; i < end.count; i++) {
    const length = 46 + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
    if (!standsAt(bytes, at, CENTRAL) || at + length > close)
      return fail('file-damaged', 'directory-damaged');
    const entry = readEntry(bytes, bytes.subarray(at, at + length), end.start);
    if (!entry.ok) return entry;
    entries.push(entry.value);
    at += length;
  }
  return at === close ? succeed(entries) : fail('file-damaged', 'directory-damaged');
}

function readEntry(bytes: Uint8Array, central: Uint8Array, limit: number): Result<Entry> {
  const extraAt = 46 + u16(central, 28);
  const commentAt = extraAt + u16(central, 30);
  const nameBytes = central.subarray(46, extraAt);
  // Some old writers part folders with a backslash.
  const name = strFromU8(nameBytes).replaceAll('\\', '/');
  const head = {
    name,
    nameBytes,
    versionMadeBy: u16(central, 4),
    versionNeeded: u16(central, 6),
    flags: u16(central, 8),
    method: u16(central, 10),
    modifiedTime: u16(central, 12),
    modifiedDate: u16(central, 14),
    crc: u32(central, 16),
    compressedSize: u32(central, 20),
    size: u32(central, 24),
    internalAttributes: u16(central, 36),
    externalAttributes: u32(central, 38),
    extra: central.subarray(extraAt, commentAt),
    comment: central.subarray(commentAt),
    localOffset: u32(central, 42),
    central,
  };
  if (isUnsafe(name)) return fail('file-damaged', 'unsafe-path', { part: name });
  if ((head.flags & ENCRYPTED) !== 0) return fail('file-encrypted', 'zip-password');
  if (Math.max(head.size, head.compressedSize, head.localOffset) === 0xffffffff)
    return fail('file-not-xlsx', 'zip64');
  const local = readLocal(bytes, head, limit);
  return local === undefined
    ? fail('file-damaged', 'entry-damaged', { part: name })
    : succeed({ ...head, ...local });
}

/** Names that would leave the archive when joined to a folder. We never write by them, but no workbook has them. */
function isUnsafe(name: string): boolean {
  if (name === '' || name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\0'))
    return true;
  return name.split('/').includes('..');
}

type Head = Pick<
  Entry,
  'nameBytes' | 'flags' | 'method' | 'crc' | 'compressedSize' | 'size' | 'localOffset'
>;

/** The local record, undefined where it contradicts the directory or runs into it. */
function readLocal(bytes: Uint8Array, head: Head, limit: number) {
  const at = head.localOffset;
  if (at + 30 > limit || !standsAt(bytes, at, LOCAL)) return undefined;
  const extraAt = at + 30 + u16(bytes, at + 26);
  const dataAt = extraAt + u16(bytes, at + 28);
  const dataEnd = dataAt + head.compressedSize;
  if (dataEnd > limit || u16(bytes, at + 8) !== head.method) return undefined;
  if (!sameBytes(bytes.subarray(at + 30, extraAt), head.nameBytes)) return undefined;
  const end = dataEnd + descriptorLength(bytes, dataEnd, head);
  if (end > limit) return undefined;
  return {
    localExtra: bytes.subarray(extraAt, dataAt),
    raw: bytes.subarray(dataAt, dataEnd),
    local: bytes.subarray(at, end),
  };
}

/** A data descriptor (checksum and both sizes) follows the data of streamed entries, with or without a signature. */
function descriptorLength(bytes: Uint8Array, at: number, head: Head): number {
  if ((head.flags & HAS_DESCRIPTOR) === 0) return 0;
  const signed = standsAt(bytes, at, DESCRIPTOR) && u32(bytes, at + 4) === head.crc;
  const sizes = at + (signed ? 8 : 4);
  // Streaming .NET and Java writers may give the sizes eight bytes each even in a small archive.
  const wide =
    u32(bytes, sizes) === head.compressedSize &&
    u32(bytes, sizes + 4) === 0 &&
    u32(bytes, sizes + 8) === head.size &&
    head.size !== 0;
  return (signed ? 8 : 4) + (wide ? 16 : 8);
}

function firstConflict(entries: readonly Entry[], end: EndRecord) {
  const names = new Set<string>();
  for (const { name } of entries) {
    const key = name.toLowerCase();
    if (names.has(key)) return fail('file-damaged', 'duplicate-entry', { part: name });
    names.add(key);
  }
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.localOffset - b.localOffset)) {
    if (entry.localOffset < free)
      return fail('file-damaged', 'overlapping-entries', { part: entry.name });
    free = entry.localOffset + entry.local.length;
  }
  return free <= end.start ? undefined : fail('file-damaged', 'directory-damaged');
}
