import { afterAll, describe, expect, it } from '@jest/globals';
import type { ICellData } from '@univerjs/core';
import '../headless';
import { gridWithWorker } from './workerHere';

const ROWS = 1200;

/** A number in each row; beside it formulas of its double and of another multiple of the first, which rows do not change. */
function multiples(): Record<number, Record<number, ICellData>> {
  return Object.fromEntries(
    Array.from({ length: ROWS }, (_, row) => {
      const formula = { f: `=A${String(row + 1)}*2`, v: row * 2, t: 2 };
      const fixed = { f: `=A$1*${String(row)}`, v: 0, t: 2 };
      return [row, { 0: { v: row, t: 2 }, 1: formula, 2: fixed }];
    }),
  );
}

type Grid = ReturnType<typeof start>;
const open: Grid[] = [];

function start() {
  const cellData = multiples();
  const one = { id: 's', name: '表', cellData, rowCount: ROWS + 20, columnCount: 6 };
  // The engine keeps what it has parsed by the id of the workbook, for all grids alike.
  const id = `book ${String(open.length)}`;
  const grid = gridWithWorker({ id, sheetOrder: ['s'], sheets: { s: one } });
  const sheet = grid.book.getSheets()[0];
  if (sheet === undefined) throw new Error('no sheet');
  return { ...grid, sheet };
}

afterAll(() => {
  for (const one of open.splice(0)) one.close();
});

function opened(): Grid {
  const grid = start();
  open.push(grid);
  return grid;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Waits until the grid and the worker's copy of it have no result that is not what its formula says. */
async function settled({ sheet, copy }: Grid): Promise<readonly unknown[]> {
  let wrong: readonly unknown[] = ['nothing was read'];
  for (let n = 0; n < 40 && wrong.length > 0; n++) {
    await pause(100);
    wrong = [sheet, copy()?.getSheets()[0]].flatMap((one) => {
      const cells = one?.getSheet().getCellMatrix();
      return Array.from({ length: 2 * ROWS }, (_, place) => {
        const cell = cells?.getValue(place >> 1, 1 + (place & 1));
        const [, from, times] = /A\$?(\d+)\*(\d+)/.exec(cell?.f ?? '') ?? [];
        const wanted = Number(cells?.getValue(Number(from) - 1, 0)?.v) * Number(times);
        const isRight = cell?.f === undefined || Number(cell.v) === wanted;
        return isRight ? undefined : { place, formula: cell.f, wanted, shown: cell.v };
      }).filter((one) => one !== undefined);
    });
  }
  return wrong.slice(0, 5);
}

describe('formulas computed in a worker', () => {
  it('follow what is typed while others are being computed', async () => {
    const grid = opened();
    await pause(300);
    for (let n = 0; n < 12; n++) {
      const values = Array.from({ length: ROWS }, (_, row) => [row + n]);
      if (n % 3 === 0) grid.sheet.getRange(0, 0, ROWS, 1).setValues(values);
      else grid.sheet.getRange(n, 0).setValue(1000 + n);
      await pause(35 * (n % 5));
    }
    expect(await settled(grid)).toEqual([]);
  }, 30_000);

  it.each([60, 110, 125, 160, 400])(
    'are in their rows where rows come and go %s ms after an edit',
    async (wait) => {
      const grid = opened();
      await pause(300);
      const values = Array.from({ length: ROWS }, (_, row) => [row * 7 + 1]);
      grid.sheet.getRange(0, 0, ROWS, 1).setValues(values);
      await pause(wait);
      grid.sheet.insertRows(40, 2);
      grid.sheet.deleteRows(500, 1);
      expect(await settled(grid)).toEqual([]);
    },
    30_000,
  );

  it('are in their rows where rows change places meanwhile', async () => {
    const grid = opened();
    await pause(300);
    const values = Array.from({ length: ROWS }, (_, row) => [-row]);
    grid.sheet.getRange(0, 0, ROWS, 1).setValues(values);
    await pause(125);
    grid.sheet.moveRows(grid.sheet.getRange(900, 0, 20, 6), 3);
    expect(await settled(grid)).toEqual([]);
  }, 30_000);
});
