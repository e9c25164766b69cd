import { strFromU8 } from 'fflate';
import { fail, succeed, type Problem, type Result } from '../kernel/result';
import { Attributes } from './attributes';
import { standsAt } from './bytes';
import { endOfDecimal, readDecimal } from './decimal';
import { NameTable } from './names';
import type { RefusalKind } from './reasons';
import { decodeText } from './xmlText';

export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export type Token = typeof END | typeof OPEN | typeof CLOSE | typeof TEXT;

const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const RETURN = 13;
const EXCLAMATION = 33;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;

/** Parts of the format nest about 10 deep. */
const DEEPEST = 200;

/**
 * Walks through the XML of one part, token by token, over the bytes themselves: no tree, no event objects, no string
 * that nobody asks for. That is what lets a sheet of 480,000 cells be read in a fraction of a second (bench/read.ts).
 * Namespaces are told by local names only, so that transitional, strict and oddly prefixed files read alike.
 * A document type declaration is refused, so no entity beyond the five predefined ones can exist.
 *
 * After END, `problem` says whether the part was well formed and within limits. Text that nobody asks for is not decoded, so a bad
 * reference inside it goes unnoticed.
 */
export class XmlScanner {
  /** Local name of the element just opened. */
  name = '';
  /** Open elements, the one just opened included. */
  depth = 0;
  problem: Problem | undefined;
  readonly attributes: Attributes;
  private at = 0;
  private seenRoot = false;
  private closeNext = false;
  private textStart = 0;
  private textEnd = 0;
  private literal = false;
  /** The text has a reference or a line end that needs care. */
  private special = false;
  /** What the last scanned name was. */
  private localName = '';
  private prefixed = false;
  private readonly names = new NameTable();
  /** Where the qualified name of each open element lies. */
  private readonly openStarts = new Int32Array(DEEPEST);
  private readonly openEnds = new Int32Array(DEEPEST);

  constructor(
    readonly bytes: Uint8Array,
    readonly part: string,
  ) {
    this.attributes = new Attributes(bytes, this.names);
  }

  next(): Token {
    if (this.problem !== undefined) return END;
    if (this.closeNext) {
      this.closeNext = false;
      this.depth--;
      return CLOSE;
    }
    const { bytes } = this;
    for (;;) {
      if (this.at >= bytes.length) return this.finish();
      if (bytes[this.at] !== LESS) {
        this.scanText();
        if (this.depth > 0) return TEXT;
        if (!isBlank(bytes, this.textStart, this.textEnd)) return this.invalid();
        continue;
      }
      const c = bytes[this.at + 1] ?? 0;
      if (c === SLASH) return this.closeTag();
      if (c !== EXCLAMATION && c !== QUESTION) return this.openTag();
      if (standsAt(bytes, this.at, '<![CDATA[') && this.depth > 0) return this.literalText();
      if (!this.skipMarkup()) return END;
    }
  }

  /** Text of the element just opened, through its end; text of elements inside it is left out. */
  text(): string {
    const depth = this.depth;
    let out = '';
    for (let token = this.next(); token !== END; token = this.next()) {
      if (token === CLOSE && this.depth < depth) break;
      if (token === TEXT && this.depth === depth)
        out = out === '' ? this.piece() : out + this.piece();
    }
    return out;
  }

  /** Visits the child elements of the element just opened, through its end. What a visitor leaves unread is skipped. */
  forEachChild(visit: (name: string) => void): void {
    const depth = this.depth;
    for (let token = this.next(); token !== END; token = this.next()) {
      if (token === CLOSE && this.depth < depth) return;
      if (token !== OPEN) continue;
      visit(this.name);
      while (this.depth > depth) if (this.next() === END) return;
    }
  }

  /**
   * The plain decimal number that is the whole content of the element just opened; undefined where the content is
   * anything else, and then nothing is consumed.
   */
  plainNumber(): number | undefined {
    if (this.closeNext) return undefined;
    const end = endOfDecimal(this.bytes, this.at);
    if (this.bytes[end] !== LESS || this.bytes[end + 1] !== SLASH) return undefined;
    const value = readDecimal(this.bytes, this.at, end);
    if (value !== undefined) this.at = end;
    return value;
  }

  /**
   * Reads the whole part: visits the children of its root element, which must have the name given. The root's own
   * attributes can be read by `open`.
   */
  readRoot(root: string, visit: (name: string) => void, open?: () => void): Result<void> {
    if (this.next() !== OPEN || this.name !== root) this.invalid();
    open?.();
    this.forEachChild(visit);
    while (this.next() !== END);
    return this.problem === undefined ? succeed(undefined) : { ok: false, problem: this.problem };
  }

  /** Ends the walk: what was read cannot be accepted. The first refusal stands. */
  refuse(
    kind: RefusalKind,
    reason: string,
    params: Readonly<Record<string, string | number>> = {},
  ): typeof END {
    this.problem ??= fail(kind, reason, { part: this.part, ...params }).problem;
    return END;
  }

  private invalid(): typeof END {
    return this.refuse('file-damaged', 'xml-invalid', { position: this.at });
  }

  /** The text just reached. */
  piece(): string {
    if (!this.special) return strFromU8(this.bytes.subarray(this.textStart, this.textEnd));
    const place = this.literal ? 'literal' : 'content';
    const text = decodeText(this.bytes, this.textStart, this.textEnd, place);
    if (text === undefined) this.invalid();
    return text ?? '';
  }

