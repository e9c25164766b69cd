import { describe, expect, it } from '@jest/globals';
import { MAX_NOTES } from '../../src/sheet/editPlan';
import type { NewSheet } from '../../src/sheet/newWorkbook';
import { patchWorkbook, readLook, readWorkbook, writeWorkbook } from '../../src/xlsx/index';
import { packageFaults } from '../support/packageFaults';

const NOTES = [
  { at: { row: 0, column: 0 }, text: '来源：a.xlsx\n<b>&"\'' },
  { at: { row: 3, column: 27 }, text: '=1+1' },
];

const SHEETS: readonly NewSheet[] = [
  { name: '甲', rows: [[1]] },
  {
    name: '乙',
    rows: [[1, { value: 'A1', link: { sheet: '甲', at: { row: 0, column: 0 } } }]],
    notes: NOTES,
  },
  { name: "丙'", rows: [], notes: [{ at: { row: 1, column: 1 }, text: '三' }] },
];

function notesOf(bytes: Uint8Array) {
  const look = readLook(bytes);
  if (!look.ok) throw new Error(look.problem.reason);
  return look.value.sheets.map(({ notes }) => notes.map(({ at, text }) => ({ at, text })));
}

describe('the notes of a new workbook', () => {
  const bytes = writeWorkbook(SHEETS);

  it('are written on the sheets that have them, in a sound package', () => {
    expect(packageFaults(bytes)).toEqual([]);
    expect(notesOf(bytes)).toEqual([[], NOTES, [{ at: { row: 1, column: 1 }, text: '三' }]]);
  });

  it('stay when marks and notes of ours are put on and come off', () => {
    const plan = {
      edits: [
        { kind: 'note' as const, sheet: '乙', at: { row: 0, column: 0 }, text: '核对' },
        { kind: 'note' as const, sheet: '乙', at: { row: 1, column: 1 }, text: '核对' },
      ],
    };
    const marked = patchWorkbook(bytes, plan);
    if (!marked.ok) throw new Error(marked.problem.reason);
    expect(notesOf(marked.value.bytes)[1]).toHaveLength(3);
    expect(packageFaults(marked.value.bytes)).toEqual([]);
    const cleared = patchWorkbook(marked.value.bytes, { edits: [] });
    if (!cleared.ok) throw new Error(cleared.problem.reason);
    expect(notesOf(cleared.value.bytes)).toEqual(notesOf(bytes));
  });

  it('are no more than a workbook takes', () => {
    const notes = Array.from({ length: MAX_NOTES + 1 }, (_, row) => ({
      at: { row, column: 0 },
      text: 'a',
    }));
    const sheet = (count: number) => ({ name: '甲', rows: [], notes: notes.slice(0, count) });
    expect(() => writeWorkbook([sheet(MAX_NOTES + 1)])).toThrow('5001 notes');
    expect(notesOf(writeWorkbook([sheet(MAX_NOTES)]))[0]).toHaveLength(MAX_NOTES);
  });

  it('leave the cells as they are', () => {
    const read = readWorkbook(bytes);
    if (!read.ok) throw new Error(read.problem.reason);
    expect(read.value.sheets.map(({ grid }) => grid.cellCount)).toEqual([1, 2, 0]);
    expect(read.value.externalLinks).toBe(0);
  });
});
