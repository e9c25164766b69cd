import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { formatAddress } from '../../../../src/kernel/address';
import { annotatedCopy } from '../../../support/annotate';
import { simulatedExcel, type SimBook } from '../../../support/excel';

/** Results of all formulas of a workbook, by cell. */
function results(book: SimBook): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const sheet of book.sheets)
    sheet.cells.forEach((row, column, content) => {
      if (typeof content !== 'object' || content.kind !== 'formula') return;
      const value = book.value(sheet, row, column);
      const shown = typeof value === 'number' ? Number(value.toPrecision(12)) : value;
      found.set(`${sheet.name}!${formatAddress({ row, column })}`, shown);
    });
  return found;
}

describe('formulas in the simulated Excel', () => {
  it('computes what results are made of to what the file came with', async () => {
    const { bytes } = await annotatedCopy(new Uint8Array(readFileSync('examples/county.xlsx')));
    const { book } = await simulatedExcel({ bytes });
    const before = results(book);
    expect(before.size).toBeGreaterThan(300);
    for (const sheet of book.sheets)
      sheet.cells.forEach((_row, _column, content) => {
        if (typeof content === 'object' && content.kind === 'formula') delete content.cached;
      });
    expect(results(book)).toEqual(before);
  });

  it('follows what is typed, across sheets, and 1,000 rows of 8 formulas at once', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => [n + 1, 2]);
    const { book, user } = await simulatedExcel({
      sheets: [
        { name: '学校', rows },
        { name: '结果', rows: [] },
      ],
    });
    const result = book.sheet('结果');
    for (let row = 0; row < 1_000; row++)
      for (let column = 0; column < 8; column++) {
        const above =
          column === 0
            ? `'学校'!A${String(row + 1)}`
            : `${formatAddress({ row, column: column - 1 })}`;
        book.put(result, row, column, { kind: 'formula', formula: `IF(${above}>0,${above}*1,"")` });
      }
    await user.type('结果', 'J1', '=SUM(H1:H1000)');
    expect(book.value(result, 0, 9)).toBe(500_500);
    await user.type('学校', 'A1', 11);
    expect(book.value(result, 0, 9)).toBe(500_510);
  });
});
