import { describe, expect, it } from '@jest/globals';
import { BODY, HEADER, KEYS } from '../support/ledgers';
import { onlyTable, valuesIn } from '../support/recognised';

describe('cells merged over rows', () => {
  it('takes what is merged over the levels of a school for both where the school has it as a whole', () => {
    const blank = [1, 2, 3, 5, 7];
    const body = BODY.map((row, at) =>
      at === 2 ? row.map((cell, column) => (blank.includes(column) ? null : cell)) : row,
    );
    const merges = ['B3:B4', 'C3:C4', 'D3:D4', 'F3:F4', 'H3:H4'];
    const table = onlyTable([HEADER, ...body], { merges });
    const [, primary, junior] = valuesIn(table, KEYS);
    // Pupils are each level's own, rooms are the school's.
    expect(junior).toEqual([
      '2141001002',
      '南山学校',
      '312',
      '初中',
      'blank',
      16,
      primary?.[6],
      80,
    ]);
    expect(table.cellOf(2, 'school_name')).toEqual({ row: 2, column: 2 });
    expect(table.cellOf(2, 'area_teaching')).toEqual({ row: 2, column: 7 });
  });

  it('keeps a figure merged over two schools with the first', () => {
    const body = BODY.map((row, at) =>
      at === 1 ? row.map((cell, column) => (column === 7 ? null : cell)) : row,
    );
    const [, second] = valuesIn(onlyTable([HEADER, ...body], { merges: ['H2:H3'] }), KEYS);
    expect(second?.[6]).toBe('blank');
  });
});
