import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { lastYearBooks } from '../../../../src/app/collect/live/lastYearBooks';
import { readWorkbook } from '../../../../src/xlsx';
import { hashOf } from '../../../support/receivingTools';

/** Books that count how often a workbook was opened. */
function counted() {
  const opened: number[] = [];
  const books = lastYearBooks({
    open: (bytes) => {
      opened.push(bytes.length);
      return Promise.resolve(readWorkbook(bytes));
    },
    hashOf,
  });
  return { opened, books };
}

const file = (path: string) => ({
  path,
  bytes: new Uint8Array(readFileSync('examples/county.xlsx')),
});
const PROFILE = {
  name: '某县',
  entries: [{ table: 'ledger', header: '老师', field: 'teachers' }],
};

describe('last year’s workbooks', () => {
  it('are opened once, however often they are looked at and by whatever profile they are read', async () => {
    const { opened, books } = counted();
    const told = await books.look(file('a.xlsx'), undefined);
    expect(told.rows).toBeGreaterThan(0);
    await books.of({ key: '1', files: [file('a.xlsx')] }, undefined);
    const before = await books.of({ key: '1', files: null }, PROFILE);
    expect(before.lastYear?.map(({ profile }) => profile)).toEqual([PROFILE]);
    expect(await books.look(file('a.xlsx'), PROFILE)).toEqual(told);
    expect(opened).toHaveLength(1);
  });

  it('that nobody chose in the end are not kept', async () => {
    const { opened, books } = counted();
    await books.look(file('a.xlsx'), undefined);
    await books.of({ key: '1', files: [file('b.xlsx')] }, undefined);
    await books.look(file('b.xlsx'), undefined);
    expect(opened).toHaveLength(2);
    await books.look(file('a.xlsx'), undefined);
    expect(opened).toHaveLength(3);
  });
});
