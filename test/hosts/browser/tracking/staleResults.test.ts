import { expect, it } from '@jest/globals';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import { example, openGrid } from '../openGrid';

/** Puts results into cells of the first sheet as the grid does when it has computed. */
function opened() {
  const { univerAPI, book, close } = openGrid(example('county.xlsx'));
  const sheet = univerAPI.getActiveWorkbook()?.getSheets()[0];
  if (!sheet) throw new Error('no sheet');
  const at = (row: number): unknown => sheet.getSheet().getCellRaw(row, 55)?.v ?? null;
  const compute = (results: Readonly<Record<number, number>>, options = COMPUTED) =>
    univerAPI.syncExecuteCommand(
      SetRangeValuesMutation.id,
      {
        unitId: book.getId(),
        subUnitId: sheet.getSheetId(),
        cellValue: Object.fromEntries(
          Object.entries(results).map(([row, v]) => [row, { 55: { v, t: 2 } }]),
        ),
      },
      options,
    );
  return { sheet, at, compute, close };
}

const COMPUTED = { onlyLocal: true, fromFormula: true, applyFormulaCalculationResult: true };

it('lets results come where their formulas stand', () => {
  const { sheet, at, compute, close } = opened();
  sheet.getRange(70, 55).setValue({ f: '=1+1' });
  compute({ 70: 2 });
  expect(at(70)).toBe(2);
  close();
});

it('drops results for cells that were emptied or typed over meanwhile, and no others', () => {
  const { sheet, at, compute, close } = opened();
  for (const row of [70, 71, 72]) sheet.getRange(row, 55).setValue({ f: '=1+1' });
  sheet.getRange(70, 55).clearContent();
  sheet.getRange(71, 55).setValue(7);
  compute({ 70: 2, 71: 2, 72: 2 });
  expect([at(70), at(71), at(72)]).toEqual([null, 7, 2]);
  close();
});

it('leaves what is written otherwise alone', () => {
  const { at, compute, close } = opened();
  compute({ 70: 5 }, { ...COMPUTED, applyFormulaCalculationResult: false });
  expect(at(70)).toBe(5);
  close();
});
