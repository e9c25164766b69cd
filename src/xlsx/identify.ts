import { fail } from '../kernel/result';
import { sameBytes, standsAt, u32 } from './bytes';

const OLE_MAGIC = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** Offices send many things under the name .xlsx: says what a file is when it is no ZIP archive at all. */
export function identify(bytes: Uint8Array) {
  if (bytes.length === 0) return fail('file-damaged', 'empty-file');
  // A file cut off inside its first four bytes is not worth a case of its own; PK alone means ZIP.
  if (standsAt(bytes, 0, 'PK\x03\x04') || standsAt(bytes, 0, 'PK\x05\x06')) return undefined;
  if (standsAt(bytes, 0, 'PK\x07\x08')) return fail('file-not-xlsx', 'split-archive');
  if (sameBytes(bytes.subarray(0, 8), OLE_MAGIC)) return identifyOle(bytes);
  return fail('file-not-xlsx', identifyText(bytes));
}

/**
 * A compound file (MS-CFB) is an .xls workbook, or the envelope of an encrypted .xlsx. Its directory is a chain of
 * sectors of 128-byte entries whose names are UTF-16.
 */
function identifyOle(bytes: Uint8Array) {
  const names = new Set(oleNames(bytes));
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo'))
    return fail('file-encrypted', 'password');
  if (names.has('Workbook') || names.has('Book')) return fail('file-not-xlsx', 'xls-legacy');
  return fail('file-not-xlsx', 'ole-other');
}

/** Names in the directory. Only the first sectors that lie in a row are read: the streams asked for come first. */
function oleNames(bytes: Uint8Array): string[] {
  const shift = Math.min((bytes[30] ?? 9) & 31, 12);
  const start = (u32(bytes, 48) + 1) * 2 ** shift;
  const names: string[] = [];
  for (let at = start; at + 128 <= bytes.length && names.length < 64; at += 128) {
    const length = Math.min(Math.max(((bytes[at + 64] ?? 2) >> 1) - 1, 0), 31);
    let name = '';
    for (let i = 0; i < length; i++) name += String.fromCharCode(bytes[at + i * 2] ?? 0);
    names.push(name);
  }
  return names;
}

function identifyText(bytes: Uint8Array): string {
  let start = '';
  for (const byte of bytes.subarray(0, 1024)) start += String.fromCharCode(byte);
  const text = start.toLowerCase();
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml-2003';
  if (/<(?:!doctype html|html|table)\b/.test(text)) return 'html';
  return 'not-a-zip';
}
