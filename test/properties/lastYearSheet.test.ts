import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastYearRows } from '../../src/app/lastYear/sheetRows';
import { recogniseSheet, tableFromRows } from '../../src/forms';
import type { BoundTable } from '../../src/forms/types';
import { fields } from '../../src/standard';
import { makeSheet } from '../support/sheets';

const KEPT = fields().filter(
  ({ key }) => !['school_code', 'school_name', 'level', 'seq', 'note'].includes(key),
);

const school = fc.record({
  code: fc.integer({ min: 2100000000, max: 9199999999 }).map(String),
  name: fc.constantFrom('青石小学', '白桥学校', '东岭初级中学'),
  level: fc.constantFrom('小学', '初中'),
});

/** What a field may hold: figures of its kind, and what people type instead. */
function valueFor(type: string): fc.Arbitrary<string | number | null> {
  switch (type) {
    case 'count':
      return fc.oneof(fc.nat(5000), fc.constantFrom(null, '约200', '____', '24人'));
    case 'area':
    case 'money':
    case 'ratio':
      return fc.oneof(
        fc.nat(9_000_000).map((cents) => cents / 100),
        fc.constantFrom(null, '无'),
      );
    case 'year':
      return fc.oneof(fc.integer({ min: 1900, max: 2026 }), fc.constant('1998年'));
    case 'flag':
      return fc.constantFrom('是', '否', null);
    default:
      return fc.constantFrom('211', '111', null);
  }
}

const rows = fc
  .uniqueArray(school, { selector: ({ code }) => code, minLength: 1, maxLength: 4 })
  .chain((schools) =>
    fc.tuple(
      ...schools.map(({ code, name, level }) =>
        fc
          .subarray(KEPT, { minLength: 1, maxLength: 6 })
          .chain((chosen) =>
            fc.record(Object.fromEntries(chosen.map(({ key, type }) => [key, valueFor(type)]))),
          )
          .map((values) => ({ school_code: code, school_name: name, level, ...values })),
      ),
    ),
  );

function told(table: BoundTable) {
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(
      ['school_code', ...KEPT.map(({ key }) => key)].flatMap((key) => {
        const reading = table.readingOf(row, key);
        if (reading === undefined || reading.state === 'blank') return [];
        return [[key, reading.number ?? reading.text ?? `? ${JSON.stringify(reading.raw)}`]];
      }),
    ),
  );
}

describe('the sheet 上年数据', () => {
  it('says what the tables said', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const table = tableFromRows('ledger', given);
        const sheet = makeSheet(lastYearRows([table]), { name: '上年数据' });
        const found = recogniseSheet(sheet, 'a.xlsx');
        if (found.kind !== 'last-year') throw new Error(found.kind);
        const wanted = told(table).filter((row) => Object.keys(row).length > 1);
        expect(found.tables.flatMap(told)).toEqual(wanted);
      }),
    );
  });
});
