import { describe, expect, it } from '@jest/globals';
import { editWorkbook, readWorkbook } from '../../../../src/xlsx';
import { example, openGrid, pause } from '../openGrid';

const AREA = { startRow: 4, endRow: 4, startColumn: 60, endColumn: 60 };

async function withOurs() {
  const bytes = example('county.xlsx');
  const grid = openGrid(bytes);
  await grid.host.apply({
    edits: [
      {
        kind: 'write',
        sheet: '学校台账',
        at: { row: 3, column: 60 },
        width: 8,
        rows: [[{ value: '生师比' }], [{ value: 12.5 }]],
      },
    ],
  });
  const fill = (targetRange: object) =>
    grid.univerAPI.executeCommand('sheet.command.auto-fill', {
      unitId: grid.book.getId(),
      subUnitId: 'sheet-1',
      sourceRange: AREA,
      targetRange,
    });
  return { ...grid, bytes, fill };
}

describe('copies of our cells', () => {
  it('are the user’s own, and are saved', async () => {
    const { host, bytes, fill, close } = await withOurs();
    expect(host.amendments()).toEqual([]);
    await fill({ ...AREA, endRow: 6 });
    await pause(50);
    const cells = host.amendments().flatMap((one) => (one.kind === 'set-cells' ? one.cells : []));
    expect(cells.map(({ at }) => [at.row, at.column])).toEqual([
      [5, 60],
      [6, 60],
    ]);
    // They stay when ours come off.
    await host.apply({ edits: [] });
    const left = host.dataOfGrid().sheets[0]?.cells.filter(({ column }) => column === 60);
    expect(left?.map(({ row }) => row)).toEqual([5, 6]);
    const edited = editWorkbook(bytes, host.amendments());
    const read = edited.ok ? readWorkbook(edited.value) : edited;
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.sheets[0]?.grid.value(6, 60)).toBe(left?.[1]?.value);
    close();
  });

  it('are gone when she takes them back, and ours stay ours', async () => {
    const { host, univerAPI, fill, close } = await withOurs();
    await fill({ ...AREA, endRow: 6 });
    await univerAPI.undo();
    await pause(50);
    expect(host.amendments()).toEqual([]);
    await host.apply({ edits: [] });
    const left = host.dataOfGrid().sheets[0]?.cells.filter(({ column }) => column === 60);
    expect(left).toEqual([]);
    close();
  });
});
