import { afterAll, describe, expect, it } from '@jest/globals';
import { Dimension, type IWorkbookData } from '@univerjs/core';
import type { FWorksheet } from '@univerjs/sheets/facade';
import { layer } from '../../../src/hosts/browser/apply';
import type { CellWrite, EditPlan } from '../../../src/sheet/editPlan';
import { headless, settled, type Headless } from './headless';

const DATA: Partial<IWorkbookData> = {
  id: 'book',
  sheetOrder: ['s'],
  sheets: {
    s: {
      id: 's',
      name: '学校',
      rowCount: 10,
      columnCount: 12,
      cellData: {
        0: { 0: { v: '学校名称', t: 1 }, 1: { v: '在校生数', t: 1 } },
        1: { 0: { v: '青禾小学', t: 1 }, 1: { v: 260, t: 2 } },
      },
    },
  },
};

const TWICE: readonly CellWrite[] = [{ value: '两倍' }, { value: 520, formula: 'B2*2' }];

/** Two cells of ours in a column, and a sheet of ours that sums up. */
function plan(column: number): EditPlan {
  return {
    edits: [
      { kind: 'write', sheet: '学校', at: { row: 0, column }, rows: TWICE.map((cell) => [cell]) },
      {
        kind: 'add-sheet',
        role: 'balance',
        name: '校际均衡',
        widths: [12],
        rows: [[{ value: 260, formula: "SUM('学校'!$B$2:$B$2)" }], [{ value: '达标' }]],
        merges: [],
      },
    ],
  };
}

const open: Headless[] = [];
afterAll(async () => {
  await settled();
  for (const one of open.splice(0)) one.close();
});

async function start() {
  const grid = headless(structuredClone(DATA));
  open.push(grid);
  const own = layer(grid.injector, grid.workbook);
  await own.apply(plan(3));
  return { grid, own };
}

function rangeOf({ book }: Headless, sheet: string, row: number, column: number) {
  const range = book.getSheetByName(sheet)?.getRange(row, column);
  if (range === undefined) throw new Error(sheet);
  return range;
}

/** Drags the figure that our formula draws on two rows down. */
function moveFigures(_: FWorksheet, { univerAPI }: Headless): unknown {
  const at = (row: number) => ({ startRow: row, endRow: row, startColumn: 1, endColumn: 1 });
  const ranges = { fromRange: at(1), toRange: at(3) };
  return univerAPI.executeCommand('sheet.command.move-range', ranges);
}

function shift(sheet: FWorksheet, column: number): unknown {
  sheet.getRange(1, column).insertCells(Dimension.ROWS);
  return undefined;
}

function moveRow(sheet: FWorksheet): unknown {
  return sheet.moveRows(sheet.getRange(1, 0), 4);
}

describe('a cell of ours that the user types over', () => {
  it.each([0, 1])('leaves nothing of ours behind when she takes it back, row %i', async (row) => {
    const { grid, own } = await start();
    rangeOf(grid, '学校', row, 3).setValue('7');
    await own.apply(plan(4));
    expect(rangeOf(grid, '学校', row, 3).getValue()).toBe(7);
    await grid.univerAPI.undo();
    expect(rangeOf(grid, '学校', row, 3).getCellData()?.v ?? null).toBeNull();
    expect(rangeOf(grid, '学校', row, 3).getFormula()).toBe('');
    await own.apply({ edits: [] });
    expect(rangeOf(grid, '学校', row, 4).getCellData()?.v ?? null).toBeNull();
  });

  it('keeps a formula of hers that differs in its references alone, while rows move too', async () => {
    const { grid, own } = await start();
    rangeOf(grid, '学校', 1, 3).setFormula('=A2*2');
    const receipt = await own.apply(plan(3));
    expect(rangeOf(grid, '学校', 1, 3).getFormula()).toBe('=A2*2');
    expect(receipt.ok && receipt.value.skipped.map(({ reason }) => reason)).toEqual([
      'cell-in-use',
    ]);
    grid.book.getSheetByName('学校')?.insertRowBefore(1);
    await own.apply({ edits: [] });
    expect(rangeOf(grid, '学校', 2, 3).getFormula()).toBe('=A3*2');
  });

  it('keeps such a formula that she types while a plan is being carried out', async () => {
    const { grid, own } = await start();
    const carrying = own.apply({ edits: [] });
    rangeOf(grid, '学校', 1, 3).setFormula('=A2*2');
    await carrying;
    expect(rangeOf(grid, '学校', 1, 3).getFormula()).toBe('=A2*2');
    await own.apply({ edits: [] });
    expect(rangeOf(grid, '学校', 1, 3).getFormula()).toBe('=A2*2');
  });

  it('is ours again when she takes such a formula back', async () => {
    const { grid, own } = await start();
    rangeOf(grid, '学校', 1, 3).setFormula('=A2*2');
    await own.apply(plan(3));
    await grid.univerAPI.undo();
    await own.apply(plan(3));
    expect(rangeOf(grid, '学校', 1, 3).getFormula()).toBe('=B2*2');
    await own.apply({ edits: [] });
    expect(rangeOf(grid, '学校', 1, 3).getCellData()?.v ?? null).toBeNull();
    expect(rangeOf(grid, '学校', 1, 3).getFormula()).toBe('');
  });

  it.each([
    ['inserts a row', (sheet: FWorksheet) => sheet.insertRowBefore(1), [2, 3]],
    ['inserts a column', (sheet: FWorksheet) => sheet.insertColumnBefore(1), [1, 4]],
    ['removes a column', (sheet: FWorksheet) => sheet.deleteColumn(0), [1, 2]],
    ['renames the sheet', (sheet: FWorksheet) => sheet.setName('名册'), [1, 3]],
    ['moves what ours draws on', moveFigures, [1, 3]],
    ['shifts cells down', (sheet: FWorksheet) => shift(sheet, 1), [1, 3]],
    ['shifts ours down', (sheet: FWorksheet) => shift(sheet, 3), [2, 3]],
    ['moves its row', moveRow, [3, 3]],
  ] as const)(
    'stays ours where she %s, and when she undoes that',
    async (_, act, [row, column]) => {
      const { grid, own } = await start();
      const sheet = grid.book.getSheetByName('学校');
      if (!sheet) throw new Error('学校');
      const id = sheet.getSheetId();
      await act(sheet, grid);
      await settled();
      expect(own.isOwn(id, row, column)).toBe(true);
      await grid.univerAPI.undo();
      await settled();
      expect(own.isOwn(id, 1, 3)).toBe(true);
      await own.apply({ edits: [] });
      expect(sheet.getRange(1, 3).getFormula()).toBe('');
    },
  );

  it('keeps hers while it stands', async () => {
    const { grid, own } = await start();
    rangeOf(grid, '学校', 1, 3).setValue('7');
    await own.apply({ edits: [] });
    expect(rangeOf(grid, '学校', 1, 3).getValue()).toBe(7);
  });
});

describe('a sheet of ours that the user types into', () => {
  it('says again what the plan says, without another plan', async () => {
    const { grid } = await start();
    rangeOf(grid, '校际均衡', 0, 0).setValue('1');
    rangeOf(grid, '校际均衡', 1, 0).setValue('不达标');
    await settled();
    expect(rangeOf(grid, '校际均衡', 0, 0).getFormula()).toBe("=SUM('学校'!$B$2:$B$2)");
    expect(rangeOf(grid, '校际均衡', 1, 0).getValue()).toBe('达标');
    await grid.univerAPI.undo();
    await settled();
    expect(rangeOf(grid, '校际均衡', 1, 0).getValue()).toBe('达标');
  });
});
