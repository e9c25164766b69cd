import { afterAll, describe, expect, it } from '@jest/globals';
import type { IWorkbookData } from '@univerjs/core';
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
