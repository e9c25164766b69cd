import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { likeness } from '../../src/standard/index';

const word = v.pipe(v.string(), v.regex(/^[\u3400-\u9FFF]+$/));
const schema = v.strictObject({
  synonyms: v.array(v.pipe(v.array(word), v.minLength(2))),
  fillers: v.array(word),
  qualifiers: v.array(word),
});

function repeated(words: readonly string[]): readonly string[] {
  return words.filter((one, at) => words.indexOf(one) !== at);
}

describe('likeness', () => {
  const { synonyms, fillers, qualifiers } = likeness();

  it('has the shape that its readers rely on', () => {
    expect(v.safeParse(schema, likeness()).issues).toBeUndefined();
  });

  it('says one thing of each word', () => {
    expect(repeated(synonyms.flat())).toEqual([]);
    expect(repeated(fillers)).toEqual([]);
    expect(repeated(qualifiers)).toEqual([]);
  });

  it('takes no word for nothing that changes what is meant', () => {
    expect(fillers.filter((filler) => qualifiers.includes(filler))).toEqual([]);
  });
});
