/**
 * Reading XML as text with positions, for splicing. Nothing is ever serialised again: what is not cut or inserted
 * stays as the file has it, down to quotes, blanks and the order of attributes.
 */

export interface Tag {
  /** Position of `<`. */
  readonly start: number;
  /** One past `>`. */
  readonly end: number;
  /** Name without its prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
}

export interface Element {
  readonly name: string;
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
  /** What stands between the tags; both equal `end` for an empty-element tag. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

const GREATER = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const COLON = 58;

/** The next tag at or after a position; comments, CDATA and processing instructions are passed over. */
export function nextTag(text: string, from: number): Tag | undefined {
  for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1);
    if (next !== BANG && next !== QUESTION) return readTag(text, at);
    at = endOfMarkup(text, at);
    if (at < 0) return undefined;
  }
  return undefined;
}

function endOfMarkup(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9);
  return after(text, text.charCodeAt(at + 1) === QUESTION ? '?>' : '>', at + 2);
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function readTag(text: string, start: number): Tag | undefined {
  const closing = text.charCodeAt(start + 1) === SLASH;
  let at = closing ? start + 2 : start + 1;
  let nameStart = at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) nameStart = at + 1;
    else if (code <= 32 || code === SLASH || code === GREATER) break;
  }
  const name = text.slice(nameStart, at);
  const end = endOfTag(text, at);
  if (end < 0) return undefined;
  const kind = closing ? 'close' : text.charCodeAt(end - 2) === SLASH ? 'empty' : 'open';
  return { start, end, name, kind };
}

/** One past the `>` that closes a tag; a `>` inside an attribute value does not. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === 34 || code === 39) {
      at = text.indexOf(code === 34 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** The element whose start tag is the first at or after a position. */
export function elementAt(text: string, from: number): Element | undefined {
  const tag = nextTag(text, from);
  return tag === undefined || tag.kind === 'close' ? undefined : elementOf(text, tag);
}

/** Elements that never hold one of their own kind, and of which a sheet has very many or very large ones. */
const FLAT: ReadonlySet<string> = new Set(['sheetData', 'row', 'c']);

/** Ends at the next end tag of that name: much faster than matching every tag between. */
function flatElement(text: string, tag: Tag): Element | undefined {
  const { name, start, end } = tag;
  const close = `</${text.slice(start + 1, text.indexOf(name, start))}${name}`;
  for (let at = text.indexOf(close, end); at >= 0; at = text.indexOf(close, at + 1)) {
    const closing = isWithinMarkup(text, end, at) ? undefined : readTag(text, at);
    if (closing?.name === name)
      return { name, tag, start, end: closing.end, contentStart: end, contentEnd: closing.start };
  }
  return undefined;
}

/** Whether a position lies inside a comment or CDATA section that begins after `from`; both are rare in a sheet. */
function isWithinMarkup(text: string, from: number, at: number): boolean {
  // Looked for in that stretch alone: searching the whole text backwards would be quadratic.
  const found = text.slice(from, at).lastIndexOf('<!');
  if (found < 0) return false;
  const open = from + found;
  return text.indexOf(text.startsWith('<!--', open) ? '-->' : ']]>', open) > at;
}

/** The element that a start tag begins. */
export function elementOf(text: string, tag: Tag): Element | undefined {
  const { name, start, end } = tag;
  if (tag.kind === 'empty') return { name, tag, start, end, contentStart: end, contentEnd: end };
  if (FLAT.has(name)) return flatElement(text, tag);
  let depth = 1;
  for (let next = nextTag(text, end); next !== undefined; next = nextTag(text, next.end)) {
    if (next.kind === 'open') depth++;
    else if (next.kind === 'close' && --depth === 0)
      return { name, tag, start, end: next.end, contentStart: end, contentEnd: next.start };
  }
  return undefined;
}

/** The child elements, in order; undefined where the tags do not match up. */
export function childrenOf(text: string, parent: Element): readonly Element[] | undefined {
  const children: Element[] = [];
  let at = parent.contentStart;
  for (;;) {
    const tag = nextTag(text, at);
    if (tag === undefined || tag.start >= parent.contentEnd) return children;
    if (tag.kind === 'close') return undefined;
    const child = elementOf(text, tag);
    if (child === undefined) return undefined;
    children.push(child);
    at = child.end;
  }
}

/** Every element of that local name inside another, nested ones too. */
export function descendants(text: string, parent: Element, name: string): readonly Element[] {
  const found: Element[] = [];
  for (
    let tag = nextTag(text, parent.contentStart);
    tag !== undefined && tag.start < parent.contentEnd;
    tag = nextTag(text, tag.end)
  ) {
    if (tag.name !== name || tag.kind === 'close') continue;
    const element = elementOf(text, tag);
    if (element !== undefined) found.push(element);
  }
  return found;
}

export interface Attribute {
  readonly name: string;
  readonly value: string;
  /** From the first character of the name to one past the closing quote. */
  readonly start: number;
  readonly end: number;
}

/** Attributes of a start tag with their full names, entities decoded. */
export function attributesOf(text: string, tag: Tag): readonly Attribute[] {
  const attributes: Attribute[] = [];
  const pattern = /\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  const source = text.slice(tag.start, tag.end);
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    attributes.push({
      name: match[1] ?? '',
      value: decodeEntities(match[2] ?? match[3] ?? ''),
      start: tag.start + match.index + 1,
      end: tag.start + pattern.lastIndex,
    });
  }
  return attributes;
}

export function attribute(text: string, tag: Tag, name: string): string | undefined {
  return attributesOf(text, tag).find((candidate) => candidate.name === name)?.value;
}

/** Text inside an element without its tags, entities decoded. */
export function textOf(text: string, element: Element): string {
  const inside = text.slice(element.contentStart, element.contentEnd);
  return decodeEntities(inside.replace(/<[^>]*>/g, ''));
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w+));/g,
    (whole, hex, dec, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? whole;
      const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(dec);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Text as element content or attribute value. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Text of a cell or note: what XML cannot hold is written `_x000B_` as the format prescribes, and text that looks like
 * such an escape is protected by escaping its first character (ECMA-376 part 1, 22.9.2.19).
 */
export function escapeCellText(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')).replace(
    /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
    (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
