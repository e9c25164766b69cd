import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Texts {
  readonly [key: string]: string | Texts;
}

const FOLDER = 'src/i18n/texts';
/** Whose keys are a problem's kind and reason, which no source spells out together; of the start page, an object's. */
const MADE_UP = ['problems', 'start'];

const NAMESPACES = readdirSync(FOLDER)
  .flatMap((file) => /^(\w+)\.zh\.json$/.exec(file)?.[1] ?? [])
  .filter((name) => !MADE_UP.includes(name));

function keysOf(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [path + key] : keysOf(text, `${path}${key}.`),
  );
}

/** All that stands in quotes and could name a text, and what templates begin with before the first value. */
function quoted(): { readonly whole: ReadonlySet<string>; readonly begun: ReadonlySet<string> } {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n');
  const found = (pattern: RegExp) => new Set([...sources.matchAll(pattern)].map(([, t = '']) => t));
  return { whole: found(/['"`]([\w.:-]+)['"`]/g), begun: found(/`([\w.:-]+\.)\$\{/g) };
}

const { whole, begun } = quoted();

function isUsed(namespace: string, key: string): boolean {
  const bare = key.replace(/_(?:one|other)$/, '');
  return [bare, `${namespace}:${bare}`].some(
    (name) => whole.has(name) || [...begun].some((start) => name.startsWith(start)),
  );
}

describe('texts', () => {
  it.each(NAMESPACES)('of %s are all named by the sources', (namespace) => {
    const texts = JSON.parse(readFileSync(`${FOLDER}/${namespace}.zh.json`, 'utf8')) as Texts;
    expect(keysOf(texts).filter((key) => !isUsed(namespace, key))).toEqual([]);
  });
});
