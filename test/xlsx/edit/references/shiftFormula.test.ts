import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatAddress, type Area } from '../../../../src/kernel/address';
import {
  moveFormula,
  removeSheetFrom,
  renameSheetIn,
  shiftArea,
  shiftFormula,
  shiftSharedFormula,
  shiftSqref,
  type LineChange,
} from '../../../../src/xlsx/edit/references';

const change = (
  kind: LineChange['kind'],
  axis: LineChange['axis'],
  at: number,
  count = 1,
): LineChange => ({ sheet: '学校', axis, at, count, kind });

const ON = { sheet: '学校' };
const insertRows = (row: number, count = 1) => change('insert', 'rows', row - 1, count);
const deleteRows = (row: number, count = 1) => change('delete', 'rows', row - 1, count);

describe('references to lines that come and go', () => {
  it.each([
    ['SUM(A1:A3)', insertRows(2), 'SUM(A1:A4)'],
    ['SUM(A1:A3)', insertRows(1), 'SUM(A2:A4)'],
    ['SUM(A1:A3)', insertRows(4), 'SUM(A1:A3)'],
    ['SUM(A1:A3)', deleteRows(1), 'SUM(A1:A2)'],
    ['SUM(A1:A3)', deleteRows(1, 3), 'SUM(#REF!)'],
    ['SUM($A$2:a$5)', deleteRows(3, 2), 'SUM($A$2:a$3)'],
    ['B5:A2', deleteRows(5), 'B4:A2'],
    ['学校!A5+A5', deleteRows(5), '学校!#REF!+#REF!'],
    ['\'学校\'!$A$5 + "A5" & 表2!A5', insertRows(1), '\'学校\'!$A$6 + "A5" & 表2!A5'],
    ["'[1]学校'!A5+[1]学校!A5", insertRows(1), "'[1]学校'!A5+[1]学校!A5"],
    ["学校:表3!A5+'学校:表 3'!A5", insertRows(1), "学校:表3!A5+'学校:表 3'!A5"],
    ['A:A+3:5+$7:$7+A1:B1048576', insertRows(4), 'A:A+3:6+$8:$8+A1:B1048576'],
    ['A:C+$B:$B', change('delete', 'columns', 1), 'A:B+#REF!'],
    ['C3', change('insert', 'columns', 2, 24), 'AA3'],
    ['A1048576', insertRows(1), '#REF!'],
    ['A2:A1048576', insertRows(5), 'A2:A1048576'],
    ['表1[[#This Row],[A5]]+LOG10(A5)+A5#', insertRows(1), '表1[[#This Row],[A5]]+LOG10(A6)+A6#'],
    ['SUM(A5:OFFSET(A5,1,1))', insertRows(1), 'SUM(A6:OFFSET(A6,1,1))'],
    ['{1,2;3,4}', insertRows(1), '{1,2;3,4}'],
    ['A1 A2,(A5,A6)', deleteRows(2), 'A1 #REF!,(A4,A5)'],
    ['#REF!+学校!#REF!', insertRows(1), '#REF!+学校!#REF!'],
  ])('%s', (formula, one, expected) => {
    expect(shiftFormula(formula, ON, one)).toBe(expected);
  });

  it('leaves references without a sheet where the formula stands on none', () => {
    expect(shiftFormula('A5+学校!A5', undefined, insertRows(1))).toBe('A5+学校!A6');
    expect(shiftFormula('A5+学校!A5', { sheet: '表2' }, insertRows(1))).toBe('A5+学校!A6');
  });
});

const SIZE = 30;
const span = fc
  .tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const area = fc.tuple(span, span).map(([rows, columns]): Area => ({
  top: rows.from,
  bottom: rows.to,
  left: columns.from,
  right: columns.to,
}));
const lineChange = fc
  .record({
    axis: fc.constantFrom('rows' as const, 'columns' as const),
    kind: fc.constantFrom('insert' as const, 'delete' as const),
    at: fc.nat(SIZE),
    count: fc.integer({ min: 1, max: 6 }),
  })
  .map((one): LineChange => ({ sheet: '学校', ...one }));

