import { describe, expect, it } from '@jest/globals';

import { error, notApplicable, unreadable } from '../support/columns';
import { value, values } from '../support/formulas';

describe('arithmetic', () => {
  it.each([
    ['1+2*3', 7],
    ['(1+2)*3', 9],
    ['-2^2', 4],
    ['2^3^2', 64],
    ['50%', 0.5],
    ['-50%', -0.5],
    ['10-4-3', 3],
    ['1/0', '#DIV/0!'],
    ['0^0', '#NUM!'],
    ['SQRT(-1)', '#NUM!'],
    ['10^300*10^300', '#NUM!'],
    ['MOD(-3,2)', 1],
    ['MOD(3,-2)', -1],
    ['MOD(1,0)', '#DIV/0!'],
    ['INT(-1.5)', -2],
    ['INT((0.1+0.7)*10)', 8],
    ['MAX(1,3,2)', 3],
    ['MIN(2,1,3)', 1],
    ['SUM(1,2,3)', 6],
    ['AVERAGE(1,2)', 1.5],
    ['=1+1', 2],
    ['sum(1,2)', 3],
  ])('%s is %p', (source, expected) => {
    expect(value(source)).toBe(expected);
  });

  it.each([
    ['ROUND(2.675,2)', 2.68],
    ['ROUND(1.005,2)', 1.01],
    ['ROUND(-2.5,0)', -3],
    ['ROUND(0.85*5.3,2)', 4.51],
    ['ROUND(1250,-2)', 1300],
    ['ROUND(2.67499999999,2)', 2.67],
    ['ROUNDUP(1.01,1)', 1.1],
    ['ROUNDUP(0.1+0.2,1)', 0.3],
    ['ROUNDUP(-1.1,0)', -2],
  ])('%s rounds the decimal figure: %p', (source, expected) => {
    expect(value(source)).toBe(expected);
  });
});

describe('what a cell can hold', () => {
  it.each([
    [undefined, 'UNREADABLE'],
    [unreadable, 'UNREADABLE'],
    [notApplicable, 'UNREADABLE'],
    ['12', 'UNREADABLE'],
    [error('#REF!'), '#REF!'],
  ])('%p leaves arithmetic and comparisons undecided', (cell, expected) => {
    expect(value('[@a]+1', { a: cell })).toBe(expected);
    expect(value('[@a]>=1', { a: cell })).toBe(expected);
    expect(value('[@a]=[@a]', { a: cell })).toBe(cell === '12' ? true : expected);
  });

  it('settles AND and OR with what is decided', () => {
    expect(value('AND([@a]>1,1>2)')).toBe(false);
    expect(value('AND(1<2,[@a]>1)')).toBe('UNREADABLE');
    expect(value('OR([@a]>1,1<2)')).toBe(true);
    expect(value('OR([@a]>1,1>2)')).toBe('UNREADABLE');
    expect(value('NOT([@a]>1)')).toBe('UNREADABLE');
  });

  it('takes only the branch that IF asks for', () => {
    expect(value('IF(ISBLANK([@a]),0,[@a])', { a: undefined })).toBe(0);
    expect(value('IF(ISBLANK([@a]),0,[@a])', { a: 5 })).toBe(5);
    expect(value('IF([@a]>1,1,2)', { a: undefined })).toBe('UNREADABLE');
    expect(value('IF(1>2,1)')).toBe(false);
  });

  it('sees what a cell is', () => {
    expect(value('ISBLANK([@a])', { a: undefined })).toBe(true);
    expect(value('ISBLANK([@a])', { a: notApplicable })).toBe(false);
    expect(value('ISNUMBER([@a])', { a: 0 })).toBe(true);
    expect(value('ISNUMBER([@a])', { a: unreadable })).toBe(false);
  });
});

describe('text', () => {
  it('compares without case, EXACT with it', () => {
    expect(value('[@a]="abc"', { a: 'ABC' })).toBe(true);
    expect(value('[@a]<>"abd"', { a: 'ABC' })).toBe(true);
    expect(value('EXACT([@a],"abc")', { a: 'ABC' })).toBe(false);
    expect(value('EXACT([@a],"ABC")', { a: 'ABC' })).toBe(true);
  });

  it('does not order text, nor compare it with numbers', () => {
    expect(value('[@a]<"b"', { a: 'a' })).toBe('UNREADABLE');
    expect(value('[@a]=1', { a: '1' })).toBe('UNREADABLE');
    expect(value('[@a]=TRUE', { a: 1 })).toBe('UNREADABLE');
  });

  it.each([
    ['LEFT("320104001",6)', '320104'],
    ['LEFT("abc")', 'a'],
    ['RIGHT("abc",2)', 'bc'],
    ['RIGHT("abc",0)', ''],
    ['MID("abcdef",2,3)', 'bcd'],
    ['LEN("均衡")', 2],
    ['LEN(12.5)', 4],
    ['VALUE("12")+1', 13],
    ['VALUE("x")', 'UNREADABLE'],
    ['"a"&1&"b"', 'a1b'],
    ['CONCATENATE("a","b",0.5)', 'ab0.5'],
  ])('%s is %p', (source, expected) => {
    expect(value(source)).toBe(expected);
  });
});

describe('columns', () => {
  const columns = { a: [1, 2, 3], b: [10, 20, 30], c: [1, undefined, 3] };

  it('adds up whole columns on every row', () => {
    expect(values('SUM([a])', { columns })).toEqual([6, 6, 6]);
    expect(values('[@a]/SUM(ledger[a])', { columns })).toEqual([1 / 6, 2 / 6, 3 / 6]);
    expect(values('MAX([a],[@b])', { columns })).toEqual([10, 20, 30]);
    expect(values('AVERAGE([b])', { columns })).toEqual([20, 20, 20]);
    expect(values('COUNT([c])', { columns })).toEqual([2, 2, 2]);
    expect(values('SUMPRODUCT([a],[b])', { columns })).toEqual([140, 140, 140]);
    expect(values('SUMPRODUCT(([a]>1)*[b])', { columns })).toEqual([50, 50, 50]);
  });

  it('does not guess at a hole in a column', () => {
    expect(values('SUM([c])', { columns })).toEqual(['UNREADABLE', 'UNREADABLE', 'UNREADABLE']);
    expect(values('SUMPRODUCT([a],[c])', { columns })[0]).toBe('UNREADABLE');
  });

  it('reads other tables, parameters and the column of the rule', () => {
    expect(
      values('[@this]<=SUM(county[total])*limit', {
        columns: { a: [5, 7] },
        others: { county: { total: [2, 4] } },
        parameters: { limit: 1 },
        self: 'a',
      }),
    ).toEqual([true, false]);
  });

  it('leaves unknown columns, tables and parameters undecided', () => {
    expect(value('[@nowhere]+1')).toBe('UNREADABLE');
    expect(value('SUM(nowhere[a])')).toBe('UNREADABLE');
    expect(value('nowhere')).toBe('UNREADABLE');
  });

  it('reads the tables of the national forms by their names', () => {
    const others = { 'application/2-2': { students: [1, 2] } };
    expect(values('SUM(application/2-2[students])', { others })).toEqual([3]);
  });
});
