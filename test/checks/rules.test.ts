import { describe, expect, it } from '@jest/globals';
import { checkExample, renderFindings, runExample, testNames } from '../../src/checks';
import { DEFAULT_STANDARD, findStandard, rules } from '../../src/standard';
import type { Rule, RuleExample } from '../../src/standard';

function contextOf(rule: Rule) {
  const found = findStandard(rule.standards?.[0] ?? DEFAULT_STANDARD);
  if (!found.ok) throw new Error(`rule ${rule.id} names an unknown standard`);
  return { standard: found.value };
}

function outcomes(rule: Rule, examples: readonly RuleExample[]) {
  return examples.map((example) => runExample(rule, example, contextOf(rule)));
}

describe.each(rules().map((rule) => [rule.id, rule] as const))('rule %s', (_id, rule) => {
  it('passes where its figures are right', () => {
    expect(rule.examples.pass.length).toBeGreaterThan(0);
    expect(outcomes(rule, rule.examples.pass)).toEqual(rule.examples.pass.map(() => 'pass'));
  });

  it('fails where they are wrong', () => {
    expect(rule.examples.fail.length).toBeGreaterThan(0);
    expect(outcomes(rule, rule.examples.fail)).toEqual(rule.examples.fail.map(() => 'fail'));
  });

  it('decides the cases on the line as it says', () => {
    const { boundary } = rule.examples;
    expect(boundary.length).toBeGreaterThan(0);
    expect(outcomes(rule, boundary)).toEqual(boundary.map(({ outcome }) => outcome));
  });

  it('does not decide what cannot be decided', () => {
    const { undecidable } = rule.examples;
    expect(undecidable.length).toBeGreaterThan(0);
    const decided = outcomes(rule, undecidable).filter((outcome) => /^(pass|fail)$/.test(outcome));
    expect(decided).toEqual([]);
  });

  it('renders its failures in both languages with every figure filled in', () => {
    for (const example of rule.examples.fail) {
      const outcome = checkExample(rule, example, contextOf(rule));
      for (const lang of ['zh', 'en'] as const) {
        const findings = [...renderFindings(outcome, lang)];
        expect(findings.length).toBeGreaterThan(0);
        for (const { message, expected } of findings) {
          expect(message).not.toMatch(/[{}]|undefined|NaN|\[object/);
          expect(expected).not.toMatch(/[{}]|undefined|NaN|\[object/);
          expect(message.length).toBeGreaterThan(10);
        }
      }
    }
  });
});

describe('the rules as data', () => {
  it('have ids of their own', () => {
    const ids = rules().map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('have exactly one of formula and test, and tests that exist', () => {
    for (const { formula, test } of rules()) {
      expect((formula === undefined) !== (test === undefined)).toBe(true);
      if (test !== undefined) expect(testNames()).toContain(test);
    }
  });

  it('use every test of the registry', () => {
    const used = new Set(rules().flatMap(({ test }) => test ?? []));
    expect(testNames().filter((name) => !used.has(name))).toEqual([]);
  });

  it('never make an error of a threshold that is only proposed', () => {
    const wrong = rules().filter(
      ({ basis, severity }) => basis === 'proposed' && severity === 'error',
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
