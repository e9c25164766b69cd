import { expect, it } from '@jest/globals';
import type { SnapshotChange } from '../../../../src/sheet/data';
import { example, openGrid, pause } from '../openGrid';

function listened() {
  const { host, univerAPI, close } = openGrid(example('county.xlsx'));
  const told: (readonly SnapshotChange[])[] = [];
  host.onChange((changes) => told.push(changes));
  const sheet = univerAPI.getActiveWorkbook()?.getSheets()[0];
  if (!sheet) throw new Error('no sheet');
  return { host, told, sheet, close };
}

const kinds = (told: readonly (readonly SnapshotChange[])[]) =>
  told.map((changes) => changes.map(({ kind }) => kind));

it('tells typed cells in the next turn, those of one turn together', async () => {
  const { told, sheet, close } = listened();
  sheet.getRange(5, 8).setValue(7);
  sheet.getRange(6, 8).setValue(8);
  await pause(5);
  expect(told).toMatchObject([
    [
      {
        kind: 'cells',
        cells: [
          { row: 5, column: 8, value: 7 },
          { row: 6, column: 8, value: 8 },
        ],
      },
    ],
  ]);
  close();
});

it('gathers what follows closely on what was told', async () => {
  const { host, told, sheet, close } = listened();
  host.onChange(() => {
    if (told.length === 1) sheet.getRange(5, 8).setValue(8);
  });
  sheet.getRange(5, 8).setValue(7);
  await pause(5);
  expect(told).toHaveLength(1);
  sheet.getRange(5, 8).setValue(9);
  await pause(60);
  expect(told).toHaveLength(2);
  expect(told[1]).toMatchObject([{ kind: 'cells', cells: [{ value: 9 }] }]);
  close();
});

it('waits for quiet before it reads a whole sheet', async () => {
  const { told, sheet, close } = listened();
  sheet.insertRows(3, 1);
  sheet.getRange(5, 8).setValue(7);
  await pause(5);
  expect(told).toEqual([]);
  await pause(60);
  expect(kinds(told)).toEqual([['sheet']]);
  close();
});
