import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FWorksheet } from '@univerjs/sheets/facade';
import type { WorkbookData } from '../../../../src/sheet/data';
import type { EditPlan } from '../../../../src/sheet/editPlan';
import { dataOf } from '../../../../src/sheet/editableWorkbook';
import { editWorkbook, patchWorkbook, readWorkbook } from '../../../../src/xlsx';
import { checkedEngine, valueOf } from '../../../support/live';
import { settled } from '../headless';
import { example, openGrid, pause } from '../openGrid';

const ALL = { marks: true, notes: true, results: true, validation: true };
const NONE: EditPlan = { edits: [] };

async function planOf(data: WorkbookData): Promise<EditPlan> {
  const { engine, view } = await checkedEngine(data);
  return valueOf(await engine.plan(view.revision, ALL));
}

let bytes: Uint8Array;
let plan: EditPlan;
/** First column of ours beside the schools. */
let ours: number;
beforeAll(async () => {
  bytes = example('county.xlsx');
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error('the example cannot be read');
  plan = await planOf(dataOf(read.value));
  const columns = plan.edits.flatMap((edit) =>
    edit.kind === 'write' && edit.sheet === '学校台账' ? [edit.at.column] : [],
  );
  ours = Math.min(...columns);
});

const opened: ReturnType<typeof openGrid>[] = [];
afterAll(async () => {
  await settled();
  for (const grid of opened.splice(0)) grid.close();
});

type Act = (sheet: FWorksheet) => unknown;

async function acted(act: Act, isPlanned: boolean) {
  const grid = openGrid(bytes);
  opened.push(grid);
  if (isPlanned) await grid.host.apply(plan);
  const sheet = grid.book.getSheetByName('学校台账');
  if (sheet === null) throw new Error('no sheet');
  act(sheet);
  await pause(300);
  return grid;
}

const ACTS: readonly (readonly [string, Act])[] = [
  ['changes a figure of a school', (sheet) => sheet.getRange('I5').setValue(77)],
  ['writes over a cell of ours', (sheet) => sheet.getRange(6, ours + 1).setValue(3.5)],
  ['deletes a school', (sheet) => sheet.deleteRows(7, 1)],
  ['gives the sheet another name', (sheet) => sheet.setName('台账（改）')],
  ['merges two cells', (sheet) => sheet.getRange('C5:C6').merge()],
  [
    'sorts the schools',
    (sheet) => sheet.getRange(1, 0, 40, ours).sort({ column: 2, ascending: false }),
  ],
];

function contents({ sheets }: Pick<WorkbookData, 'sheets'>) {
  return sheets.map(({ name, cells, merges }) => ({
    name,
    cells: cells
      .filter((cell) => cell.formula !== undefined || cell.value !== null)
      .map(({ row, column, value, formula = '' }) => [row, column, value, formula]),
    merges: merges.map(({ top, left, bottom, right }) => [top, left, bottom, right].join()).sort(),
  }));
}

function readBack(file: Uint8Array) {
  const read = readWorkbook(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return dataOf(read.value);
}

function patched(file: Uint8Array, edits: EditPlan): Uint8Array {
  return valueOf(patchWorkbook(file, edits)).bytes;
}

describe('saving while a plan stands in the grid', () => {
  it.each(ACTS)(
    'holds hers alone when she %s',
    async (_, act) => {
      const alone = await acted(act, false);
      const { host } = await acted(act, true);
      const amendments = host.amendments();
      expect(amendments.length).toBeGreaterThan(0);
      expect(amendments).toEqual(alone.host.amendments());
      const next = await planOf(host.dataOfGrid());
      await host.apply(next);
      expect(host.amendments()).toEqual(amendments);
      const saved = patched(valueOf(editWorkbook(bytes, amendments)), host.plan());
      await host.apply(NONE);
      const hers = contents(host.dataOfGrid());
      expect(contents(readBack(patched(saved, NONE)))).toEqual(hers);
      const full = new Map(contents(readBack(saved)).map((sheet) => [sheet.name, sheet]));
      for (const { name, cells, merges } of hers) {
        const present = new Set(full.get(name)?.cells.map((cell) => JSON.stringify(cell)));
        const lost = cells.filter((cell) => !present.has(JSON.stringify(cell)));
        expect(lost).toEqual([]);
        expect(full.get(name)?.merges).toEqual(merges);
      }
    },
    180_000,
  );

  it('has no contents of hers when she inserts a column within what is ours', async () => {
    const { host } = await acted((sheet) => sheet.insertColumns(ours + 1, 1), true);
    // The new column is hers, and as wide as the one of ours beside it.
    expect(host.amendments().filter(({ kind }) => kind !== 'set-lines')).toEqual([]);
    await host.apply(await planOf(host.dataOfGrid()));
    const saved = patched(bytes, host.plan());
    await host.apply(NONE);
    expect(contents(host.dataOfGrid())).toEqual(contents(readBack(patched(saved, NONE))));
  }, 180_000);
});
