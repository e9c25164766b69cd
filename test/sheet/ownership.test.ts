import { describe, expect, it } from '@jest/globals';
import {
  freeSheetName,
  ownedAreas,
  ownedSheets,
  parseReferences,
  sheetNameOfRole,
} from '../../src/sheet/ownership';

const NAMES = [
  { name: 'Junheng_sheet_findings', refersTo: "'校验结果'!$A$1" },
  { name: 'Junheng_cells_1', refersTo: "'a, b''c'!$H$1:$J$9,学校!$K$3" },
  { name: 'Junheng_filled_1', refersTo: "'学校'!$B$2" },
  { name: '在校生', refersTo: "'学校'!$C$2:$C$4" },
  { name: 'Junheng_sheet_gone', refersTo: '#REF!' },
];

describe('what is ours in a workbook', () => {
  it('is told by defined names alone', () => {
    expect([...ownedSheets({ definedNames: NAMES })]).toEqual(['校验结果']);
    expect(ownedAreas({ definedNames: NAMES }).map(({ sheet }) => sheet)).toEqual([
      "a, b'c",
      '学校',
      '学校',
    ]);
  });

  it('is nothing where a name points nowhere', () => {
    expect(parseReferences("'学校'!#REF!")).toEqual([]);
  });
});

describe('names of our sheets', () => {
  const named = (...names: string[]) => ({
    definedNames: NAMES,
    sheets: names.map((name) => ({ name })),
  });

  it('give way to the user’s, whatever their case, and not to our own', () => {
    expect(freeSheetName(named('学校', '校验结果'), '校验结果')).toBe('校验结果');
    expect(freeSheetName(named('Balance', 'balance (2)'), 'balance')).toBe('balance (3)');
  });

  it('keep to what a sheet may be called', () => {
    expect(freeSheetName(named(), '甲/乙[1]')).toBe('甲 乙 1 ');
    expect(freeSheetName(named('x'.repeat(31)), 'x'.repeat(40))).toBe(`${'x'.repeat(27)} (2)`);
  });

  it('make defined names of any role', () => {
    expect(sheetNameOfRole('balance-2017')).toBe('Junheng_sheet_balance_2d_2017');
  });
});
