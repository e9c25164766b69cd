import { describe, expect, it } from '@jest/globals';

import { parseFormula } from '../../src/formula';
import { formula } from '../support/formulas';

function refusal(source: string): Record<string, string | number> {
  const parsed = parseFormula(source);
  if (parsed.ok) throw new Error(`${source} parsed`);
  expect(parsed.problem.kind).toBe('formula-invalid');
  const { position = 0, token = '' } = parsed.problem.params;
  return { reason: parsed.problem.reason, position, token };
}

describe('parseFormula', () => {
  it('lists the columns and parameters once each, in order', () => {
    const parsed = formula(
      'SUMIFS(classes[pupils],classes[code],[@code])=[@students]*limit+limit-SUM([code])',
    );
    expect(parsed.columns).toEqual([
      { table: 'classes', key: 'pupils' },
      { table: 'classes', key: 'code' },
      { table: null, key: 'code' },
      { table: null, key: 'students' },
    ]);
    expect(parsed.parameters).toEqual(['limit']);
  });

  it.each([
    ['[@专任教师数]>0', '专任教师数'],
    ['[@[在校生数(人)]]>0', '在校生数(人)'],
    ['[@在校生数（人）]>0', '在校生数（人）'],
    ["[@[it''s '[b']]]>0", "it's [b]"],
    ["[@[序号'#]]>0", '序号#'],
    ['[[#This Row],[学段]]="小学"', '学段'],
  ])('reads the header in %s', (source, key) => {
    expect(formula(source).columns).toEqual([{ table: null, key }]);
  });

  it.each([
    ['表2[学生]', '表2'],
    ['t1[学生]', 't1'],
    ['application/2-2[学生]', 'application/2-2'],
    ['application/1[学生]', 'application/1'],
  ])('reads the table in SUM(%s)', (source, table) => {
    expect(formula(`SUM(${source})`).columns).toEqual([{ table, key: '学生' }]);
  });

  it.each([
    ['', 'empty', 1, ''],
    ['=', 'empty', 1, '='],
    ['1+', 'unexpected-end', 3, ''],
    ['1 2', 'syntax', 3, '2'],
    ['在校生LET()', 'syntax', 1, '在校生LET()'],
    ['SUM([@a]', 'unclosed-parenthesis', 4, '('],
    ['[@a])', 'unexpected-parenthesis', 5, ')'],
    ['1+FOO(2)', 'unknown-function', 3, 'FOO'],
    ['LAMBDA(x,x)', 'unknown-function', 1, 'LAMBDA'],
    ['1+IF(1)', 'argument-count', 3, 'IF'],
    ['COUNTIFS([a],1,[b])', 'argument-count', 1, 'COUNTIFS'],
    ['IF([@a]>1,,2)', 'missing-argument', 1, 'IF'],
    ['[@a]+B2', 'unsupported-reference', 6, 'B2'],
    ['Sheet1!A1', 'unsupported-reference', 1, 'Sheet1!A1'],
    ['[book.xlsx]Sheet1!A1', 'unsupported-reference', 1, '[book.xlsx]Sheet1!A1'],
    ['SUM(Jan:Dec!A1)', 'unsupported-reference', 5, 'Jan:Dec!A1'],
    ['A:A', 'unsupported-reference', 1, 'A:A'],
    ['ledger[@a]', 'unsupported-reference', 1, 'ledger[@a]'],
    ['SUM(t[[a]:[b]])', 'unsupported-reference', 5, 't[[a]:[b]]'],
    ['SUM(t[[#All],[a]])', 'unsupported-reference', 5, 't[[#All],[a]]'],
    ['@a', 'unknown-operator', 1, '@'],
    ['[@a] [@b]', 'unknown-operator', 1, ' '],
    ['{1,2}', 'unsupported-array', 1, '{'],
    ['#REF!+1', 'unsupported-error-value', 1, '#REF!'],
    ['"abc', 'unterminated-text', 1, '"abc'],
    ['SUM([@a]，[@b])', 'full-width-sign', 9, '，'],
    ['[@a]≤3', 'full-width-sign', 5, '≤'],
    ['1e400', 'number-too-large', 1, '1e400'],
    ['[a]>0', 'column-needs-aggregate', 1, '[a]'],
    ['COUNTIFS([@a],1)', 'column-expected', 10, '[@a]'],
    ['SUMPRODUCT([a]*[@b])', 'row-in-array', 16, '[@b]'],
    ['SUMPRODUCT(t[a],u[b])', 'tables-differ', 1, 'SUMPRODUCT'],
    ['SUMIFS(t[a],u[b],1)', 'tables-differ', 1, 'SUMIFS'],
    ['SUMPRODUCT(IF([a]>0,1,2))', 'not-in-array', 12, 'IF'],
    ['COUNTIFS([a],">"&[@a],[b],"<"&[@b])', 'too-many-ordered-criteria', 1, 'COUNTIFS'],
  ])('refuses %s', (source, reason, position, token) => {
    expect(refusal(source)).toMatchObject({ reason, position, token });
  });

  it('keeps to the limits of Excel', () => {
    expect(refusal(`"${'长'.repeat(256)}"`)).toMatchObject({
      reason: 'text-too-long',
      position: 1,
    });
    expect(refusal('1+'.repeat(5000))).toMatchObject({ reason: 'too-long', position: 8193 });
    expect(refusal(`${'-'.repeat(4000)}[@a]`)).toMatchObject({ reason: 'too-deep', position: 258 });
    expect(refusal(`${'NOT('.repeat(300)}[@a]${')'.repeat(300)}`)).toMatchObject({
      reason: 'too-deep',
    });
    expect(parseFormula(`${'('.repeat(2000)}1${')'.repeat(2000)}`).ok).toBe(true);
  });
});
