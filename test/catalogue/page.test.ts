import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cataloguePage } from '../../scripts/catalogue/page';
import { ruleEntry } from '../../scripts/catalogue/entry';
import { rules } from '../../src/standard';

const committed = (name: string): string =>
  readFileSync(join(__dirname, '../../docs', name), 'utf8');

describe('the catalogue of rules', () => {
  it('is committed as the data gives it: run `npm run docs`', () => {
    expect(committed('rules.zh.md') === cataloguePage('zh')).toBe(true);
    expect(committed('rules.md') === cataloguePage('en')).toBe(true);
  });

  it('has every rule once, in both languages', () => {
    for (const lang of ['zh', 'en'] as const) {
      const heads = [...cataloguePage(lang).matchAll(/^### (\S+) /gm)].map(([, id]) => id);
      expect([...heads].sort()).toEqual(
        rules()
          .map(({ id }) => id)
          .sort(),
      );
    }
  });

  it('says the formula in words and names the source with how far it can be trusted', () => {
    const rule = rules().find(({ id }) => id === 'R-005');
    if (rule === undefined) throw new Error('R-005 is gone');
    expect(ruleEntry(rule, 'zh')).toContain('县级以上骨干教师数 不大于 专任教师数');
    expect(ruleEntry(rule, 'zh')).toContain('（间接来源）');
    expect(ruleEntry(rule, 'en')).toContain('(secondary source)');
  });
});
