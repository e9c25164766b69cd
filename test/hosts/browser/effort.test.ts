import { afterAll, describe, expect, it } from '@jest/globals';
import { layer } from '../../../src/hosts/browser/apply';
import type { CellWrite, EditPlan } from '../../../src/sheet/editPlan';
import { headless, settled, type Headless } from './headless';

const ROWS = 1_000;
const open: Headless[] = [];
afterAll(async () => {
  await settled();
  for (const one of open.splice(0)) one.close();
});

function planOf(shift: number): EditPlan {
  const areas = Array.from({ length: 10_000 }, (_, n) => {
    const [row, column] = [1 + Math.floor(n / 10), ((n % 10) * 2 + shift) % 30];
    return { top: row, bottom: row, left: column, right: column };
  });
  const rows = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: 8 }, (__, column): CellWrite => {
      const formula = `A${String(row + 2)}+${String(column)}`;
      return { value: row + column, formula, style: 'decimal2', looks: { 无法判断: 'unknown' } };
    }),
  );
  return {
    edits: [
      { kind: 'mark', sheet: '学校', mark: 'error', areas },
      { kind: 'write', sheet: '学校', at: { row: 1, column: 32 }, rows },
    ],
  };
}

function book(): Headless {
  const cellData = Object.fromEntries(
    Array.from({ length: ROWS }, (_, row) => [
      row + 1,
      Object.fromEntries(Array.from({ length: 30 }, (__, column) => [column, { v: row, t: 2 }])),
    ]),
  );
  const sheet = { id: 's', name: '学校', cellData, rowCount: ROWS + 50, columnCount: 60 };
  const grid = headless({ id: 'book', sheetOrder: ['s'], sheets: { s: sheet } });
  open.push(grid);
  return grid;
}

describe('a plan of 10,000 marks and 8,000 results', () => {
  it('lets the page have its turn, and does nothing the second time', async () => {
    const grid = book();
    const own = layer(grid.injector, grid.workbook);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const times: number[] = [];
    for (const plan of [planOf(0), planOf(0), planOf(1)]) {
      const from = performance.now();
      await own.apply(plan);
      times.push(Math.round(performance.now() - from));
    }
    clearInterval(beat);
    let written = 0;
    const count = grid.univerAPI.addEvent(grid.univerAPI.Event.CommandExecuted, () => {
      if (own.isWriting()) written++;
    });
    await own.apply(planOf(1));
    count.dispose();
    process.stderr.write(
      `apply ${times.join(', ')} ms; longest stretch ${longest.toFixed(0)} ms\n`,
    );
    expect(written).toBe(0);
  }, 30_000);
});
