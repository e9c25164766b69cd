import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseAddress } from '../../../../src/kernel/address';
import { succeed } from '../../../../src/kernel/result';
import type { Edit } from '../../../../src/sheet/editPlan';
import type { SheetSnapshot } from '../../../../src/sheet/snapshot';
import { VALIDATION_TITLE } from '../../../../src/sheet/ownership';
import { patchWorkbook, readWorkbook } from '../../../../src/xlsx';
import { validate } from '../../../contract/subject';
import { simulatedExcel } from '../../../support/excel';

const EXAMPLES = 'examples';

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(EXAMPLES, name)));
}

const SHEET = '学校台账';
const B3 = { top: 2, bottom: 2, left: 1, right: 1 };
const EDITS: readonly Edit[] = [
  { kind: 'mark', sheet: SHEET, mark: 'error', areas: [B3] },
  { kind: 'note', sheet: SHEET, at: { row: 2, column: 1 }, text: '说明' },
  { ...validate('B3'), sheet: SHEET },
];

describe('a workbook put into the simulated Excel', () => {
  it.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.xlsx')))(
    'shows the values of %s',
    async (name) => {
      const bytes = bytesOf(name);
      const { session } = await simulatedExcel({ bytes });
      const read = await session.run(async (context) => {
        const sheets = context.workbook.worksheets.load('items/name');
        await context.sync();
        const used = sheets.items.map((sheet) => sheet.getUsedRange(true).load('values,address'));
        await context.sync();
        return succeed(used.map(({ values, address }) => [address, count(values as unknown[][])]));
      });
      const snapshot = readWorkbook(bytes);
      if (!snapshot.ok) throw new Error(name);
      const expected = snapshot.value.sheets.map(filled);
      expect(read.ok && read.value.map(([, cells]) => cells)).toEqual(expected);
    },
  );

  it('shows what a plan put into the file: marks, notes, validations, names', async () => {
    const patched = patchWorkbook(bytesOf('county.xlsx'), { edits: EDITS });
    if (!patched.ok) throw new Error(patched.problem.reason);
    const { book } = await simulatedExcel({ bytes: patched.value.bytes });
    const sheet = book.sheet(SHEET);
    expect(sheet.conditionals).toMatchObject([
      { type: 'Custom', areas: [B3], rule: { formula: '=LEN("junheng:error")>0' } },
    ]);
    expect(sheet.conditionals[0]?.look.bold).toBe(true);
    expect(sheet.validations).toMatchObject([
      {
        areas: [B3],
        rule: { wholeNumber: { formula1: 0, operator: 'GreaterThanOrEqualTo' } },
        errorAlert: { style: 'Warning', title: VALIDATION_TITLE },
      },
    ]);
    expect(book.notes).toMatchObject([{ ...parseAddress('B3'), text: '说明' }]);
    const plain = await simulatedExcel({ bytes: bytesOf('county.xlsx') });
    expect(book.state()).not.toEqual(plain.book.state());
  });

  it('has one state for one file', async () => {
    const bytes = bytesOf('county.xlsx');
    const [one, other] = [await simulatedExcel({ bytes }), await simulatedExcel({ bytes })];
    expect(one.book.state()).toEqual(other.book.state());
    one.book.sheet(SHEET).restyle(B3, (format) => ({ ...format, bold: !format.bold }));
    expect(one.book.state()).not.toEqual(other.book.state());
    one.book.sheet(SHEET).restyle(B3, (format) => ({ ...format, bold: !format.bold }));
    expect(one.book.state()).toEqual(other.book.state());
  });
});

function filled({ grid }: SheetSnapshot): number {
  let found = 0;
  for (let row = 0; row < grid.rowCount; row++)
    grid.forEachInRow(row, (_column, value) => {
      if (value !== '' && value !== null) found++;
    });
  return found;
}

function count(values: readonly (readonly unknown[])[]): number {
  return values.flat().filter((value) => value !== '').length;
}
