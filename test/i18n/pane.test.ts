import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paneTranslator } from '../../src/i18n/pane';

interface Texts {
  readonly [key: string]: string | Texts;
}

const FOLDER = 'src/i18n/texts';
const SCREENS = [
  'pane',
  'ready',
  'overview',
  'findings',
  'schools',
  'balance',
  'settings',
  'page',
  'start',
];
/** Namespaces of the engine's own texts, which the page prints too. */
const ELSEWHERE = ['report', 'problem', 'view'];

function textsOf(namespace: string, language: string): Texts {
  return JSON.parse(readFileSync(`${FOLDER}/${namespace}.${language}.json`, 'utf8')) as Texts;
}

/** Every key with the parameters that its text names. */
function shape(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    if (typeof text !== 'string') return shape(text, `${path}${key}.`);
    const params = [...new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name))].sort();
    return [`${path}${key} ${params.join(' ')}`.trim()];
  });
}

function allTexts(texts: Texts): string[] {
  return Object.values(texts).flatMap((text) =>
    typeof text === 'string' ? [text] : allTexts(text),
  );
}

/** Literal keys in the pane's sources, `t('title')` under the namespace that the file asks for. */
function keysUsed(): string[] {
  const files = readdirSync('src/taskpane', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(join('src/taskpane', file), 'utf8');
      const namespace = /useText\('(\w+)'\)/.exec(source)?.[1];
      const keys = [...source.matchAll(/\b(?:t|say)\(\s*'([\w.:-]+)'/g)].map(([, key = '']) => key);
      // A file that is handed its translator does not say of which namespace it is.
      return keys.flatMap((key) =>
        key.includes(':') ? [key] : namespace === undefined ? [] : [`${namespace}:${key}`],
      );
    })
    .filter((key) => !ELSEWHERE.includes(key.split(':')[0] ?? ''));
}

describe('texts of the pane', () => {
  it.each([...SCREENS, 'view'])(
    '%s says the same with the same figures in both languages',
    (name) => {
      expect(shape(textsOf(name, 'en')).sort()).toEqual(shape(textsOf(name, 'zh')).sort());
    },
  );

  it.each(SCREENS)('%s punctuates Chinese as Chinese', (name) => {
    const half = allTexts(textsOf(name, 'zh')).filter((text) =>
      /[\u4e00-\u9fff}][,;:?!]|[\u4e00-\u9fff]\.(?!\w)/.test(text),
    );
    expect(half).toEqual([]);
  });

  it('exist for every key that the sources name', () => {
    const keys = keysUsed();
    expect(keys.length).toBeGreaterThan(40);
    for (const language of ['zh', 'en'] as const) {
      const t = paneTranslator(language);
      const missing = keys.filter((key) => t(key) === key.slice(key.indexOf(':') + 1));
      expect(missing).toEqual([]);
    }
  });
});
