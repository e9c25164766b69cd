import { describe, expect, it } from '@jest/globals';

import { error, notApplicable, unreadable } from '../support/columns';
import { values } from '../support/formulas';

const columns = {
  code: ['A1', 'a1', 'B2', undefined],
  level: ['小学', '初中', '小学', '小学'],
  pupils: [100, 200, 300, 400],
};

describe('COUNTIFS and SUMIFS', () => {
  it('look up the value of the row, without case', () => {
    expect(values('COUNTIFS([code],[@code])', { columns })).toEqual([2, 2, 1, 'UNREADABLE']);
    expect(values('SUMIFS([pupils],[level],[@level])', { columns })).toEqual([800, 200, 800, 800]);
  });

  it('combine criteria', () => {
    expect(values('COUNTIFS([code],[@code],[level],[@level])', { columns })).toEqual([
      1,
      1,
      1,
      'UNREADABLE',
    ]);
    expect(values('COUNTIFS([code],[@code],[level],"小学")', { columns }).slice(0, 3)).toEqual([
      1, 1, 1,
    ]);
    expect(values('COUNTIFS([level],"高中",[code],[@code])', { columns }).slice(0, 3)).toEqual([
      0, 0, 0,
    ]);
  });

  it.each([
    ['COUNTIFS([pupils],">=200")', 3],
    ['COUNTIFS([pupils],">"&limit)', 2],
    ['COUNTIFS([pupils],"<>200")', 3],
    ['COUNTIFS([pupils],200)', 1],
    ['COUNTIFS([pupils],"200")', 1],
    ['COUNTIFS([level],"<>小学")', 1],
    ['COUNTIFS([level],"小*")', 3],
    ['COUNTIFS([level],"?中")', 1],
    ['COUNTIFS([level],"~*")', 0],
    ['COUNTIFS([code],"")', 1],
    ['COUNTIFS([code],"<>")', 3],
    ['SUMIFS([pupils],[code],"a1")', 300],
    ['COUNTIFS([level],">小")', 'UNREADABLE'],
  ])('%s is %p', (source, expected) => {
    expect(values(source, { columns, parameters: { limit: 200 } })[0]).toBe(expected);
  });

  it('order by a value of the row', () => {
    expect(values('COUNTIFS([pupils],">"&[@pupils])+1', { columns })).toEqual([4, 3, 2, 1]);
    expect(values('COUNTIFS([pupils],"<="&[@pupils])', { columns })).toEqual([1, 2, 3, 4]);
    expect(values('COUNTIFS([pupils],">="&[@pupils],[level],[@level])', { columns })).toEqual([
      3, 1, 2, 1,
    ]);
    expect(values('SUMIFS([pupils],[pupils],"<"&[@pupils])', { columns })).toEqual([
      0, 100, 300, 600,
    ]);
    expect(values('COUNTIFS([pupils],"<>"&[@pupils])', { columns })).toEqual([3, 3, 3, 3]);
    expect(values('COUNTIFS([level],"<>"&[@level],[pupils],">150")', { columns })).toEqual([
      1, 2, 1, 1,
    ]);
  });

  it('do not count what may lie beyond the line', () => {
    const holes = { a: [1, unreadable, 3], b: [1, 2, 1], c: [1, notApplicable, 3] };
    expect(values('COUNTIFS([a],">2")', { columns: holes })[0]).toBe('UNREADABLE');
    expect(values('COUNTIFS([a],">2",[b],1)', { columns: holes })[0]).toBe(1);
    expect(values('COUNTIFS([c],">2")', { columns: holes })[0]).toBe(1);
    expect(values('COUNTIFS([a],">"&[@b])', { columns: holes })[0]).toBe('UNREADABLE');
  });

  it('do not add what is no number, where it would be added', () => {
    const holes = { key: [1, 2, 2], n: [5, undefined, 7], e: [error('#N/A'), 1, 2] };
    expect(values('SUMIFS([n],[key],[@key])', { columns: holes })).toEqual([
      5,
      'UNREADABLE',
      'UNREADABLE',
    ]);
    expect(values('SUMIFS([e],[key],[@key])', { columns: holes })).toEqual(['UNREADABLE', 3, 3]);
  });

  it('leave a row undecided whose text Excel would take for a pattern', () => {
    const odd = { name: ['第*小学', '第一小学'] };
    expect(values('COUNTIFS([name],[@name])', { columns: odd })).toEqual(['UNREADABLE', 1]);
    expect(values('COUNTIFS([name],"="&[@name])', { columns: odd })[1]).toBe(1);
  });

  it('read other tables, and work inside SUMPRODUCT', () => {
    const others = { classes: { code: ['a1', 'A1', 'b2'], pupils: [40, 45, 50] } };
    expect(
      values('SUMIFS(classes[pupils],classes[code],[@code])', { columns, others }).slice(0, 3),
    ).toEqual([85, 85, 50]);
    expect(values('ROUND(SUMPRODUCT(1/COUNTIFS([level],[level])),9)', { columns })[0]).toBe(2);
  });

  it('do not mistake long codes for numbers', () => {
    const long = { id: ['110101199001011234', '110101199001011235'] };
    expect(values('COUNTIFS([id],[@id])', { columns: long })).toEqual([1, 1]);
  });
});
