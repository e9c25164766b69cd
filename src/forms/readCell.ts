import { codes } from '../standard';
import type { CodeListName, Field } from '../standard';
import { isCellError } from '../sheet/cell';
import type { CellValue } from '../sheet/cell';
import type { Reading, Repair } from './types';
import { markerState } from './markers';
import { headerFactor, readNumericText } from './readNumber';
import { compact, hasBlank, hasFullWidth, hasLineBreak, headerKey, tidy } from './text';
import { applyFactor } from './units';

const NONE: readonly Repair[] = [];

export function isNumericField(field: Field): boolean {
  return !['code', 'text', 'flag', 'enum'].includes(field.type);
}

/**
 * Reads one cell as a value of a field. Figures come in the field's unit, `unit` being the one that the header
 * names; codes and enumerations come as codes, flags as 是 or 否. Nothing is guessed: what cannot be told has a
 * state that says why and no number or text.
 */
export function readCell(raw: CellValue, field: Field, unit?: string): Reading {
  if (raw === null || raw === '') return { raw, state: 'blank', repairs: NONE };
  if (isCellError(raw)) return { raw, state: 'error', repairs: NONE };
  if (isNumericField(field)) return readNumeric(raw, field, unit);
  if (typeof raw === 'string') return readText(raw, field);
  if (typeof raw === 'number') return readTyped(raw, wholeDigits(raw), field);
  return readTyped(raw, raw ? '是' : '否', field);
}

function readNumeric(raw: number | string | boolean, field: Field, unit?: string): Reading {
  if (typeof raw === 'string') return readNumericText(raw, field, unit);
  if (typeof raw === 'boolean') return { raw, state: 'unreadable', repairs: NONE };
  const factor = headerFactor(field, unit);
  const number = factor === undefined ? raw : applyFactor(raw, factor);
  return { raw, state: 'number', number, repairs: NONE };
}

function readText(raw: string, field: Field): Reading {
  const repairs = textRepairs(raw);
  const text = compact(raw);
  if (text === '') return { raw, state: 'blank', repairs };
  const marker =
    field.type === 'flag' && flagSigns.has(text) ? undefined : markerState(text, field.type);
  if (marker !== undefined) return { raw, state: marker, repairs };
  if (/^(?:_+|[xX×*○□■#]{2,})$/.test(text)) return { raw, state: 'masked', repairs };
  return { ...readTyped(raw, field.type === 'text' ? tidy(raw) : text, field), repairs };
}

function readTyped(raw: CellValue, text: string, field: Field): Reading {
  if (field.type === 'code') return readCode(raw, text);
  if (field.type === 'flag')
    return { raw, state: 'text', text: codeOf('flags', text) ?? text, repairs: NONE };
  if (field.type === 'enum' && field.codes !== undefined)
    return {
      raw,
      state: 'text',
      text: codeOf(field.codes as CodeListName, text) ?? text,
      repairs: NONE,
    };
  return { raw, state: 'text', text, repairs: NONE };
}

/** A code in scientific notation has lost its last digits: no code is left to read. */
function readCode(raw: CellValue, text: string): Reading {
  const code = text.replace(/^'/, '');
  if (/^\d(?:\.\d+)?[eE][+-]?\d+$/.test(code)) return { raw, state: 'unreadable', repairs: NONE };
  // The annual report on education funds appends a letter to the ten digits of a school code.
  const digits = /^(\d{10})[A-Za-z]$/.exec(code)?.[1];
  return { raw, state: 'text', text: digits ?? code, repairs: NONE };
}

function textRepairs(raw: string): readonly Repair[] {
  const repairs: Repair[] = [];
  if (hasLineBreak(raw)) repairs.push('line-break');
  if (hasFullWidth(raw.replace(/[\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF01\uFF1F]/g, '')))
    repairs.push('full-width');
  if (hasBlank(raw) && tidy(raw) !== raw.replace(/_x000[dDaA]_|[\r\n\t]/g, '').normalize('NFC'))
    repairs.push('spaces');
  return repairs;
}

/** A number in a column of codes: all its digits, never scientific notation. */
function wholeDigits(number: number): string {
  return Number.isInteger(number) && Math.abs(number) < 1e21
    ? BigInt(number).toString()
    : String(number);
}

const indexes = new Map<CodeListName, ReadonlyMap<string, string>>();
const flagSigns = new Set(codes().lists.flags.flatMap((entry) => entry.aliases));

/** The code that a text stands for: itself, its name, or one of the ways in which people write it. */
export function codeOf(list: CodeListName, text: string): string | undefined {
  let index = indexes.get(list);
  if (index === undefined) {
    index = indexOf(list);
    indexes.set(list, index);
  }
  return index.get(text) ?? index.get(headerKey(text)) ?? index.get(withoutCode(text));
}

function indexOf(list: CodeListName): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const entry of codes().lists[list]) {
    for (const text of [entry.code, entry.name.zh, entry.name.en, ...entry.aliases]) {
      index.set(text, entry.code);
      const key = headerKey(text);
      if (key !== '' && !index.has(key)) index.set(key, entry.code);
    }
  }
  return index;
}

/** `312 九年一贯制学校`, `312-九年一贯制学校` and `九年一贯制学校(312)` name the code twice. */
function withoutCode(text: string): string {
  return headerKey(text.replace(/^\d{1,3}[-—.:、]?(?=[\u3400-\u9FFF])|[((]\d{1,3}[))]$/g, ''));
}
