import { describe, expect, it } from '@jest/globals';
import type { BoundTable } from '../../src/forms';
import { BODY, HEADER } from '../support/ledgers';
import { onlyTable as ledger, valuesIn } from '../support/recognised';

describe('the level of a ledger row', () => {
  const drop = (row: readonly (string | number)[]) => row.filter((_, at) => at !== 4);
  const levels = (table: BoundTable) => valuesIn(table, ['level']).flat();
  const rows = [drop(HEADER), ...BODY.map(drop)];

  it('follows from a type with one compulsory stage, and from nothing else', () => {
    const table = ledger(rows);
    expect(levels(table)).toEqual(['小学', 'unreadable', 'unreadable', '初中']);
    expect(table.layout.inferred).toEqual([{ key: 'level', from: 'school-type' }]);
    expect(table.cellOf(0, 'level')).toBeUndefined();
  });

  it('follows from the title, from the name of the sheet, or from a row above', () => {
    const junior = [rows[0] ?? [], rows[3] ?? [], rows[4] ?? []];
    const titled = ledger([['清河县初中台账'], ...junior]);
    expect(levels(titled)).toEqual(['初中', '初中']);
    expect(titled.layout.inferred).toEqual([{ key: 'level', from: 'title' }]);
    expect(levels(ledger(junior, { name: '初中' }))).toEqual(['初中', '初中']);
    expect(levels(ledger([['小学、初中台账'], ...junior]))).toEqual(['unreadable', '初中']);
    const labelled = ledger([
      rows[0] ?? [],
      ['一、小学'],
      ...rows.slice(1, 3),
      ['二、初中'],
      ...rows.slice(3),
    ]);
    expect(levels(labelled)).toEqual(['小学', '小学', '初中', '初中']);
  });

  it('is not told when the sheet contradicts the type', () => {
    expect(levels(ledger([['小学台账'], rows[0] ?? [], rows[4] ?? []]))).toEqual(['unreadable']);
  });

  it('follows from the name of a part of a school', () => {
    const parts = BODY.map((row, at) => {
      const name = at === 1 ? '南山学校（小学部）' : at === 2 ? '南山学校初中部' : row[2];
      return drop([...row.slice(0, 2), name, ...row.slice(3)]);
    });
    expect(levels(ledger([drop(HEADER), ...parts]))).toEqual(['小学', '小学', '初中', '初中']);
  });
});
