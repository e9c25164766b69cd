/** Blanks that people and exports leave inside texts, zero-width ones included. */
const BLANKS = /[\s\u200B-\u200D\u2060\uFEFF]+/g;

/** `_x000D_` is a carriage return as statistics exports leave it in headers, undecoded. */
const LINE_BREAKS = /_x000[dDaA]_|[\r\n\t\v\f]/g;

export function withoutLineBreaks(text: string): string {
  return text.replace(LINE_BREAKS, '');
}

export function hasLineBreak(text: string): boolean {
  return text.search(LINE_BREAKS) >= 0;
}

export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, '');
}

export function hasBlank(text: string): boolean {
  return text.search(BLANKS) >= 0;
}

/** Full-width letters, digits and signs; the ideographic space counts as a blank, not as one of these. */
export function hasFullWidth(text: string): boolean {
  return /[\uFF01-\uFF5E]/.test(text);
}

/** Half-width, without line breaks and blanks: the form in which numbers, codes and markers are compared. */
export function compact(text: string): string {
  return withoutBlanks(withoutLineBreaks(text).normalize('NFKC'));
}

/**
 * A text fit to show and to compare: no line breaks, single blanks, none beside a Chinese character
 * ("红 旗 小学" is the same school as "红旗小学"), half-width letters, digits and brackets.
 */
export function tidy(text: string): string {
  return text
    .replace(LINE_BREAKS, ' ')
    .replace(/[\uFF08\uFF09\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (c) => c.normalize('NFKC'))
    .replace(BLANKS, ' ')
    .trim()
    .replace(/ ?([\u3400-\u9FFF\u3000-\u303F]) ?/g, '$1');
}

/** Marks without meaning in a header. Comparison signs, `-` and digits carry some: `26-30人`, `≥96㎡`. */
const HEADER_MARKS =
  /[\s\u200B-\u200D\u2060\uFEFF,.;:!?'"()[\]{}、。，；：！？“”‘’「」【】《》〈〉〔〕·•★☆*＊_|\\/]+/g;

/** Leading item numbers: `1.`, `(3)`, `①`, `一、`, `12、`. A bare number is none: `25人及以下`. */
const ITEM_NUMBER =
  /^(?:[①-⑳]|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、])(?!\d)/;

/** The form in which headers are compared: half-width, lower case, without marks, blanks and item numbers. */
export function headerKey(text: string): string {
  return withoutLineBreaks(text)
    .trim()
    .replace(ITEM_NUMBER, '')
    .normalize('NFKC')
    .replace(/[~～—–―至]/g, '-')
    .replace(HEADER_MARKS, '')
    .toLowerCase();
}
