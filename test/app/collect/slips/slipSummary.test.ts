import { describe, expect, it } from '@jest/globals';
import { slipSummary } from '../../../../src/app/collect/slips';
import { readWorkbook, writeWorkbook } from '../../../../src/xlsx';
import { valueOf } from '../../../support/live';
import { packageFaults } from '../../../support/packageFaults';
import { factsOf } from '../../../support/received';
import { FINDING, quietFile, textsOf } from '../../../support/slips';

const returned = {
  facts: factsOf(
    quietFile({
      findings: [
        FINDING,
        { ...FINDING, cell: 'E6' },
        { ...FINDING, tier: 'warning' },
        { ...FINDING, tier: 'warning', cell: 'E7', reason: '属实' },
        { ...FINDING, tier: 'below' },
      ],
    }),
  ),
  slip: '澄湖县实验小学 2133000001-退回单.xlsx',
  copy: '澄湖县实验小学 2133000001-批注副本.xlsx',
};
const kept = { facts: factsOf(quietFile({ path: '收到/二.xlsx' })), slip: null, copy: null };

describe('the summary of what is sent back', () => {
  const book = slipSummary([returned, kept], returned.facts, 'zh');

  it('has a row for each file, sent back or not', () => {
    const rows = textsOf(book).map((row) => row.join('|'));
    expect(rows[3]).toBe(
      '1|澄湖县实验小学|2133000001|一.xlsx|已检查|2|1|1|0|1|是|逻辑校验、经验校验未说明|澄湖县实验小学 2133000001-退回单.xlsx|澄湖县实验小学 2133000001-批注副本.xlsx',
    );
    expect(rows[4]).toBe('2|澄湖县实验小学|2133000001|二.xlsx|已检查|0|0|0|0|0|否|||');
  });

  it('has totals that are live formulas over its own figures', () => {
    const [sheet] = valueOf(readWorkbook(writeWorkbook(book.sheets, book))).sheets;
    const formulas = [5, 6, 7, 8, 9, 10].map((column) => sheet?.grid.formula(5, column));
    expect(formulas).toEqual([
      'SUM(F4:F5)',
      'SUM(G4:G5)',
      'SUM(H4:H5)',
      'SUM(I4:I5)',
      'SUM(J4:J5)',
      'COUNTIF(K4:K5,"是")',
    ]);
    expect([5, 6, 7, 8, 9, 10].map((column) => sheet?.grid.value(5, column))).toEqual([
      2, 1, 1, 0, 1, 1,
    ]);
  });

  it('has no counts of a file that was not checked', () => {
    const problem = { kind: 'file-encrypted', reason: 'password', params: {} } as const;
    const file = quietFile({ status: 'not-checked', problem, schools: [] });
    const unread = { facts: factsOf(file), slip: 'a-退回单.xlsx', copy: null };
    const rows = textsOf(slipSummary([unread], returned.facts, 'zh')).map((row) => row.join('|'));
    expect(rows[3]).toBe('1|||一.xlsx|未检查|是|未能读取|a-退回单.xlsx|');
    expect(rows[4]).toBe('合计|共 1 个文件|0|0|0|0|0|1');
  });

  it('is a sound workbook without links, and stands without a single file', () => {
    const bytes = writeWorkbook(book.sheets, book);
    expect(packageFaults(bytes)).toEqual([]);
    const none = slipSummary([], returned.facts, 'en');
    expect(textsOf(none).at(-1)?.join('|')).toBe('Total|0 files|0|0|0|0|0|0');
  });
});
