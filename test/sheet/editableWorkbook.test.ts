import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CellData } from '../../src/sheet/data';
import { gridFromRows } from '../../src/sheet/denseGrid';
import { editableGrid } from '../../src/sheet/editableGrid';
import { dataOf, editableWorkbook } from '../../src/sheet/editableWorkbook';
import { CELLS_NAME_PREFIX, sheetNameOfRole } from '../../src/sheet/ownership';
import type { Grid } from '../../src/sheet/grid';
import { exampleData } from '../support/live';
import { cellsOf } from '../support/readSnapshot';

function sizes({ rowCount, columnCount, cellCount }: Grid) {
  return [rowCount, columnCount, cellCount];
}

describe('a grid that is edited', () => {
  it('gives what a grid of the same cells gives, whatever was written, emptied and written again', () => {
    const cell = fc.record({
      row: fc.nat(300),
      column: fc.oneof(fc.nat(5), fc.constantFrom(255, 256, 700)),
      value: fc.constantFrom(1, 'a', null, null, true),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }), (changes) => {
        const rows = Array.from({ length: 301 }, () =>
          new Array<CellData['value']>(701).fill(null),
        );
        let grid = editableGrid([]);
        for (const cells of changes) {
          grid = grid.with(cells);
          for (const { row, column, value } of cells) (rows[row] ?? [])[column] = value;
        }
        const expected = gridFromRows(rows);
        expect(sizes(grid)).toEqual(sizes(expected));
        expect(cellsOf(grid)).toEqual(cellsOf(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the grid before as it was', () => {
    const before = editableGrid([{ row: 0, column: 0, value: 1 }]);
    const after = before.with([
      { row: 0, column: 0, value: null },
      { row: 2, column: 1, value: null, formula: 'A1+1' },
    ]);
    expect([before.value(0, 0), sizes(before)]).toEqual([1, [1, 1, 1]]);
    expect([after.value(0, 0), after.formula(2, 1), sizes(after)]).toEqual([
      null,
      'A1+1',
      [3, 2, 1],
    ]);
  });
});

describe('a workbook that is edited', () => {
  it('is the workbook that it was made of', () => {
    const data = exampleData('examples/county-messy.xlsx');
    expect(dataOf(editableWorkbook(data).snapshot())).toEqual(data);
  });

  it('keeps sheets that do not change, and shows its user what she made only', () => {
    const data = exampleData('examples/county.xlsx');
    const [first, ...others] = data.sheets;
    if (first === undefined) throw new Error('no sheet');
    const added = {
      ...first,
      name: '校际均衡',
      cells: [{ row: 0, column: 0, value: 'ours' }],
    };
    const column = Math.max(...first.cells.map((cell) => cell.column)) + 1;
    const cells = [...first.cells, { row: 0, column, value: 'ours' }];
    const workbook = editableWorkbook({
      ...data,
      sheets: [{ ...first, cells }, ...others, added],
      definedNames: [
        { name: sheetNameOfRole('balance'), refersTo: '校际均衡!$A$1' },
        { name: `${CELLS_NAME_PREFIX}1`, refersTo: `'${first.name}'!$BB$1:$BD$1` },
      ],
    });
    const before = workbook.userSnapshot();
    expect(dataOf(before)).toEqual(data);
    workbook.change([
      { kind: 'cells', sheet: others[0]?.name ?? '', cells: [{ row: 90, column: 0, value: 7 }] },
    ]);
    const after = workbook.userSnapshot();
    expect(after.sheets[0]).toBe(before.sheets[0]);
    expect(after.sheets[1]?.grid.value(90, 0)).toBe(7);
  });
});
