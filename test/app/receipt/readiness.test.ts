import { expect, it } from '@jest/globals';
import { readiness } from '../../../src/app/receipt/readiness';
import { writeWorkbook } from '../../../src/xlsx';
import { type Filling, filledForm } from '../../support/filledForms';
import { checkOf } from '../../support/receipts';

function steps(...school: readonly Filling[]) {
  const book = filledForm('school-sheet', { school });
  const check = checkOf({ 'a.xlsx': writeWorkbook(book.sheets, book) });
  return readiness(check, 'zh').steps.map(({ id, state, count }) => [id, state, count]);
}

it('asks for a form to be begun, and then for each cell that it demands', () => {
  expect(steps()).toEqual(
    expect.arrayContaining([
      ['forms', 'open', 0],
      ['required', 'later', 0],
      ['errors', 'later', 0],
      ['reasons', 'later', 0],
    ]),
  );
  const begun = steps({ school_name: '红旗小学', school_type: '211' });
  expect(begun).toEqual(expect.arrayContaining([['forms', 'done', 0]]));
  const [, , missing] = begun.find(([id]) => id === 'required') ?? [];
  // One finding tells of them all; they are to be filled in one by one.
  expect(Number(missing)).toBeGreaterThan(40);
});
