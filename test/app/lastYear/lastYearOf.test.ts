import { describe, expect, it } from '@jest/globals';
import { lastYearOf } from '../../../src/app/lastYear/lastYearOf';
import { checkBeside, fileOf, keptSheet, ledgerSheet } from '../../support/lastYear';

const CODE = '2141001002';

describe('last year’s figure of a field', () => {
  const last = fileOf('2025.xlsx', ledgerSheet());
  const find = lastYearOf(checkBeside([fileOf('now.xlsx', ledgerSheet())], [last]));

  it('is found by school, level and field, with its cell', () => {
    expect(find({ table: 'ledger', code: CODE, level: '初中', field: 'teachers' })).toEqual({
      value: 16,
      file: '2025.xlsx',
      sheet: '台账',
      at: { row: 3, column: 6 },
    });
    expect(find({ table: 'ledger', code: CODE, level: '小学', field: 'books' })).toBeUndefined();
    expect(find({ table: 'ledger', code: '1', level: '小学', field: 'teachers' })).toBeUndefined();
  });

  it('of a long form is taken from the ledger where that says it of the whole school or of one level', () => {
    expect(find({ table: 'school', code: CODE, field: 'area_teaching' })?.value).toBe(4000);
    expect(find({ table: 'school', code: CODE, field: 'students_junior' })?.value).toBe(200);
    expect(find({ table: 'school', code: CODE, field: 'teachers' })).toBeUndefined();
    expect(find({ table: 'school', code: '3141001003', field: 'teachers' })?.value).toBe(14);
  });

  it('comes from the sheet 上年数据 as well', () => {
    const kept = checkBeside([fileOf('now.xlsx', ledgerSheet(), keptSheet(last))]);
    const figure = lastYearOf(kept)({
      table: 'ledger',
      code: CODE,
      level: '初中',
      field: 'teachers',
    });
    expect(figure).toMatchObject({ value: 16, file: 'now.xlsx', sheet: '上年数据' });
  });

  it('is unknown without last year', () => {
    const none = lastYearOf(checkBeside([fileOf('now.xlsx', ledgerSheet())]));
    expect(none({ table: 'ledger', code: CODE, level: '初中', field: 'teachers' })).toBeUndefined();
  });
});
