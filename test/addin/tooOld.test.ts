import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemText } from '../../src/i18n/index';

const ROOT = join(__dirname, '../..');

/** Every Excel that a text names by its year. */
function years(text: string): readonly string[] {
  return [...text.matchAll(/Excel (20\d\d)/g)].flatMap(([, year]) => year ?? []);
}

describe.each(['zh', 'en'] as const)('an Excel that is too old is told in %s', (language) => {
  it('to become the oldest in which the pane runs, wherever it is told', () => {
    const start = readFileSync(join(ROOT, `src/i18n/texts/start.${language}.json`), 'utf8');
    const params = { version: '1.4' };
    const told = problemText({ kind: 'excel-refused', reason: 'too-old', params }, language);
    expect(years(told)).toEqual(['2021']);
    expect(new Set(years(start))).toEqual(new Set(['2021']));
  });
});
