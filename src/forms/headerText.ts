import { headerKey } from './text';
import { parseUnit } from './units';

/** A header cell taken apart: what is compared, and the unit that it names. */
export interface HeaderPart {
  readonly key: string;
  readonly unit?: string;
}

const BRACKETS = /[(（[【]([^()（）[\]【】]*)[)）\]】]/g;
/** Counts grades as a unit (6 年级); alone above a column it is the name of the column. */
const GRADE = '年级';
const UNIT_LABEL = /^(?:计量)?单位[:：]?/;

const known = new Map<string, HeaderPart>();

/**
 * Splits `教学及辅助用房面积（㎡）` into the text to compare and its unit. A cell that is nothing but a unit
 * (a second header row of units) has an empty key.
 */
export function headerPart(text: string): HeaderPart {
  let part = known.get(text);
  if (part === undefined) {
    part = readPart(text);
    if (known.size < 50_000) known.set(text, part);
  }
  return part;
}

function readPart(text: string): HeaderPart {
  const bare = text.trim().replace(UNIT_LABEL, '');
  if (bare !== GRADE && isUnit(bare)) return { key: '', unit: bare.replace(/\s/g, '') };
  let unit: string | undefined;
  const rest = text.replace(BRACKETS, (whole: string, content: string) => {
    const pieces = content.split(/[,，、;；]/).map((piece) => piece.trim().replace(UNIT_LABEL, ''));
    const found = pieces.find(isUnit);
    if (found === undefined) return whole;
    unit ??= found.replace(/\s/g, '');
    return pieces.filter((piece) => piece !== found).join('');
  });
  const trailing = /^(.+?)(?:[,，;；]?\s*单位[:：]|\/)\s*([^\s/]{1,4})$/s.exec(rest.trim());
  if (unit === undefined && trailing?.[2] !== undefined && isUnit(trailing[2]))
    return { key: headerKey(trailing[1] ?? ''), unit: trailing[2] };
  return unit === undefined ? { key: headerKey(rest) } : { key: headerKey(rest), unit };
}

/** What stands between the texts of a header, from group to column, where it is shown as one text. */
export const HEADER_PATH_SEPARATOR = ' / ';

/** The form in which whole headers are compared, groups included: `教师情况 / 老师数（人）` as `教师情况老师数`. */
export function headerPathKey(text: string): string {
  return text
    .split(HEADER_PATH_SEPARATOR)
    .map((part) => headerPart(part).key)
    .join('');
}

/** A multiplier alone (万) is no unit, and neither is a level. */
export function isUnit(text: string): boolean {
  return text.length <= 5 && parseUnit(text)?.dimension !== undefined;
}
