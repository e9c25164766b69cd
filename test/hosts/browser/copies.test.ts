import { afterEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { EditPlan } from '../../../src/sheet/editPlan';
import { unmarked } from '../../support/annotate';
import { openGrid, pause } from './openGrid';

const COLUMN = 60;
const BYTES = unmarked(new Uint8Array(readFileSync('examples/county.xlsx')));

function planFor(sheet: string): EditPlan {
  const rows = [
    [{ value: '生师比', style: 'header' as const }],
    [{ value: 1, formula: 'B9/C9', style: 'decimal2' as const }],
    [{ value: 1, formula: 'B10/C10', style: 'decimal2' as const }],
  ];
  return { edits: [{ kind: 'write', sheet, at: { row: 0, column: COLUMN }, width: 20, rows }] };
}

let close: (() => void) | undefined;
afterEach(async () => {
  await pause(600);
  close?.();
});

async function start() {
  const grid = openGrid(BYTES);
  ({ close } = grid);
  const sheet = grid.book.getSheets()[0];
  if (sheet === undefined) throw new Error('no sheet');
  await grid.host.apply(planFor(sheet.getSheetName()));
  const formulaAt = (row: number, column = COLUMN) =>
    sheet.getSheet().getCellRaw(row, column)?.f ?? '';
  return { ...grid, sheet, formulaAt };
}

const NOTHING: EditPlan = { edits: [] };

describe('copies of our cells', () => {
  it('stay on a copy of the sheet, and ours go from the sheet itself', async () => {
    const { book, sheet, host, formulaAt } = await start();
    const copy = book.duplicateSheet(sheet);
    await host.apply(NOTHING);
    expect(copy.getRange(1, COLUMN).getFormula()).toBe('=B9/C9');
    expect(formulaAt(1)).toBe('');
  });
});

describe('formulas of ours', () => {
  it('stay ours through sorting, moved rows, undo and redo', async () => {
    const { sheet, host, univerAPI, formulaAt } = await start();
    sheet.insertRows(6, 1);
    expect(formulaAt(1)).toBe('=B10/C10');
    await univerAPI.undo();
    await univerAPI.redo();
    sheet.getRange(1, COLUMN, 2, 1).sort({ column: 0, ascending: false });
    await host.apply(NOTHING);
    expect([0, 1, 2, 3].map((row) => formulaAt(row))).toEqual(['', '', '', '']);
    expect(sheet.getSheet().getCellRaw(0, COLUMN)?.v ?? null).toBeNull();
  });
});
