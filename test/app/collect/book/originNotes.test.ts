import { describe, expect, it } from '@jest/globals';
import { layLedger } from '../../../../src/app/collect/book/ledgerSheet';
import { originNotes } from '../../../../src/app/collect/book/originNotes';
import type { CountyRow, SettledValue } from '../../../../src/app/collect/types';
import { translator } from '../../../../src/i18n/index';
import { collection } from '../../../support/collections';

const settled = (value: number, more: Partial<SettledValue> = {}): SettledValue => ({
  state: 'number',
  value,
  settling: 'only',
  origin: { path: 'a.xlsx', sheet: '台账', cell: 'B7' },
  others: [],
  ...more,
});

const ROW: CountyRow = {
  code: '2133000001',
  name: '清河小学',
  type: '211',
  level: 'primary',
  values: {
    classes: settled(12),
    students: settled(310, {
      settling: 'newer',
      others: [{ origin: { path: 'b.xlsx', sheet: '表', cell: 'C3' }, value: 300 }],
    }),
    teachers: settled(20),
  },
  paths: ['a.xlsx', 'b.xlsx'],
};

describe('notes on origins', () => {
  const { options } = collection([ROW]);
  const ledger = layLedger([ROW], options);
  const noted = (most: number) =>
    originNotes([ROW], ledger, translator('zh'), most).notes.map(
      ({ at, text }) => [at, text] as const,
    );

  it('stand on each value while there is room', () => {
    expect(noted(3).map(([at]) => at)).toEqual(
      ['classes', 'students', 'teachers'].map((key) => ledger.cellOf(0, key)),
    );
    expect(noted(3)[1]?.[1]).toBe(
      '来源：a.xlsx 台账!B7\n来源不一致，取较新的同类表\n其他来源：300（b.xlsx 表!C3）',
    );
  });

  it('stand on the name of the school, and on what files differ about, where there is not', () => {
    expect(noted(2).map(([at]) => at)).toEqual(
      ['school_name', 'students'].map((key) => ledger.cellOf(0, key)),
    );
    expect(noted(2)[0]?.[1]).toContain('来源：a.xlsx（3 项）');
    expect(noted(1)).toHaveLength(1);
  });

  it('say what has none', () => {
    const cut = (most: number) => originNotes([ROW], ledger, translator('zh'), most).cut;
    expect(cut(3)).toBe(null);
    expect(cut(2)).toMatchObject({ values: 3, most: 2, rowsUnnoted: 0, differingUnnoted: 0 });
    expect(cut(1)).toMatchObject({ rowsUnnoted: 0, differingUnnoted: 1 });
    expect(cut(0)).toMatchObject({ rowsUnnoted: 1, differingUnnoted: 1 });
  });
});
