import { describe, expect, it } from '@jest/globals';
import { runExample } from '../../src/checks';
import { fieldsOfRow } from '../../src/checks/oneRow';
import { DEFAULT_STANDARD, findStandard, rules, type RuleExample } from '../../src/standard';
import { valueOf as valueOfResult } from '../support/live';
import { checkCall, valueOf } from './calls';

const OUTCOMES: Readonly<Record<string, boolean | string>> = {
  pass: true,
  fail: false,
  'cannot-tell': '无法判断',
  'not-applicable': '不适用',
};

const standard = valueOfResult(findStandard(DEFAULT_STANDARD));
const askable = rules().flatMap((rule) => {
  const fields = fieldsOfRow(rule);
  return fields === undefined ? [] : [{ rule, fields }];
});

/** An example of one row and nothing else: what CHECK can be given. */
function isPlain({ rows, others, layout }: RuleExample): boolean {
  return rows.length === 1 && others === undefined && layout === undefined;
}

describe('CHECK', () => {
  it('knows every rule about one row', () => {
    expect(askable.length).toBeGreaterThan(120);
    expect(rules().length - askable.length).toBeGreaterThan(50);
  });

  it('says of every example what the engine says', () => {
    let compared = 0;
    for (const { rule, fields } of askable.filter(({ fields }) => !fields.includes('this'))) {
      const { pass, fail, boundary, undecidable } = rule.examples;
      for (const example of [...pass, ...fail, ...boundary, ...undecidable].filter(isPlain)) {
        const [row = {}] = example.rows;
        // a form without the column is no question to a function that is given all values
        if (!fields.every((key) => key in row)) continue;
        const table = example.table ?? rule.on[0];
        if (table !== rule.on[0]) continue;
        const expected = OUTCOMES[runExample(rule, example, { standard })];
        const values = fields.map((key) => row[key] ?? null);
        expect([
          rule.id,
          values,
          valueOf(
            checkCall(
              rule.id,
              values.map((one) => [one]),
            ),
          ),
        ]).toEqual([rule.id, values, expected]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('reads cells as forms are read', () => {
    const said = (...values: readonly unknown[]) => valueOf(checkCall('R-005', ...values));
    expect([said(18, 18), said(19, 18), said('18人', ' 18 ')]).toEqual([true, false, true]);
    expect(said('约18', 20)).toBe('无法判断');
    expect(said('', 20)).toBe('无法判断');
    expect(said({ code: '#REF!' }, 20)).toBe('无法判断');
    expect(valueOf(checkCall('R-016-2', 0, 0))).toBe('不适用');
  });

  it('takes values one by one, in ranges, and in both', () => {
    const whole = checkCall('R-001', 1, 2, 3, 4, 10);
    expect(whole).toEqual({ ok: true, value: true });
    expect(checkCall('r-001', [[1, 2, 3, 4, 10]])).toEqual(whole);
    expect(checkCall('R-001', [[1], [2]], 3, [[4, 10]])).toEqual(whole);
  });

  it('asks for the column of a rule that runs on many', () => {
    for (const column of ['在校生数', 'students', ' 在 校 生 数 '])
      expect(valueOf(checkCall('C-008', column, 12.5))).toBe(false);
    expect(valueOf(checkCall('C-008', '在校生数', 12))).toBe(true);
    expect(valueOf(checkCall('C-008', '在校生数', ''))).toBe('不适用');
  });
});