/** Marks every cell, lets lines of marks come and go, and reads the extent of what is still marked. */
function marked(before: Area, changes: readonly LineChange[]): Area | undefined {
  let rows = Array.from({ length: 200 }, (_, n) => n >= before.top && n <= before.bottom);
  let columns = Array.from({ length: 200 }, (_, n) => n >= before.left && n <= before.right);
  for (const { axis, kind, at, count } of changes) {
    const lines = axis === 'rows' ? [...rows] : [...columns];
    // A new line between two of the range belongs to it, at its edge it does not.
    const isInside = lines[at - 1] === true && lines[at] === true;
    if (kind === 'delete') lines.splice(at, count);
    else lines.splice(at, 0, ...new Array<boolean>(count).fill(isInside));
    if (axis === 'rows') rows = lines;
    else columns = lines;
  }
  if (!rows.includes(true) || !columns.includes(true)) return undefined;
  return {
    top: rows.indexOf(true),
    bottom: rows.lastIndexOf(true),
    left: columns.indexOf(true),
    right: columns.lastIndexOf(true),
  };
}

const corner = (row: number, column: number) => formatAddress({ row, column });
const text = ({ top, left, bottom, right }: Area) =>
  `${corner(top, left)}:${corner(bottom, right)}`;

describe('areas of cells', () => {
  it('cover what is left of the cells that they covered', () => {
    fc.assert(
      fc.property(area, fc.array(lineChange, { maxLength: 8 }), (one, changes) => {
        const expected = marked(one, changes);
        expect(shiftArea(one, changes)).toEqual(expected);
        const formula = `SUM(${text(one)})*学校!${text(one)}`;
        const after = expected === undefined ? '#REF!' : text(expected);
        expect(shiftFormula(formula, ON, changes)).toBe(`SUM(${after})*学校!${after}`);
        expect(shiftSqref(text(one), changes) === undefined).toBe(expected === undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('come back where inserted lines are deleted', () => {
    fc.assert(
      fc.property(area, lineChange, (one, { axis, at, count }) => {
        const changes = [change('insert', axis, at, count), change('delete', axis, at, count)];
        const formula = ` sum( ${text(one)} ) + '学校'!$B$7 & "A1" `;
        expect(shiftFormula(formula, ON, changes)).toBe(formula);
      }),
    );
  });

  it('are the same in one go as one by one', () => {
    fc.assert(
      fc.property(area, fc.array(lineChange, { maxLength: 6 }), (one, changes) => {
        const formula = `${text(one)}+A1+C$9`;
        const byOne = changes.reduce((now, next) => shiftFormula(now, ON, next), formula);
        // Once a reference is lost its sheet is not needed any more: both ways say the same.
        expect(shiftFormula(formula, ON, changes)).toBe(byOne);
      }),
    );
  });
});

describe('formulas that hold for many cells', () => {
  it('say the same for each cell that stays', () => {
    fc.assert(
      fc.property(area, fc.array(lineChange, { maxLength: 5 }), (one, changes) => {
        const after = shiftArea(one, changes);
        fc.pre(after !== undefined);
        // Each cell refers to itself; the first one that stays must still do so.
        const first = corner(one.top, one.left);
        const next = shiftSharedFormula(`${first}>5`, ON, [one], changes);
        expect(next).toBe(`${corner(after?.top ?? 0, after?.left ?? 0)}>5`);
      }),
    );
  });

  it('are written for another cell', () => {
    expect(moveFormula('A2>$B$1', { row: 1, column: 0 }, { row: 3, column: 1 })).toBe('B4>$B$1');
  });
});

describe('names of sheets in formulas', () => {
  it.each([
    ['学校!A1+"学校!A1"', '台账', '台账!A1+"学校!A1"'],
    ["'学校'!A1:B2", '表2-2', "'表2-2'!A1:B2"],
    ['学校:表3!A1', "a'b", "'a''b:表3'!A1"],
    ['学校!#REF!+学校!名', 'A1', "'A1'!#REF!+'A1'!名"],
    ['[1]学校!A1+A1+学校2!A1', '台账', '[1]学校!A1+A1+学校2!A1'],
    ['学校!A:A', '台账', '台账!A:A'],
  ])('%s renamed to %s', (formula, to, expected) => {
    expect(renameSheetIn(formula, '学校', to)).toBe(expected);
  });

  it.each([
    ['SUM(学校!A1:B2)+表2!A1', 'SUM(#REF!)+表2!A1'],
    ['学校!#REF!+1', '#REF!+1'],
    ['学校:表3!A1+表3:学校!A1', '表2:表3!A1+表3:表2!A1'],
    ['学校:表2!A1', '表2!A1'],
    ['[1]学校!A1', '[1]学校!A1'],
  ])('%s without its sheet', (formula, expected) => {
    expect(removeSheetFrom(formula, '学校', ['学校', '表2', '表3'])).toBe(expected);
  });
});
