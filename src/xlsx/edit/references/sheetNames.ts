import type { Token } from '@borgar/fx';
import { mapTokens, prefixOf, sameSheet, splitReference, type SheetPrefix } from './tokens';

/** A formula after a sheet has been renamed. The very text comes back where the sheet is not named. */
export function renameSheetIn(formula: string, from: string, to: string): string {
  return mapSheets(formula, (prefix) => {
    const first = sameSheet(prefix.first, from) ? to : prefix.first;
    const last = sameSheet(prefix.last, from) ? to : prefix.last;
    return { first, last };
  });
}

/**
 * A formula after a sheet is gone: references to it become `#REF!`. A run of sheets that began or ended with it begins
 * or ends with its neighbour inside the run, if `order` (the names before removal, in order) tells which that is.
 */
export function removeSheetFrom(
  formula: string,
  sheet: string,
  order: readonly string[] = [],
): string {
  return mapSheets(formula, ({ first, last }) => {
    if (!sameSheet(first, sheet) && !sameSheet(last, sheet)) return { first, last };
    const place = (name: string) => order.findIndex((one) => sameSheet(one, name));
    const [from, to] = [place(first), place(last)];
    if (sameSheet(first, last) || from < 0 || to < 0) return undefined;
    const step = from < to ? 1 : -1;
    const start = sameSheet(first, sheet) ? order[from + step] : first;
    const end = sameSheet(last, sheet) ? order[to - step] : last;
    return start === undefined || end === undefined ? undefined : { first: start, last: end };
  });
}

type Sheets = Pick<SheetPrefix, 'first' | 'last'>;

/** Gives every reference of this workbook its sheets; undefined makes it `#REF!`. */
function mapSheets(formula: string, sheetsOf: (prefix: SheetPrefix) => Sheets | undefined): string {
  let dropping = false;
  return mapTokens(formula, (token, next) => {
    if (dropping) {
      // What follows a sheet that is gone: `!`, then the word behind it, which is an error already.
      dropping = token.value === '!';
      return token.value === '!' ? '' : token.value;
    }
    const prefix = prefixIn(token, next);
    if (prefix?.book !== '') return token.value;
    const sheets = sheetsOf(prefix);
    const isBare = !token.value.startsWith(prefix.text);
    if (sheets === undefined) {
      dropping = isBare;
      return isBare ? '' : '#REF!';
    }
    if (sheets.first === prefix.first && sheets.last === prefix.last) return token.value;
    const name = sheetReference(sheets.first, sheets.last);
    return isBare ? name.slice(0, -1) : name + token.value.slice(prefix.text.length);
  });
}

/** The sheet part of a word; before an error value it is a word of its own. */
function prefixIn(token: Token, next: Token | undefined): SheetPrefix | undefined {
  switch (token.type) {
    case 'range':
    case 'range_beam':
    case 'range_named':
      return splitReference(token.value).prefix;
    case 'context':
    case 'context_quote': {
      if (next?.value !== '!') return undefined;
      const bare = token.value.replace(/^'(.*)'$/s, '$1').replaceAll("''", "'");
      return prefixOf(`${token.value}!`, bare);
    }
    default:
      return undefined;
  }
}

/** Names that a formula may hold without quotes. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
/** Plain names that read as cells, as R1C1 references or as truth values. */
const MISLEADING = /^(?:[a-z]{1,3}\d+|r\d*(?:c\d*)?|c\d*|true|false)$/i;

/** Sheets as a formula names them, `!` included: `Sheet1!`, `'表 1'!`, `'表 1:表 3'!`. */
export function sheetReference(first: string, last = first): string {
  const needsQuotes = [first, last].some((name) => !PLAIN.test(name) || MISLEADING.test(name));
  const name = first === last ? first : `${first}:${last}`;
  return needsQuotes ? `'${name.replaceAll("'", "''")}'!` : `${name}!`;
}
