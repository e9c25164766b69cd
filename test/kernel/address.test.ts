import { describe, expect, it } from '@jest/globals';
import {
  columnName,
  formatArea,
  parseAddress,
  parseArea,
  sheetPrefix,
} from '../../src/kernel/address';

describe('addresses', () => {
  it('names columns as Excel does', () => {
    expect([0, 25, 26, 701, 702, 16383].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });

  it('reads addresses with and without dollar signs and refuses what lies outside a sheet', () => {
    expect(parseAddress('$F$7')).toEqual({ row: 6, column: 5 });
    expect(parseAddress('XFD1048576')).toEqual({ row: 1048575, column: 16383 });
    expect([
      parseAddress('XFE1'),
      parseAddress('A0'),
      parseAddress('A1048577'),
      parseAddress('7F'),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('reads an area with its corners in any order and writes a single cell without a colon', () => {
    expect(parseArea('C3:A1')).toEqual({ top: 0, left: 0, bottom: 2, right: 2 });
    expect(formatArea({ top: 1, left: 1, bottom: 1, right: 1 })).toBe('B2');
  });

  it('doubles quotes in sheet names', () => {
    expect(sheetPrefix("表'2")).toBe("'表''2'!");
  });
});
