import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { edited } from '../support/editing';
import { packRows } from '../support/packWorkbook';
import { firstSheet } from '../support/readSnapshot';

const piece = fc.oneof(
  fc.constantFrom('_x000B_', '_x005F_', '_x005f_x0041_', '_x', '_', 'x0041_', '\u000b', '\u0001'),
  fc.constantFrom('甲', 'A', '\n', '\t', '\r', '&lt;', '<b>', '"', ' '),
);
const texts = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

const EMPTY = packRows('<row r="1"><c r="A1"/></row>');

describe('texts of cells', () => {
  it('are read as they were written, whatever looks like an escape', () => {
    fc.assert(
      fc.property(texts, texts, (text, result) => {
        const cells = [
          { at: { row: 0, column: 0 }, value: text },
          { at: { row: 1, column: 0 }, value: result, formula: 'A1' },
        ];
        const grid = firstSheet(edited(EMPTY, { kind: 'set-cells', sheet: '数据', cells })).grid;
        expect([grid.value(0, 0), grid.value(1, 0)]).toEqual([text, result]);
      }),
      { numRuns: 200 },
    );
  });

  it('are read without the escapes of other programs', () => {
    const bytes = packRows(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>A1</f><v>甲_x000D_乙</v></c></row>',
      { sharedStrings: '<si><t>_x005F_x000D_</t></si>' },
    );
    const grid = firstSheet(bytes).grid;
    expect([grid.value(0, 0), grid.value(0, 1)]).toEqual(['_x000D_', '甲\r乙']);
  });
});
