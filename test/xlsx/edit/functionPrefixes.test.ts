import { describe, expect, it } from '@jest/globals';
import { filePrefixes } from '../../../src/xlsx/edit/functionPrefixes';
import { edited, partText } from '../../support/editing';
import { packRows } from '../../support/packWorkbook';

describe('functions younger than the format', () => {
  it.each([
    ['CONCAT(A1,B1)', '_xlfn.CONCAT(A1,B1)'],
    ['ifs(A1>1,TEXTJOIN(",",TRUE,A1:B1))', '_xlfn.IFS(A1>1,_xlfn.TEXTJOIN(",",TRUE,A1:B1))'],
    ['SORT(FILTER(A1:A9,B1:B9>0))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,B1:B9>0))'],
    ['STDEV.S (A1:A9)+MAXIFS(A:A,B:B,1)', '_xlfn.STDEV.S (A1:A9)+_xlfn.MAXIFS(A:A,B:B,1)'],
    ['XLOOKUP(A1,表!A:A,表!B:B)', '_xlfn.XLOOKUP(A1,表!A:A,表!B:B)'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(filePrefixes(typed)).toBe(stored);
    expect(filePrefixes(stored)).toBe(stored);
  });

  it.each([
    'SUM(A1:A9)',
    'COUNTIFS(A:A,"CONCAT(1)")',
    "'SORT(1)'!A1+IF(A1,1,2)",
    'MYSORT(A1)',
    'SORT',
    'IFS+1',
    'FORECAST(1,A:A,B:B)',
  ])('%s is stored as it is', (formula) => {
    expect(filePrefixes(formula)).toBe(formula);
  });

  it('get their prefix when a cell is saved', () => {
    const cell = { at: { row: 0, column: 0 }, value: '甲', formula: 'CONCAT(B1)' };
    const bytes = edited(packRows(''), { kind: 'set-cells', sheet: '数据', cells: [cell] });
    expect(partText(bytes, 'xl/worksheets/sheet1.xml')).toContain('<f>_xlfn.CONCAT(B1)</f>');
  });
});
