import { tokenize, type Token } from '@borgar/fx';

/** Rewrites a formula word by word; the very text comes back where no word changes. */
export function mapTokens(
  formula: string,
  rewrite: (token: Token, next: Token | undefined) => string,
): string {
  const tokens = tokenize(formula);
  let changed = false;
  const words = tokens.map((token, index) => {
    const word = rewrite(token, tokens[index + 1]);
    changed ||= word !== token.value;
    return word;
  });
  return changed ? words.join('') : formula;
}

/** The sheet part of a reference: `'表 1'!`, `Sheet1:Sheet3!`, `[2]Sheet1!`. */
export interface SheetPrefix {
  /** As written, `!` included; empty where there is none. */
  readonly text: string;
  /** Number or name of another workbook in brackets, or nothing. */
  readonly book: string;
  readonly first: string;
  /** Last sheet of a run of sheets; the same as `first` where one is named. */
  readonly last: string;
}

/** Cuts a reference into its sheet part and the rest; the sheet part is undefined where there is none. */
export function splitReference(value: string): {
  readonly prefix: SheetPrefix | undefined;
  readonly rest: string;
} {
  const quoted = /^'((?:[^']|'')*)'!/.exec(value);
  if (quoted !== null) {
    const text = quoted[0];
    return {
      prefix: prefixOf(text, (quoted[1] ?? '').replaceAll("''", "'")),
      rest: value.slice(text.length),
    };
  }
  const mark = value.indexOf('!');
  if (mark < 0 || value.startsWith('#')) return { prefix: undefined, rest: value };
  return {
    prefix: prefixOf(value.slice(0, mark + 1), value.slice(0, mark)),
    rest: value.slice(mark + 1),
  };
}

/** The sheets that a name stands for, as it reads between the quotes. */
export function prefixOf(text: string, name: string): SheetPrefix {
  const end = name.lastIndexOf(']') + 1;
  const sheets = name.slice(end);
  const colon = sheets.indexOf(':');
  return {
    text,
    book: name.slice(0, end),
    first: colon < 0 ? sheets : sheets.slice(0, colon),
    last: colon < 0 ? sheets : sheets.slice(colon + 1),
  };
}

/** Sheets are the same whatever the case. */
export function sameSheet(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether any reference of a formula is to that sheet; one without a sheet is to `on`. */
export function refersTo(formula: string, on: string | undefined, sheet: string): boolean {
  return tokenize(formula).some((token) => {
    if (token.type !== 'range' && token.type !== 'range_beam') return false;
    const { prefix } = splitReference(token.value);
    if (prefix === undefined) return on !== undefined && sameSheet(on, sheet);
    return prefix.book === '' && sameSheet(prefix.first, sheet) && sameSheet(prefix.last, sheet);
  });
}
