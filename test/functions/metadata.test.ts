import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FUNCTIONS } from '../../src/functions/catalogue';
import { functionsFile } from '../../src/functions/metadata';

const LANGUAGES = ['zh', 'en'] as const;
/** A function's own name is its id. */
const WORDS = ['name', 'description'];

/** What formulas in workbooks rest on: everything but the words. */
function signatures(language: 'zh' | 'en'): unknown {
  const wordless = (key: string, value: unknown) => (WORDS.includes(key) ? undefined : value);
  return JSON.parse(JSON.stringify(functionsFile(language), wordless));
}

describe('metadata of the custom functions', () => {
  it.each(LANGUAGES)('keeps ids and parameters as they were published (%s)', (language) => {
    const golden: unknown = JSON.parse(readFileSync('test/functions/signatures.json', 'utf8'));
    expect(signatures(language)).toEqual(golden);
  });

  it('describes each function that the runtime has, and no other', () => {
    const functions = functionsFile('zh').functions;
    expect(functions.map(({ id }) => id)).toEqual(Object.keys(FUNCTIONS));
    expect(functions.map(({ name }) => name)).toEqual(Object.keys(FUNCTIONS));
  });

  it.each(LANGUAGES)('has words for everything, within what Excel shows (%s)', (language) => {
    for (const { description, parameters } of functionsFile(language).functions) {
      for (const text of [description, ...parameters.map((one) => one.description)]) {
        expect(text).not.toMatch(/^of\.|functionHelp|\{\{/);
        expect(text.length).toBeGreaterThan(5);
        expect(text.length).toBeLessThanOrEqual(128);
      }
      for (const { name } of parameters) expect(name).toMatch(/^[\p{L}]{1,64}$/u);
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    }
  });

  it('is Chinese in one file and English in the other', () => {
    const texts = (language: 'zh' | 'en') =>
      functionsFile(language).functions.flatMap(({ parameters }) =>
        parameters.map(({ name }) => name),
      );
    expect(texts('zh').every((name) => /[\u4e00-\u9fff]/.test(name))).toBe(true);
    expect(texts('en').some((name) => /[\u4e00-\u9fff]/.test(name))).toBe(false);
  });
});
