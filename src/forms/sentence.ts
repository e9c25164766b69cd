import { UNIT_SUFFIX } from './units';

/** A printed sentence with blanks, ready to be compared with what people filled in. */
export interface SentencePattern {
  readonly slots: readonly Slot[];
}

interface Slot {
  readonly key: string;
  /** Unit that the form prints after the blank. */
  readonly unit: string | undefined;
  /** Text before the blank, without marks and blanks; '' directly after another blank. */
  readonly anchor: string;
}

/** What stands in place of a blank: its text, '' where it was left open, undefined where it cannot be told. */
export type Filled = ReadonlyMap<string, string | undefined>;

const SLOT = /\{([a-z0-9_]+)(?::([^}]+))?\}/g;
const MARKS = /[\s\u200B-\u200D\u2060\uFEFF,，;；:：。、()（）]/;
const UNIT_AHEAD = new RegExp(`^${UNIT_SUFFIX}`);
/** So much of the text before a blank must be there when the whole is not: people reword sentences. */
const SHORTEST_ANCHOR = 3;

/** Reads `超过2000人的小学{oversize_primary:所}，初中{oversize_junior:所}`. */
export function parseSentence(text: string): SentencePattern {
  const slots: Slot[] = [];
  let end = 0;
  for (const match of text.matchAll(SLOT)) {
    slots.push({
      key: match[1] ?? '',
      unit: match[2],
      anchor: bare(text.slice(end, match.index)).text,
    });
    end = match.index + match[0].length;
  }
  return { slots };
}

/**
 * Finds what people wrote in place of the blanks, by the texts around them, wherever blanks, line breaks and
 * punctuation moved. Undefined when none of those texts is there.
 */
export function fillings(pattern: SentencePattern, text: string): Filled | undefined {
  const plain = bare(text.normalize('NFKC'));
  const found = locate(pattern, plain.text);
  if (found.every((place) => place === undefined)) return undefined;
  const filled = new Map<string, string | undefined>();
  pattern.slots.forEach((slot, index) => {
    const place = found[index];
    if (place === undefined) {
      if (!filled.has(slot.key)) filled.set(slot.key, undefined);
      return;
    }
    const run = runOf(pattern, index);
    const next = found.slice(index + run.length).find((later) => later !== undefined);
    const from = plain.at[place.end - 1];
    const until = next === undefined ? undefined : plain.at[next.start];
    const content = text.normalize('NFKC').slice((from ?? -1) + 1, until);
    const pieces = run.length === 1 ? [content] : content.split(/[、,，;；和及]/);
    run.forEach((each, at) =>
      filled.set(
        each.key,
        pieces.length < run.length ? undefined : trimmed(pieces[at] ?? '', each.unit),
      ),
    );
  });
  return filled;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the text before each blank stands; undefined where it does not, and for blanks that follow another. */
function locate(pattern: SentencePattern, text: string): readonly (Place | undefined)[] {
  let from = 0;
  return pattern.slots.map(({ anchor }) => {
    if (anchor === '') return undefined;
    for (let cut = 0; cut === 0 || anchor.length - cut >= SHORTEST_ANCHOR; cut++) {
      const start = text.indexOf(anchor.slice(cut), from);
      if (start < 0) continue;
      from = start + anchor.length - cut;
      return { start, end: from };
    }
    return undefined;
  });
}

/** A blank and those that follow it with nothing but punctuation between. */
function runOf(pattern: SentencePattern, index: number): readonly Slot[] {
  const [first, ...rest] = pattern.slots.slice(index);
  if (first === undefined) return [];
  const stop = rest.findIndex(({ anchor }) => anchor !== '');
  return [first, ...(stop < 0 ? rest : rest.slice(0, stop))];
}

/** The figure and its unit, without what follows in the sentence; '' for a blank left open. */
function trimmed(content: string, unit: string | undefined): string {
  const text = content.replace(/[_\s]+/g, '').replace(/^[、,，;；:：]+|[、,，;；:：。.]+$/g, '');
  const number = /^[+-]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (number === undefined) return unit !== undefined && text.startsWith(unit) ? '' : openOr(text);
  const rest = text.slice(number.length);
  const suffix = UNIT_AHEAD.exec(rest)?.[0] ?? '';
  const after = rest.slice(suffix.length);
  return number + suffix + (/^[。;；,，]/.test(after) ? '' : after);
}

/** Only the unit and what ends the sentence is left when nothing was filled in. */
function openOr(text: string): string {
  const rest = text.replace(UNIT_AHEAD, '');
  return rest === '' || /^[。;；,，(]/.test(rest) ? '' : text;
}

/** A text without marks, and where each of its characters stood. */
function bare(text: string): { readonly text: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let kept = '';
  const source = text.normalize('NFKC');
  for (let index = 0; index < source.length; index++) {
    const unit = source.charAt(index);
    if (MARKS.test(unit)) continue;
    kept += unit;
    at.push(index);
  }
  return { text: kept, at };
}
