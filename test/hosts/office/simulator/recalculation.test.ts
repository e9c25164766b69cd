import { describe, expect, it } from '@jest/globals';
import { simulatedExcel, type SimBook } from '../../../support/excel';

const SHEETS = [
  {
    name: '学校',
    rows: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  },
  { name: '结果', rows: [] },
];

/** Marks the result of a cell, so that a test sees whether it was computed anew. */
function tamper(book: SimBook, sheet: string, row: number, column: number): void {
  const content = book.sheet(sheet).cells.get(row, column);
  if (typeof content !== 'object' || content.kind !== 'formula') throw new Error('no formula');
  content.cached = 'kept';
}

describe('what the simulated Excel computes anew', () => {
  it('is what depends on a change, however far, and nothing else', async () => {
    const { book, user } = await simulatedExcel({ sheets: SHEETS });
    const result = book.sheet('结果');
    await user.type('结果', 'A1', "='学校'!A1*10");
    await user.type('结果', 'A2', "='学校'!A2*10");
    await user.type('结果', 'B1', '=SUM(A1:A2)');
    await user.type('结果', 'C1', '=B1+1');
    expect([book.value(result, 0, 2), book.value(result, 1, 0)]).toEqual([41, 30]);
    tamper(book, '结果', 1, 0);
    await user.type('学校', 'A1', 2);
    expect(book.value(result, 1, 0)).toBe('kept');
    await user.type('学校', 'A2', 4);
    expect(book.value(result, 1, 0)).toBe(40);
    expect(book.value(result, 0, 2)).toBe(61);
  });

  it('follows contents that are cleared, and areas of many rows', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => [n + 1]);
    const { book, excel, user } = await simulatedExcel({ sheets: [{ name: '学校', rows }] });
    const sheet = book.sheet('学校');
    await user.type('学校', 'C1', '=SUM(A1:A300)');
    expect(book.value(sheet, 0, 2)).toBe(45_150);
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem('学校').getRange('A101:A300').clear('Contents');
      await context.sync();
    });
    expect(book.value(sheet, 0, 2)).toBe(5_050);
    const ones = Array.from({ length: 300 }, () => [1]);
    await user.paste('学校', 'A1', ones);
    expect(book.value(sheet, 0, 2)).toBe(300);
  });

  it('reads what a formula names from where it stands after rows were put in', async () => {
    const { book, user } = await simulatedExcel({ sheets: SHEETS });
    const sheet = book.sheet('学校');
    await user.type('学校', 'D3', '=A1+$B$1');
    expect(book.value(sheet, 2, 3)).toBe(3);
    await user.insertRows('学校', 1, 5);
    expect(book.value(sheet, 7, 3)).toBe(3);
    await user.type('学校', 'A1', 10);
    expect(book.value(sheet, 7, 3)).toBe(12);
    await user.type('学校', 'B1', 20);
    expect(book.value(sheet, 7, 3)).toBe(30);
  });

  it('tells formulas of one shape apart by their references alone', async () => {
    const { book, user } = await simulatedExcel({ sheets: SHEETS });
    const sheet = book.sheet('学校');
    await user.type('学校', 'D1', '=IF(A1>2,"A1"&B1,ROWS(A1:A3))');
    await user.type('学校', 'D2', '=IF(A2>2,"A1"&B2,ROWS(A2:A3))');
    await user.type('学校', 'D3', '=IF(A3>2,"A2"&B3,ROWS(A3:A3))');
    expect([0, 1, 2].map((row) => book.value(sheet, row, 3))).toEqual([3, 'A14', 'A26']);
    await user.type('学校', 'A2', 1);
    expect(book.value(sheet, 1, 3)).toBe(2);
  });
});
