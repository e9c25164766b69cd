import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { editWorkbook } from '../../../../src/xlsx';
import { openGrid, pause } from '../openGrid';
import { CONTENTS, LINES, LOOKS, NOTES_AND_RULES, SHEETS, type Act } from './acts';
import { portrait } from './portrait';
import { workbook } from './workbook';

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await workbook();
});

const opened: ReturnType<typeof openGrid>[] = [];
afterEach(() => {
  for (const grid of opened.splice(0)) grid.close();
});

function open(file: Uint8Array) {
  const grid = openGrid(file);
  opened.push(grid);
  return grid;
}

async function act(run: Act[1]) {
  const grid = open(bytes);
  const sheet = grid.book.getSheetByName('学校');
  if (sheet === null) throw new Error('no sheet');
  const { univerAPI: api, book } = grid;
  const target = { unitId: book.getId(), subUnitId: sheet.getSheetId() };
  const command = (id: string, params: object = {}) =>
    api.executeCommand(id, { ...target, ...params });
  await run({ api, book, sheet, command });
  await pause(20);
  return grid;
}

const ALL = [...CONTENTS, ...LINES, ...LOOKS, ...SHEETS, ...NOTES_AND_RULES];

describe('what the user does in the grid', () => {
  it.each(ALL)('is in her file: %s', async (_, run) => {
    const grid = await act(run);
    const amendments = grid.host.amendments();
    expect(grid.host.edited()).toBe(true);
    const edited = editWorkbook(bytes, amendments);
    if (!edited.ok) throw new Error(JSON.stringify([edited.problem, amendments]));
    const again = open(edited.value);
    expect(portrait(again)).toEqual(portrait(grid));
  });

  it.each(ALL)('is gone when she takes it back: %s', async (_, run) => {
    const grid = await act(run);
    for (let n = 0; n < 4; n++) await grid.univerAPI.undo();
    await pause(20);
    expect(grid.host.amendments()).toEqual([]);
  });
});
