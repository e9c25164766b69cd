import type { CodeListName, Field } from '../../standard';
import { isCellError } from '../../sheet/cell';
import type { CellValue } from '../../sheet/cell';
import { codeOf, isNumericField, readCell } from '../readCell';
import { textOf } from '../sheetView';
import { compact } from '../text';

/** What the values below a header say for a field, against it, or nothing. */
export interface Evidence {
  /** Share of the values that can be values of the field; undefined where there are none. */
  readonly fits: number | undefined;
  /** They are values of hardly any other field: names or codes of schools, names of the field's own code list. */
  readonly tells?: 'school' | 'code';
}

const TELLING_SHARE = 0.6;
const SCHOOL_NAME = /(?:小学|中学|初中|学校|附小|附中|教学点|校区|完小|中心校)(?:[(（].*[)）])?$/;
const NOTHING: Evidence = { fits: undefined };

export function evidenceOf(values: readonly CellValue[], field: Field): Evidence {
  const filled = values.filter(isFilled);
  if (filled.length === 0) return NOTHING;
  const fits = filled.filter((value) => canBe(value, field)).length / filled.length;
  const tells = fits >= TELLING_SHARE ? whatTells(field, filled) : undefined;
  return tells === undefined ? { fits } : { fits, tells };
}

function isFilled(value: CellValue): boolean {
  return compact(textOf(value)) !== '';
}

/** Whether any values could be told to be the field's by themselves. */
export function mayTell({ key, type }: Field): boolean {
  return key === 'school_name' || key === 'school_code' || type === 'enum';
}

/** Codes of one or two digits are like any small number; the names of what they stand for are not. */
function whatTells({ key, type }: Field, values: readonly CellValue[]): Evidence['tells'] {
  if (key === 'school_name' || key === 'school_code') return 'school';
  if (type !== 'enum') return undefined;
  return values.some((value) => /[\u3400-\u9FFF]/.test(textOf(value))) ? 'code' : undefined;
}

function canBe(value: CellValue, field: Field): boolean {
  if (value === null || isCellError(value)) return false;
  if (isNumericField(field)) return isFigure(value, field);
  const text = compact(textOf(value));
  // 九年一贯制学校 is what a school is, not what it is called.
  if (field.key === 'school_name')
    return SCHOOL_NAME.test(text) && codeOf('schoolTypes', text) === undefined;
  if (field.key === 'school_code') return /^\d{10}[A-Za-z]?$/.test(text);
  if (field.type === 'code') return /^[0-9A-Za-z]{4,}$/.test(text);
  if (field.type === 'flag') return codeOf('flags', text) !== undefined;
  if (field.type === 'enum' && field.codes !== undefined)
    return codeOf(field.codes as CodeListName, text) !== undefined;
  // A serial number is a text of digits; other texts have words.
  return field.key === 'seq' ? /^\d{1,5}$/.test(text) : !/^[\d.,%]+$/.test(text);
}

/** Signs that stand for a missing figure are no evidence against one. */
function isFigure(value: number | string | boolean, field: Field): boolean {
  const { number, state } = readCell(value, field);
  if (number === undefined) return !['text', 'unreadable'].includes(state);
  if (field.type === 'year') return number >= 1840 && number <= 2100;
  if (field.type === 'count') return Number.isInteger(number) && number >= 0 && number < 10_000_000;
  return number >= 0;
}
