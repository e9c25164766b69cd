import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Reading } from '../../forms/types';
import { isCellError, type CellValue } from '../../sheet/cell';

/** Excel shows and keeps fifteen digits; beyond them two programs that recalculate a formula may differ. */
const DIGITS = 15;

/** A remark may be long: of more than this its beginning is kept, with a digest of the whole. */
const LONGEST = 300;

/**
 * What a cell says, as one text: `12`, `12.0`, `１２` and the text "12" are one figure, and blanks around a name are
 * none of it. Whatever is no value by itself stands in brackets, so that 〔无〕 is never taken for the word.
 */
export function canonicalText(reading: Reading | undefined): string {
  // A blank part of a sum counts as 0 for some school types: it is still a blank cell.
  if (reading === undefined || reading.raw === null || reading.state === 'blank') return '';
  if (reading.number !== undefined) return numberText(reading.number);
  if (reading.text !== undefined) return short(reading.text.replace(/^〔/, '〔〔'));
  return `〔${short(rawText(reading.raw))}〕`;
}

export function numberText(number: number): string {
  return String(Number(number.toPrecision(DIGITS)) || 0);
}

/** A cell of the workbook as text, blanks evened out: how a program breaks or trims a text is no change of it. */
export function rawText(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  if (typeof value === 'number') return numberText(value);
  return String(value).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A text short enough to stand in a cell with others. */
export function short(text: string): string {
  const even = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (even.length <= LONGEST) return even;
  return `${even.slice(0, LONGEST)}…${digestOf(even).slice(0, 16)}`;
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function digestOf(text: string): string {
  return bytesToHex(sha256(text));
}
