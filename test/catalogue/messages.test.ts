import { describe, expect, it } from '@jest/globals';
import { checkExample, renderFindings } from '../../src/checks';
import { findStandard, rules } from '../../src/standard';

const found = findStandard('cn.quality-2017');
if (!found.ok) throw new Error('the national standard is missing');
const standard = found.value;
const ruled = rules().filter(({ formula }) => formula !== undefined);

describe.each(ruled.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(['zh', 'en'] as const)('tells its findings with every figure filled in (%s)', (lang) => {
    const findings = rule.examples.fail.flatMap((example) => [
      ...renderFindings(checkExample(rule, example, { standard }), lang),
    ]);
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, expected, observed } of findings) {
      expect(`${message} ${expected}`).not.toMatch(
        /[{}]|无法计算|cannot be computed|undefined|NaN/,
      );
      expect(observed).not.toBe('');
    }
  });

  it('asks for a step, and marks cells that its form has', () => {
    const [first] = rule.examples.fail.flatMap((example) => [
      ...renderFindings(checkExample(rule, example, { standard }), 'zh'),
    ]);
    expect(first?.message).toMatch(/请|应|须/);
    expect(first?.marks.length).toBeGreaterThan(0);
  });
});
