import { expect, it } from '@jest/globals';
import { placesOf } from '../../../../src/hosts/browser/saving/expected';
import { AS_OPENED, replaceLines } from '../../../../src/hosts/browser/tracking/lineTrack';
import { editWorkbook, readWorkbook } from '../../../../src/xlsx';
import { example, openGrid } from '../openGrid';

it('knows where lines are once the first ones are gone', () => {
  const { track } = replaceLines(AS_OPENED, 0, 2, []);
  expect([...placesOf(track, 5)]).toEqual([-1, -1, 0, 1, 2]);
  expect([...placesOf(AS_OPENED, 3)]).toEqual([0, 1, 2]);
});

it('saves a figure equal to the one that stood there before the first column went', () => {
  const bytes = example('county.xlsx');
  const { host, univerAPI, close } = openGrid(bytes);
  const sheet = univerAPI.getActiveWorkbook()?.getSheets()[0];
  if (!sheet) throw new Error('no sheet');
  const before: unknown = sheet.getRange(3, 23).getValue();
  sheet.deleteColumns(0, 1);
  expect(sheet.getRange(3, 23).getValue()).not.toBe(before);
  sheet.getRange(3, 23).setValue(Number(before));
  const amendments = host.amendments();
  const cells = amendments.flatMap((one) => (one.kind === 'set-cells' ? one.cells : []));
  expect(cells).toEqual([{ at: { row: 3, column: 23 }, value: before }]);
  const edited = editWorkbook(bytes, amendments);
  const saved = edited.ok ? readWorkbook(edited.value) : edited;
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  expect(saved.value.sheets[0]?.grid.value(3, 23)).toBe(before);
  close();
});
