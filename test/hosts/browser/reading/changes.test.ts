import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { FUniver } from '@univerjs/core/facade';
import { dataOf, editableWorkbook } from '../../../../src/sheet/editableWorkbook';
import { editWorkbook, readWorkbook } from '../../../../src/xlsx';
import { example, openGrid, pause } from '../openGrid';

type Step = (api: FUniver) => Promise<void>;

/** What a user does, at places in the upper left of the first sheet or the last. */
const steps: fc.Arbitrary<Chosen> = fc.record({
  kind: fc.constantFrom(
    'number',
    'text',
    'formula',
    'clear',
    'insertRow',
    'deleteRow',
    'insertColumn',
    'deleteColumn',
    'move',
    'undo',
    'undo',
    'redo',
    'rename',
    'addSheet',
    'removeSheet',
    'merge',
    'paste',
    'hide',
    'bold',
  ),
  row: fc.nat(12),
  column: fc.nat(6),
  count: fc.integer({ min: 1, max: 3 }),
  last: fc.boolean(),
});

interface Chosen {
  readonly kind: string;
  readonly row: number;
  readonly column: number;
  readonly count: number;
  readonly last: boolean;
}

function runOf({ kind, row, column, count, last }: Chosen): Step {
  return async (api) => {
    const book = api.getActiveWorkbook();
    // Moving rows of one sheet, the grid moves the formulas in the same rows of all other sheets as well, over what
    // stands there, and undoing does not bring that back: rows are moved where the formulas are.
    const isLast = last && kind !== 'formula' && kind !== 'move';
    const sheet = isLast ? book?.getSheets().at(-1) : book?.getSheets()[0];
    if (!book || !sheet) throw new Error('no sheet');
    const cell = sheet.getRange(row, column);
    switch (kind) {
      case 'number':
        cell.setValue(row * 10 + column + 0.5);
        return;
      case 'text':
        cell.setValue({ v: '0123', t: 1 });
        return;
      case 'formula':
        cell.setValue({ f: `=SUM(A1:B${String(row + 3)})*2` });
        return;
      case 'clear':
        cell.clearContent();
        return;
      case 'insertRow':
        sheet.insertRows(row, count);
        return;
      case 'deleteRow':
        sheet.deleteRows(row, count);
        return;
      case 'insertColumn':
        sheet.insertColumns(column, count);
        return;
      case 'deleteColumn':
        sheet.deleteColumns(column, count);
        return;
      case 'move':
        // What the grid undoes of that leaves merged cells a row further down.
        if (sheet.getMergeData().length > 0) return;
        sheet.moveRows(sheet.getRange(row, 0, 1, 5), (row + 5) % 12);
        return;
      case 'undo':
        await api.undo();
        return;
      case 'redo':
        await api.redo();
        return;
      case 'rename':
        sheet.setName(`改名${String(row)}-${String(column)}`);
        return;
      case 'addSheet':
        book.create(`新表${String(row)}-${String(column)}`, 20, 10);
        return;
      case 'removeSheet':
        if (book.getSheets().length > 2) book.deleteSheet(sheet);
        return;
      case 'merge':
        sheet.getRange(row, column, 1, count + 1).merge();
        return;
      case 'paste':
        sheet.getRange(row, column, 2, 2).setValues([
          [1, 2],
          ['a', 4],
        ]);
        return;
      case 'hide':
        sheet.hideRows(row, count);
        return;
      case 'bold':
        cell.setFontWeight('bold');
        return;
    }
  };
}

/**
 * Places that a grid refuses (a merge inside another, a name that is taken) leave it as it was. Each step ends before the
 * next: what is done in the middle of undoing would be taken for a part of it.
 */
async function runAll(api: FUniver, list: readonly Chosen[]): Promise<void> {
  for (const step of list) {
    try {
      await runOf(step)(api);
    } catch {
      continue;
    }
  }
}

const RUNS = Number(process.env['RUNS'] ?? 8);
/** The same walks every time; another seed looks further. */
const SEED = { seed: Number(process.env['SEED'] ?? 42) };

/** On a machine that has other work, the grid may still be computing, and what it found still wait to be told. */
async function agreed(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 40 && !isSo(); n++) await pause(50);
}

describe('what the user does in the grid', () => {
  it('is told so that the told workbook is the grid, and can be saved', async () => {
    const bytes = example('county.xlsx');
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (list) => {
        const { host, univerAPI, close } = openGrid(bytes);
        const first = host.dataOfGrid();
        const told = editableWorkbook(first);
        host.onChange((changes) => {
          told.change(changes);
        });
        await runAll(univerAPI, list);
        await pause(250);
        const read = () => dataOf(editableWorkbook(host.dataOfGrid()).snapshot());
        await agreed(() => isDeepStrictEqual(dataOf(told.snapshot()), read()));
        expect(dataOf(told.snapshot())).toEqual(read());
        const now = host.dataOfGrid();
        const edited = editWorkbook(bytes, host.amendments());
        if (!edited.ok)
          throw new Error(JSON.stringify([edited.problem, host.amendments()]).slice(0, 1500));
        const saved = readWorkbook(edited.value);
        if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
        expect(contents(dataOf(saved.value))).toEqual(contents(now));
        for (let n = 0; n < 30; n++) await univerAPI.undo();
        // Results of what was computed when it was taken back would have come by then.
        await pause(250);
        expect(host.amendments()).toEqual([]);
        close();
      }),
      { ...SEED, numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);
});

function contents({ sheets }: ReturnType<typeof dataOf>) {
  return sheets.map(({ name, cells, merges }) => ({
    name,
    cells: cells
      .filter((cell) => cell.formula !== undefined || cell.value !== null)
      .map(({ row, column, value, formula }) => [
        row,
        column,
        formula === undefined ? value : formula.replace(/[\s']/g, ''),
      ]),
    merges: merges.map((merge) => JSON.stringify(merge, ['top', 'left', 'bottom', 'right'])).sort(),
  }));
}
