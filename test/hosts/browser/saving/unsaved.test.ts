import { beforeAll, describe, expect, it } from '@jest/globals';
import { CellValueType } from '@univerjs/core';
import type { FWorksheet } from '@univerjs/sheets/facade';
import type { UnsavedKind } from '../../../../src/hosts/browser';
import { example, openGrid, pause } from '../openGrid';

let bytes: Uint8Array;
beforeAll(() => {
  bytes = example('county.xlsx');
});

type Grid = ReturnType<typeof openGrid>;

type Act = (sheet: FWorksheet, grid: Grid) => unknown;

async function withGrid(act: Act): Promise<Grid> {
  const grid = openGrid(bytes);
  const sheet = grid.book.getSheetByName('学校台账');
  if (sheet === null) throw new Error('no sheet');
  await act(sheet, grid);
  return grid;
}

/** Text as the cell editor leaves it, with a stretch that looks like this. */
function written(sheet: FWorksheet, ts: object): void {
  sheet.getRange('B5').setValue({
    t: CellValueType.STRING,
    p: {
      id: 'text',
      documentStyle: {},
      body: { dataStream: '青禾小学\r\n', textRuns: [{ st: 0, ed: 2, ts }] },
    },
  });
}

const KINDS: readonly (readonly [UnsavedKind, string, Act])[] = [
  [
    'conditional-format',
    'a conditional format',
    (sheet) => {
      const area = sheet.getRange('C5:C9').getRange();
      const rule = sheet.newConditionalFormattingRule().whenNumberGreaterThan(3);
      sheet.addConditionalFormattingRule(rule.setBackground('red').setRanges([area]).build());
    },
  ],
  ['line-look', 'a whole column in bold', (sheet) => sheet.setColumnDefaultStyle(2, { bl: 1 })],
  ['line-look', 'a whole row in bold', (sheet) => sheet.setRowDefaultStyle(5, { bl: 1 })],
  [
    'text-part',
    'a word in red',
    (sheet) => {
      written(sheet, { cl: { rgb: '#ff0000' } });
    },
  ],
];

describe('what a saved copy cannot hold', () => {
  it.each(KINDS)('%s is told: %s', async (kind, _, act) => {
    const { host, univerAPI, close } = await withGrid(act);
    expect(host.edited()).toBe(true);
    expect(host.unsaved()).toEqual([kind]);
    for (let n = 0; n < 3; n++) await univerAPI.undo();
    await pause(20);
    expect(host.unsaved()).toEqual([]);
    close();
  });

  it.each<readonly [string, (sheet: FWorksheet) => unknown]>([
    ['a figure', (sheet) => sheet.getRange('C5').setValue(7)],
    ['cells in bold', (sheet) => sheet.getRange('C5:C9').setFontWeight('bold')],
    [
      'a text that looks the same all through',
      (sheet) => {
        written(sheet, {});
      },
    ],
    ['inserted lines', (sheet) => sheet.insertRows(3, 2).insertColumns(2, 1)],
    ['deleted lines', (sheet) => sheet.deleteRows(3, 2).deleteColumns(2, 1)],
    ['widths', (sheet) => sheet.setColumnWidths(1, 2, 133)],
  ])('is nothing after %s', async (_, act) => {
    const { host, close } = await withGrid(act);
    expect(host.edited()).toBe(true);
    expect(host.unsaved()).toEqual([]);
    close();
  });
});

describe('whether anything was edited', () => {
  it('is known without comparing, and no more so once all was taken back', async () => {
    const { host, univerAPI, book, close } = await withGrid(async (_, grid) => {
      expect(grid.host.edited()).toBe(false);
      await grid.host.apply({
        edits: [{ kind: 'note', sheet: '学校台账', at: { row: 4, column: 2 }, text: '请核对' }],
      });
      expect(grid.host.edited()).toBe(false);
    });
    book.getSheetByName('学校台账')?.getRange('C5').setValue(7);
    expect(host.edited()).toBe(true);
    expect(host.amendments()).toHaveLength(1);
    await univerAPI.undo();
    expect(host.edited()).toBe(true);
    expect(host.amendments()).toEqual([]);
    expect(host.edited()).toBe(false);
    await univerAPI.redo();
    expect(host.edited()).toBe(true);
    expect(host.amendments()).toHaveLength(1);
    close();
  });

  it('is so after an amendment on her word', async () => {
    const { host, close } = await withGrid(async (_, grid) => {
      const cells = [{ at: { row: 4, column: 2 }, value: 7 }];
      await grid.host.amend([{ kind: 'set-cells', sheet: '学校台账', cells }]);
    });
    expect(host.edited()).toBe(true);
    expect(host.amendments()).toHaveLength(1);
    close();
  });
});