  private finish(): typeof END {
    if (this.depth > 0 || !this.seenRoot) this.invalid();
    return END;
  }

  /** Text up to the next `<`. */
  private scanText(): void {
    const { bytes } = this;
    let end = this.at;
    let special = false;
    for (let c = bytes[end] ?? LESS; c !== LESS; c = bytes[++end] ?? LESS) {
      if (c === AMPERSAND || c === RETURN) special = true;
    }
    this.special = special;
    this.textStart = this.at;
    this.textEnd = end;
    this.literal = false;
    this.at = end;
  }

  private literalText(): Token {
    this.textStart = this.at + 9;
    this.textEnd = indexOfText(this.bytes, ']]>', this.textStart);
    if (this.textEnd < 0) return this.invalid();
    this.literal = true;
    this.special = true;
    this.at = this.textEnd + 3;
    return TEXT;
  }

  /** A comment or a processing instruction. False where it is something else or has no end. */
  private skipMarkup(): boolean {
    const { bytes, at } = this;
    const isComment = standsAt(bytes, at, '<!--');
    if (!isComment && bytes[at + 1] === EXCLAMATION) {
      if (standsAt(bytes, at, '<!DOCTYPE')) this.refuse('file-damaged', 'doctype-refused');
      else this.invalid();
      return false;
    }
    const closing = isComment ? '-->' : '?>';
    const end = indexOfText(bytes, closing, isComment ? at + 4 : at + 2);
    if (end < 0) this.invalid();
    this.at = end + closing.length;
    return end >= 0;
  }

  private closeTag(): Token {
    const { bytes } = this;
    const depth = this.depth - 1;
    if (depth < 0) return this.invalid();
    let at = this.at + 2;
    const end = this.openEnds[depth] ?? 0;
    for (let i = this.openStarts[depth] ?? 0; i < end; i++, at++) {
      if (bytes[i] !== bytes[at]) return this.invalid();
    }
    while (isSpace(bytes[at] ?? 0)) at++;
    if (bytes[at] !== GREATER) return this.invalid();
    this.at = at + 1;
    this.depth = depth;
    return CLOSE;
  }

  private openTag(): Token {
    const { bytes, depth } = this;
    if (depth === DEEPEST || (depth === 0 && this.seenRoot)) return this.invalid();
    const start = this.at + 1;
    const end = this.scanName(start);
    if (end === start) return this.invalid();
    this.name = this.localName;
    this.openStarts[depth] = start;
    this.openEnds[depth] = end;
    this.attributes.clear();
    let at = end;
    while (bytes[at] !== GREATER) {
      if (bytes[at] === SLASH && bytes[at + 1] === GREATER) break;
      at = isSpace(bytes[at] ?? 0) ? this.scanAttribute(at + 1) : -1;
      if (at < 0) return this.invalid();
    }
    this.closeNext = bytes[at] === SLASH;
    this.at = at + (this.closeNext ? 2 : 1);
    this.depth = depth + 1;
    this.seenRoot = true;
    return OPEN;
  }

  /** Takes one attribute, if any is left in the tag, and gives the position behind it; -1 where it is malformed. */
  private scanAttribute(from: number): number {
    const { bytes } = this;
    let start = from;
    while (isSpace(bytes[start] ?? 0)) start++;
    if (bytes[start] === GREATER || bytes[start] === SLASH) return start;
    const nameEnd = this.scanName(start);
    if (nameEnd === start) return -1;
    let at = nameEnd;
    while (isSpace(bytes[at] ?? 0)) at++;
    if (bytes[at++] !== EQUALS) return -1;
    while (isSpace(bytes[at] ?? 0)) at++;
    const quote = bytes[at] ?? 0;
    if (quote !== QUOTE && quote !== APOSTROPHE) return -1;
    const valueStart = at + 1;
    for (at = valueStart; bytes[at] !== quote; at++) {
      if (at >= bytes.length || bytes[at] === LESS) return -1;
    }
    const declaresPrefix = this.prefixed && standsAt(bytes, start, 'xmlns:');
    if (declaresPrefix) return at + 1;
    return this.attributes.add(this.localName, this.prefixed, valueStart, at) ? at + 1 : -1;
  }

  /** Scans a qualified name, leaves its local part in `localName`, and gives the position behind it. */
  private scanName(start: number): number {
    const { bytes } = this;
    let at = start;
    let local = start;
    let hash = 0;
    for (; at < bytes.length; at++) {
      const c = bytes[at] ?? 0;
      if (c === COLON) {
        local = at + 1;
        hash = 0;
      } else if (isNameByte(c)) hash = (hash * 31 + c) | 0;
      else break;
    }
    this.prefixed = local !== start;
    this.localName = at === local ? '' : this.names.at(bytes, local, at, hash);
    return at === local ? start : at;
  }
}

function isSpace(c: number): boolean {
  return c === 32 || c === 10 || c === 13 || c === 9;
}

/** Letters, digits and `_`, `-`, `.`; beyond ASCII everything is let through. */
function isNameByte(c: number): boolean {
  return (
    (c >= 97 && c <= 122) ||
    (c >= 65 && c <= 90) ||
    (c >= 48 && c <= 57) ||
    c === 95 ||
    c === 45 ||
    c === 46 ||
    c >= 128
  );
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isSpace(bytes[i] ?? 0)) return false;
  return true;
}

function indexOfText(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === first && standsAt(bytes, at, text)) return at;
  }
  return -1;
}
