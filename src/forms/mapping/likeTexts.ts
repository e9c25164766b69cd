import { likeness } from '../../standard';

/** A header's text made ready for comparison with others. */
export interface ComparedText {
  /** What is left without words that add nothing, synonyms under one name. */
  readonly core: string;
  readonly qualifiers: ReadonlySet<string>;
  /** Its numbers, which tell bands apart: 26-30. */
  readonly numbers: string;
}

const { synonyms, fillers, qualifiers } = likeness();

/** Longest first, so that 硕士研究生 is not read as 研究生. */
const synonymPattern = alternatives(synonyms.flat());
const canonical = new Map(
  synonyms.flatMap(([first = '', ...others]) => [first, ...others].map((word) => [word, first])),
);
const fillerPattern = alternatives(fillers);

/** For texts as `headerPathKey` leaves them. */
export function comparedText(key: string): ComparedText {
  const named = key.replace(synonymPattern, (word) => canonical.get(word) ?? word);
  const bare = named.replace(fillerPattern, '');
  return {
    core: bare === '' ? named : bare,
    qualifiers: new Set(qualifiers.filter((word) => named.includes(word) || key.includes(word))),
    numbers: (key.match(/\d+/g) ?? []).join(','),
  };
}

/**
 * Each word that only one of two texts has makes it that much less likely that they mean the same: a word that a sheet
 * adds (女教师数) says something else, one that it leaves out (农民纯收入 for 农民人均纯收入) may be understood.
 */
const ADDED = 0.5;
const LEFT_OUT = 0.7;
const OTHER_NUMBERS = 0.3;

/**
 * How alike a header (`a`) and a known text (`b`) are, from 0 to 1: characters and pairs of them in common, held
 * against words that differ.
 */
export function textLikeness(a: ComparedText, b: ComparedText): number {
  const alike =
    a.core === b.core
      ? 1
      : 0.4 * dice(singles(a.core), singles(b.core)) + 0.6 * dice(pairs(a.core), pairs(b.core));
  const added = [...a.qualifiers].filter((word) => !b.qualifiers.has(word)).length;
  const leftOut = [...b.qualifiers].filter((word) => !a.qualifiers.has(word)).length;
  const numbers = a.numbers === b.numbers ? 1 : OTHER_NUMBERS;
  return alike * ADDED ** added * LEFT_OUT ** leftOut * numbers;
}

/** Twice what is common over all there is: 1 for the same elements, 0 for none in common. */
function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const one of a) left.set(one, (left.get(one) ?? 0) + 1);
  let common = 0;
  for (const one of b) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    left.set(one, count - 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

function singles(text: string): readonly string[] {
  return [...text];
}

/** Neighbours, with the ends marked: where a word stands tells as much as that it is there. */
function pairs(text: string): readonly string[] {
  const characters = ['^', ...text, '$'];
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

function alternatives(words: readonly string[]): RegExp {
  const ordered = [...words].sort((a, b) => b.length - a.length);
  return new RegExp(ordered.join('|'), 'g');
}
