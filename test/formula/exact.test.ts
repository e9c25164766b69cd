import { describe, expect, it } from '@jest/globals';

import { evaluateExact } from '../../src/formula';
import { contextOf, formula, value, values } from '../support/formulas';

describe('decisions at the line', () => {
  it.each([
    ['0.1+0.2<=0.3', true],
    ['0.1+0.2=0.3', true],
    ['0.1+0.2>0.3', false],
    ['0.85*5.3>=4.505', true],
    ['0.85*5.3<>4.505', false],
    ['4.35*100=435', true],
    ['1.1*1.1=1.21', true],
    ['1/3*3=1', true],
    ['2/3+1/3>=1', true],
    ['100*3/71.42857>=4.2', true],
    ['100*3/71.42857<=4.2', false],
    ['SUM(0.1,0.2)=0.3', true],
    ['AVERAGE(0.1,0.2)=0.15', true],
    ['MAX(0.1+0.2,0.3)=0.3', true],
    ['MIN(0.1+0.2,0.3)>=0.3', true],
    ['ABS(0.3-0.1-0.2)=0', true],
    ['IF(0.1+0.2=0.3,0.1+0.7,0)*10=8', true],
    ['30%-0.1=0.2', true],
    ['MOD(0.3,0.1)=0', true],
    ['INT((0.1+0.7)*10)=8', true],
    ['ROUND(1.005,2)=1.01', true],
    ['ROUND(-1.005,2)=-1.01', true],
    ['ROUNDUP(0.1+0.2,1)=0.3', true],
    ['1.1^2=1.21', true],
    ['SQRT(2)^2=2', true],
    ['SQRT(0.09)=0.3', true],
    ['(0.1+0.2=0.3)*1=1', true],
    ['0.123456789*10^9*(0.987654321*10^9)=123456789*987654321', true],
    ['1234567.89*(1/7)*(1/11)*(1/13)*1001=1234567.89', true],
    ['1.00000000001>1', true],
    ['1.00000000001+0=1', false],
  ])('%s is %p', (source, expected) => {
    expect(value(source)).toBe(expected);
  });

  it('decides every row of a column of ties, whatever path it takes', () => {
    const columns = {
      a: [0.1, 1.1, 1 / 3, 123456.789],
      b: [0.2, 2.2, 2 / 3, 0.011],
      c: [0.3, 3.3, 1, 123456.8],
    };
    expect(values('[@a]+[@b]=[@c]', { columns })).toEqual([true, true, false, true]);
    expect(values('[@a]+[@b]<[@c]', { columns })).toEqual([false, false, true, false]);
  });

  it('adds decimals of a whole column exactly', () => {
    const columns = {
      a: Array.from({ length: 10 }, () => 0.1),
      b: Array.from({ length: 10 }, () => 1),
    };
    expect(values('SUM([a])=[@b]', { columns })[0]).toBe(true);
    expect(values('SUMIFS([a],[b],[@b])=[@b]', { columns })[0]).toBe(true);
    expect(values('SUMPRODUCT([a]*[b])=[@b]', { columns })[0]).toBe(true);
    expect(values('AVERAGE([a])=0.1', { columns })[0]).toBe(true);
  });
});

describe('rounding of what was computed', () => {
  it.each([
    ['ROUNDUP(12+0.07-12,2)', 0.07],
    ['ROUND(12+0.005-12,2)', 0.01],
    ['INT((4.35-4)*100)', 35],
    ['MOD(12.3-12,0.1)', 0],
    ['ROUND(100+0.125-100,1+1)', 0.13],
    ['INT(SQRT(9)*1.1*10)', 33],
  ])('%s is %p', (source, expected) => {
    expect(value(source)).toBe(expected);
    expect(values(source.replace('12+', '[@a]+'), { columns: { a: [12, 12] } })[1]).toBe(expected);
  });
});

describe('evaluateExact', () => {
  it('gives the fraction behind the double', () => {
    const context = contextOf({ columns: { a: [0.1], b: [3] } });
    expect(evaluateExact(formula('[@a]/[@b]'), context, 0)?.toFraction()).toBe('1/30');
    expect(evaluateExact(formula('100*[@a]>=10'), context, 0)?.toFraction()).toBe('1');
    expect(evaluateExact(formula('SUM([a],[b],1)'), context, 0)?.toFraction()).toBe('41/10');
  });

  it('has nothing to say of roots, text, blanks and divisions by zero', () => {
    const context = contextOf({ columns: { a: [undefined], b: [2] } });
    for (const source of ['SQRT([@b])', '"x"', '[@a]+1', '1/0', '[@a]>1', 'missing+1']) {
      expect(evaluateExact(formula(source), context, 0)).toBeUndefined();
    }
  });
});
