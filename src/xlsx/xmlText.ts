import { strFromU8 } from 'fflate';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const AMPERSAND = 38;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Where text stands decides how white space and references in it are read. */
export type TextPlace = 'content' | 'attribute' | 'literal';

/**
 * Text between two positions; undefined where it refers to an entity other than the five predefined ones, or to a
 * character that XML does not have. Line ends become `\n` (and spaces inside an attribute), as XML demands.
 */
export function decodeText(
  bytes: Uint8Array,
  start: number,
  end: number,
  place: TextPlace,
): string | undefined {
  let plain = true;
  for (let i = start; i < end; i++) {
    const c = bytes[i] ?? 0;
    if (c <= AMPERSAND && isSpecial(c, place)) {
      plain = false;
      break;
    }
  }
  const text = start === end ? '' : strFromU8(bytes.subarray(start, end));
  return plain ? text : normalise(text, place);
}

function isSpecial(c: number, place: TextPlace): boolean {
  if (c === RETURN) return true;
  if (c === AMPERSAND) return place !== 'literal';
  return place === 'attribute' && (c === LINE_FEED || c === TAB);
}

function normalise(raw: string, place: TextPlace): string | undefined {
  const lines = raw.replace(/\r\n?/g, '\n');
  if (place === 'literal') return lines;
  const text = place === 'attribute' ? lines.replace(/[\n\t]/g, ' ') : lines;
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    // The longest reference is &#x10FFFF; a few leading zeros aside.
    const close = text.slice(at, at + 16).indexOf(';');
    const character = close < 0 ? undefined : resolve(text.slice(at + 1, at + close));
    if (character === undefined) return undefined;
    out += text.slice(from, at) + character;
    from = at + close + 1;
  }
  return out + text.slice(from);
}

function resolve(reference: string): string | undefined {
  if (!reference.startsWith('#')) return ENTITIES.get(reference);
  const match = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(reference);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : parseInt(match[1], 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

function isXmlCharacter(code: number): boolean {
  if (code < 32) return code === TAB || code === LINE_FEED || code === RETURN;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff);
}
