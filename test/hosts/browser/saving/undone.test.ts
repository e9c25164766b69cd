import type { FWorksheet } from '@univerjs/sheets/facade';
import { example, openGrid, pause } from '../openGrid';

const ACTS: readonly (readonly [string, (sheet: FWorksheet) => unknown])[] = [
  ['deleting columns', (sheet) => sheet.deleteColumns(4, 2)],
  ['deleting rows', (sheet) => sheet.deleteRows(3, 2)],
  ['merging', (sheet) => sheet.getRange(4, 2, 1, 4).merge()],
  ['moving a row', (sheet) => sheet.moveRows(sheet.getRange(0, 0, 1, 5), 5)],
];

describe('what the user takes back', () => {
  it.each(ACTS)('%s leaves nothing to save', async (_, act) => {
    const { host, univerAPI, book, close } = openGrid(example('county.xlsx'));
    const sheet = book.getSheetByName('学校台账');
    if (sheet === null) throw new Error('no sheet');
    act(sheet);
    expect(host.edited()).toBe(true);
    await univerAPI.undo();
    await pause(50);
    expect(host.amendments()).toEqual([]);
    close();
  });
});
