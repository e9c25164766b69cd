import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ledgerOf, readCell, recogniseWorkbook } from '../../src/forms';
import type { BoundTable } from '../../src/forms';
import { tagOf } from '../../src/forms/boundTable';
import { recogniseSheet } from '../../src/forms/recognise';
import { fields, formDefinitions } from '../../src/standard';
import type { CellValue } from '../../src/sheet/cell';
import { makeSheet, makeWorkbook } from '../support/sheets';

/** Texts that forms are made of, so that random sheets come close to real ones. */
const WORDS = [
  ...fields().flatMap(({ name, aliases }) => [name.zh, ...aliases.slice(0, 2)]),
  ...formDefinitions().flatMap(({ companions }) => companions.flatMap(({ texts }) => texts)),
  ...[
    '合计',
    '小计',
    '注：',
    '填表人：',
    '…',
    '小学',
    '初中',
    'L1',
    'L2',
    '甲',
    '(1)',
    '差异系数',
    '全县平均值',
    '达标学校总数',
  ],
  ...[
    '填报项目',
    '填报值',
    '单位',
    '人',
    '万元',
    '是否达标',
    '指标值或简要结论',
    '3所',
    '约40',
    '____',
    '——',
    '１２',
  ],
];

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true })) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(true, { error: '#REF!' }) },
);

const merge = fc
  .record({ top: fc.nat(8), left: fc.nat(8), height: fc.nat(3), width: fc.nat(3) })
  .map(({ top, left, height, width }) => ({
    top,
    left,
    bottom: top + height,
    right: left + width,
  }));

describe('recognition', () => {
  it('never throws, and gives tables that can be read to the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
        fc.array(merge, { maxLength: 4 }),
        (rows, merges) => {
          const sheet = { ...makeSheet(rows), merges };
          const [found] = recogniseWorkbook(makeWorkbook([sheet]), 'a.xlsx');
          if (found?.recognition.kind !== 'form') return;
          const tables = found.recognition.tables;
          for (const table of [...tables, ...ledgerOf(tables)]) readToTheEnd(table);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads a text of any kind for any field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields()), fc.string({ unit: 'binary' }), (field, raw) => {
        const reading = readCell(raw, field);
        const told = reading.state === 'number' || reading.state === 'text-number';
        expect(reading.number !== undefined).toBe(told);
        expect(reading.text !== undefined).toBe(reading.state === 'text');
      }),
    );
  });

  it('reads back any figure, typed as text, with a unit or with separators', () => {
    const field = fields().find(({ key }) => key === 'area_teaching');
    if (field === undefined) throw new Error('no field');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.nat(99), (whole, cents) => {
        const figure = Number(`${String(whole)}.${String(cents).padStart(2, '0')}`);
        const grouped = `${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(cents).padStart(2, '0')}`;
        const wide = String(figure).replace(/[0-9.]/g, (c) =>
          String.fromCharCode(c.charCodeAt(0) + 0xfee0),
        );
        for (const raw of [
          figure,
          String(figure),
          `${String(figure)}平方米`,
          `${String(figure)} ㎡`,
          grouped,
          wide,
        ])
          expect(readCell(raw, field).number).toBe(figure);
      }),
    );
  });
});

const LEDGER_KEYS = formDefinitions()
  .flatMap(({ tables }) => tables)
  .flatMap((table) => (table.table === 'ledger' && table.layout === 'records' ? table.columns : []))
  .map(({ key }) => key)
  .filter((key) => !['school_name', 'school_code', 'students', 'books', 'computers'].includes(key));

const ledger = fc
  .record({
    keys: fc.shuffledSubarray(LEDGER_KEYS, { minLength: 3 }),
    figures: fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 5 }),
  })
  .map(({ keys, figures }) => {
    const all = ['school_name', 'students', 'books', 'computers', ...keys];
    const body = figures.map((figure, row) =>
      all.map((key, at) => (key === 'school_name' ? `清河第${String(row)}小学` : figure + at)),
    );
    return { all, body };
  });

describe('moving a ledger about', () => {
  it('leaves its values as they are', () => {
    fc.assert(
      fc.property(
        ledger,
        fc.nat(5),
        fc.nat(5),
        fc.array(fc.nat(6), { maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
        ({ all, body }, down, right, blanks, ranks) => {
          const before = valuesOf(tableOf([all.map(nameOf), ...body]), all);
          const order = all
            .map((_, at) => ({ at, rank: ranks[at] ?? 0 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ at }) => at);
          const shuffle = (row: readonly CellValue[]) => [
            ...Array.from({ length: right }, () => null),
            ...order.map((at) => row[at] ?? null),
          ];
          const moved: (readonly CellValue[])[] = body.map(shuffle);
          for (const at of blanks) moved.splice(at, 0, []);
          const rows = [
            ...Array.from({ length: down }, () => []),
            shuffle(all.map(nameOf)),
            ...moved,
          ];
          expect(valuesOf(tableOf(rows), all)).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function tableOf(rows: readonly (readonly CellValue[])[]): BoundTable {
  const found = recogniseSheet(makeSheet(rows), 'a.xlsx');
  if (found.kind !== 'form' || found.tables.length !== 1) throw new Error(JSON.stringify(found));
  const [table] = found.tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

function valuesOf(table: BoundTable, keys: readonly string[]) {
  return keys.map((key) =>
    Array.from({ length: table.rowCount }, (_, row) => table.readingOf(row, key)),
  );
}

function nameOf(key: string): string {
  return fields().find((field) => field.key === key)?.name.zh ?? key;
}

function readToTheEnd(table: BoundTable): void {
  for (const { key } of table.fields) {
    const column = table.column(key);
    expect(column?.tags).toHaveLength(table.rowCount);
    for (let row = 0; row < table.rowCount; row++) {
      const at = table.cellOf(row, key);
      const reading = table.readingOf(row, key);
      if (at !== undefined) expect(at.row >= 0 && at.column >= 0).toBe(true);
      if (reading === undefined) continue;
      expect(column?.tags[row]).toBe(tagOf(reading));
      if (reading.number !== undefined) expect(column?.numbers[row]).toBe(reading.number);
      if (reading.text !== undefined) expect(column?.texts?.[row]).toBe(reading.text);
    }
  }
}
