import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countyWorkbook } from '../../../../src/app/collect/book/countyWorkbook';
import type { CountyRow, SettledValue, Settling } from '../../../../src/app/collect/types';
import { recogniseWorkbook } from '../../../../src/forms/index';
import type { BoundTable } from '../../../../src/forms/types';
import { codes, fieldByKey } from '../../../../src/standard/index';
import { readWorkbook, writeWorkbook } from '../../../../src/xlsx/index';
import { collection, sorted } from '../../../support/collections';

type Said = Pick<SettledValue, 'state' | 'value'>;

const FIGURES = [
  'grades',
  'classes',
  'students',
  'students_primary',
  'teachers',
  'teachers_phd',
  'teachers_midtitle',
  'area_teaching',
  'area_offsite',
  'equip_value',
  'multimedia_rooms',
  'books',
  'cls_le25',
] as const;

/** What stands in a cell of figures that no figure can be read from. */
const UNREAD: readonly Said[] = [
  { state: 'placeholder', value: '无' },
  { state: 'not-applicable', value: '——' },
  { state: 'masked', value: '____' },
  { state: 'approximate', value: '约300' },
  { state: 'unreadable', value: '=1+1' },
  { state: 'unreadable', value: '@三百' },
];

const said = (key: string): fc.Arbitrary<Said> => {
  const whole = fieldByKey(key)?.type === 'count';
  const figure = whole
    ? fc.nat({ max: 99_999 })
    : fc.nat({ max: 9_999_999 }).map((cents) => cents / 100);
  return fc.oneof(
    { weight: 5, arbitrary: figure.map((value): Said => ({ state: 'number', value })) },
    { weight: 1, arbitrary: fc.constantFrom(...UNREAD) },
    { weight: 1, arbitrary: fc.constant<Said>({ state: 'blank', value: null }) },
  );
};

const settled = (own: fc.Arbitrary<Said>): fc.Arbitrary<SettledValue> =>
  fc
    .record({
      said: own,
      settling: fc.constantFrom<Settling>('only', 'same', 'newer', 'form', 'chosen'),
      path: fc.constantFrom('a.xlsx', '=b.xlsx', '夹/丙.xlsx'),
    })
    .map(({ said: value, settling, path }) => ({
      ...value,
      settling,
      origin: { path, sheet: '台账', cell: 'B7' },
      others: [],
    }));

const types = codes().lists.schoolTypes.filter(
  ({ stages }) => stages?.includes('primary') === true,
);

const rowOf: fc.Arbitrary<CountyRow> = fc
  .record({
    number: fc.nat({ max: 999_999 }),
    type: fc.constantFrom(...types.map(({ code }) => code)),
    level: fc.constantFrom('primary', 'junior', null),
    note: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
    figures: fc.record(Object.fromEntries(FIGURES.map((key) => [key, settled(said(key))])), {
      requiredKeys: [],
    }),
  })
  .map(({ number, type, level, note, figures }): CountyRow => {
    const code = `2133${String(number).padStart(6, '0')}`;
    const text = (value: string): SettledValue => ({
      state: 'text',
      value,
      settling: 'only',
      origin: { path: 'a.xlsx', sheet: '台账', cell: 'A1' },
      others: [],
    });
    const name = `清河${String(number)}小学`;
    return {
      code,
      name,
      type,
      level,
      values: {
        school_code: text(code),
        school_name: text(name),
        school_type: text(type),
        note: text(note),
        ...(figures as Readonly<Record<string, SettledValue>>),
      },
      paths: ['a.xlsx'],
    };
  });

describe('any county table', () => {
  it('is read back cell by cell as it was put together', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 6 }), (rows) => {
        const made = collection(sorted(rows));
        const { workbook, ledger } = countyWorkbook(made);
        const read = readWorkbook(writeWorkbook(workbook.sheets, workbook));
        if (!read.ok) throw new Error(read.problem.reason);
        const table = ledgerIn(recogniseWorkbook(read.value, 'a'));
        expect(table.rowCount).toBe(rows.length);
        expect(table.layout.unknownHeaders).toEqual([]);
        made.rows.forEach((row, index) => {
          for (const [key, { value }] of Object.entries(row.values)) {
            const at = ledger.cellOf(index, key);
            // Only a column for which no school says anything is missing.
            if (at === undefined) {
              expect([key, value]).toEqual([key, null]);
              continue;
            }
            expect(table.cellOf(index, key)).toEqual(at);
            const reading = table.readingOf(index, key);
            if (key === 'school_type') expect(reading?.text).toBe(value);
            else expect([key, reading?.raw]).toEqual([key, value]);
          }
        });
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

function ledgerIn(sheets: ReturnType<typeof recogniseWorkbook>): BoundTable {
  const tables = sheets.flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
  const ledger = tables.find(({ name }) => name === 'ledger');
  if (ledger === undefined) throw new Error('no ledger');
  return ledger;
}
