import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { translatorOver } from '../../src/i18n/make';

interface Texts {
  readonly [key: string]: string | Texts;
}

const FOLDER = 'src/i18n/texts';
const NAMESPACES = readdirSync(FOLDER).flatMap((file) => /^(\w+)\.en\.json$/.exec(file)?.[1] ?? []);

function textsOf(namespace: string, language: string): Texts {
  return JSON.parse(readFileSync(join(FOLDER, `${namespace}.${language}.json`), 'utf8')) as Texts;
}

function flat(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as const] : flat(text, `${path}${key}.`),
  );
}

/** What a word is like that goes with several only: a plural noun, or a verb of a plural subject. */
const VERBS = new Set([
  'are',
  'were',
  'have',
  'do',
  'differ',
  'meet',
  'miss',
  'need',
  'stay',
  'take',
]);
/** Words that end in s and are no plurals. */
const SINGULAR =
  /(?:ss|us|is|[^aeiou]as)$|^(?:its|has|was|does|always|lies|holds|lacks|needs|uses|says|belongs|overlaps|resembles|others|differs|misses|gives|stands|means|meets|stays|takes|counts|becomes|declares|unpacks|comes|looks|limits)$/;

/** Figures of texts are numbers where they come before a word that is counted; names and cells are no figures. */
const FIGURES = new Set(
  ['count', 'schools', 'rows', 'files', 'sheets', 'cells', 'formulas', 'pupils', 'rules', 'checked']
    .concat([
      'missed',
      'met',
      'of',
      'least',
      'passed',
      'failed',
      'unknown',
      'explained',
      'rest',
      'info',
    ])
    .concat([
      'received',
      'listed',
      'needed',
      'given',
      'done',
      'total',
      'error',
      'warning',
      'below',
    ]),
);

const translate = translatorOver(
  Object.fromEntries(
    (['zh', 'en'] as const).map((language) => [
      language,
      Object.fromEntries(NAMESPACES.map((name) => [name, textsOf(name, language)])),
    ]),
  ),
);

/** The text with every figure the same; other parameters are a name. */
function shown(namespace: string, key: string, text: string, figure: number): string {
  const params = [...text.matchAll(/\{\{(\w+)/g)].map(
    ([, name = '']): [string, string | number] => [name, FIGURES.has(name) ? figure : 'N'],
  );
  return translate('en')(`${namespace}:${key}`, Object.fromEntries(params));
}

/** Words that do not go with the figure 1 before them. */
function clashes(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.,])1 ((?:of 1 )?(?:[a-z]+ )?)([a-z]+)\b/g)].flatMap(
    ([whole, before = '', last = '']) => {
      const words = [...before.replace('of 1', '').trim().split(' '), last].filter(Boolean);
      return words.some((word) => VERBS.has(word) || (word.endsWith('s') && !SINGULAR.test(word)))
        ? [whole]
        : [];
    },
  );
}

const counting = NAMESPACES.flatMap((namespace) =>
  flat(textsOf(namespace, 'en'))
    .filter(([, text]) =>
      [...text.matchAll(/\{\{(\w+)/g)].some(([, name = '']) => FIGURES.has(name)),
    )
    .map(([key, text]) => [namespace, key, text] as const),
);

describe('English texts that count', () => {
  it('are many', () => {
    expect(counting.length).toBeGreaterThan(80);
  });

  it('never put 1 before several', () => {
    const wrong = counting.flatMap(([namespace, key, text]) =>
      clashes(shown(namespace, key, text, 1)).map((clash) => `${namespace}:${key}: ${clash}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have other words for one than for more, and none for a language without', () => {
    const varied = counting.filter(([, , text]) => text.includes('plural('));
    expect(varied.length).toBeGreaterThan(40);
    for (const [namespace, key, text] of varied) {
      const [one, two] = [1, 2].map((figure) => shown(namespace, key, text, figure));
      expect(one?.replaceAll('1', '2')).not.toBe(two);
      expect(two).not.toMatch(/plural|one:|other:/);
    }
    const chinese = NAMESPACES.flatMap((name) => flat(textsOf(name, 'zh')));
    expect(chinese.filter(([, text]) => text.includes('plural('))).toEqual([]);
  });
});

describe('a figure and its word', () => {
  const t = translatorOver({
    zh: { a: { rows: '{{rows}} 行' } },
    en: { a: { rows: '{{rows}} {{rows, plural(one: row; other: rows)}}, {{n}}' } },
  });

  it.each([
    [0, '0 rows, x'],
    [1, '1 row, x'],
    [2, '2 rows, x'],
    [1.5, '1.5 rows, x'],
    ['1', '1 row, x'],
    ['1,001', '1,001 rows, x'],
  ])('%s', (rows, text) => {
    expect(t('en')('a:rows', { rows, n: 'x' })).toBe(text);
  });

  it('stay as they are in Chinese', () => {
    expect(t('zh')('a:rows', { rows: 1 })).toBe('1 行');
  });

  it('is told from its neighbours by this very test', () => {
    expect(clashes('1 files were read')).toEqual(['1 files were']);
    expect(clashes('Of 1 schools the files differ')).toEqual(['1 schools the']);
    expect(clashes('1 of 1 indicators are met')).toHaveLength(1);
    expect(clashes('1 file was read, 11 files, 2021 files, 1 school lacks it')).toEqual([]);
  });
});
