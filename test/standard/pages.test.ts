import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeStandard, standards } from '../../src/standard';

/** The words of a page or a line, without Markdown's marks and without line breaks. */
function plain(text: string): string {
  return text.replace(/\\/g, '').replace(/[<>]/g, '').replace(/\s+/g, ' ');
}

const PAGES = [
  ['zh', 'docs/standards.zh.md'],
  ['en', 'docs/standards.md'],
] as const;

describe.each(PAGES)('the page in %s, %s', (lang, path) => {
  const page = plain(readFileSync(join(__dirname, '../..', path), 'utf8'));

  it('is what scripts/standards-docs.ts writes (run it again after a change of the data)', () => {
    const missing = standards()
      .flatMap((standard) => describeStandard(standard, lang))
      .map((line) => plain(line).trim())
      .filter((line) => line !== '' && !page.includes(line));
    expect(missing).toEqual([]);
  });
});
