import { describe, expect, it } from '@jest/globals';
import { fields, rules, standards } from '../../src/standard/index';
import problems from '../../src/i18n/texts/problems.zh.json';
import report from '../../src/i18n/texts/report.zh.json';

/** Every 中文 text below a value, with the way to it. */
function chineseTexts(value: unknown, path: string, all = false): [string, string][] {
  if (typeof value === 'string') return all ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = all || key === 'zh' || key.endsWith('_zh');
    return key === 'examples' ? [] : chineseTexts(inner, `${path}/${key}`, own);
  });
}

/** Placeholders, and the name under which Excel itself lists the file type. */
const PLACEHOLDER = / \(\.xlsx\)|\{\{?[^{}]*\}\}?|\$t\([^)]*\)+/g;
const HAN = '[\\u3400-\\u9FFF“”（）、，；。]';
const HALF_WIDTH = new RegExp(`${HAN}[,;:?!()]|[,;:?!()]${HAN}`);

describe('中文 texts', () => {
  const texts = [
    ...chineseTexts(rules(), 'rules'),
    ...chineseTexts(standards(), 'standards'),
    ...chineseTexts(fields(), 'fields'),
    ...chineseTexts(problems, 'problems', true),
    ...chineseTexts(report, 'report', true),
  ].map(([path, text]) => [path, text.replace(PLACEHOLDER, '数')] as const);

  it('use full-width punctuation', () => {
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.filter(([, text]) => HALF_WIDTH.test(text))).toEqual([]);
  });

  it('end a sentence once', () => {
    expect(texts.filter(([, text]) => /[，；、：。]{2}|。\s|，\s/.test(text))).toEqual([]);
  });
});
