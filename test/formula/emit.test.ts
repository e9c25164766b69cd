import { describe, expect, it } from '@jest/globals';

import { emitFormula } from '../../src/formula';
import { formula } from '../support/formulas';

const STRUCTURED = {
  cell: (key: string) => `[@[${key}]]`,
  range: (table: string | null, key: string) => `${table ?? '台账'}[${key}]`,
  parameters: { limit: 0.85, lowest: -2, tiny: 1e-7 },
  self: '在校生数',
};

describe('emitFormula', () => {
  it.each([
    ['[@专任教师数]+1', '[@[专任教师数]]+1'],
    ['[@this]>=limit', '[@[在校生数]]>=0.85'],
    ['SUM([a])+SUM(表[b])', 'SUM(台账[a])+SUM(表[b])'],
    ['(1+2)*3', '(1+2)*3'],
    ['1+(2*3)', '1+2*3'],
    ['1-(2-3)', '1-(2-3)'],
    ['(1-2)-3', '1-2-3'],
    ['6/(3*2)', '6/(3*2)'],
    ['2^(3^2)', '2^(3^2)'],
    ['-(2^2)', '-(2^2)'],
    ['(-[@a])^2', '-[@[a]]^2'],
    ['(-[@a])%', '(-[@[a]])%'],
    ['1-lowest', '1-(-2)'],
    ['lowest^2', '-2^2'],
    ['1-tiny', '1-1E-7'],
    ['("a"&"b")="ab"', '"a"&"b"="ab"'],
    ['"a"&("b"="b")', '"a"&("b"="b")'],
    ['"say ""hi"""', '"say ""hi"""'],
    ['(1<2)=TRUE', '1<2=TRUE'],
    ['1<(2=TRUE)', '1<(2=TRUE)'],
    ['if([@a]>1,"x","y")', 'IF([@[a]]>1,"x","y")'],
    ['COUNTIFS([a],">="&[@a])', 'COUNTIFS(台账[a],">="&[@[a]])'],
    ['unknown+1', 'unknown+1'],
  ])('%s becomes %s', (source, expected) => {
    expect(emitFormula(formula(source), STRUCTURED)).toBe(expected);
  });

  it('takes addresses and other sheets from the binding', () => {
    const binding = {
      cell: (key: string) => (key === 'a' ? '$B7' : '$C7'),
      range: () => "'表2-2'!$F$7:$F$90",
      parameters: {},
    };
    expect(emitFormula(formula('[@a]/SUM(t[x])<=[@b]'), binding)).toBe(
      "$B7/SUM('表2-2'!$F$7:$F$90)<=$C7",
    );
  });
});
