import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mappableTable, rowsOf, readProfile, recogniseSheet, writeProfile } from '../../src/forms';
import type { BoundTable, MappingEntry, MappingProfile } from '../../src/forms';
import { headerPathKey } from '../../src/forms/headerText';
import type { CellValue } from '../../src/sheet/cell';
import { fields, formDefinitions } from '../../src/standard';
import { makeSheet } from '../support/sheets';

const LEDGER = mappableTable('ledger')?.targets.map(({ key }) => key) ?? [];
const NEEDED = ['school_name', 'students', 'books', 'computers'];
const WORDS = fields().flatMap(({ name, aliases }) => [name.zh, ...aliases.slice(0, 2)]);
/** Headers of nobody's, and texts of a ledger's body. */
const UNKNOWN = ['不明项', '不明数', '清河第0小学'];
const EMPTY: MappingProfile = { name: '', entries: [] };

/** A ledger in the forms' own words, with figures that tell its columns apart. */
const ledger = fc
  .record({
    keys: fc.shuffledSubarray(
      LEDGER.filter((key) => !NEEDED.includes(key)),
      { minLength: 3, maxLength: 12 },
    ),
    figures: fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ keys, figures }) => {
    const all = [...NEEDED, ...keys];
    const body = figures.map((figure, row) =>
      all.map((key, at): CellValue =>
        key === 'school_name' ? `清河第${String(row)}小学` : figure + at,
      ),
    );
    return { all, body };
  });

/** Words that nothing knows, in the shapes of headers. */
function strange(index: number, unit: string | null): string {
  const letters = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未';
  const word = `不明${letters[index % 18] ?? ''}${letters[Math.floor(index / 18)] ?? ''}项`;
  return unit === null || index % 2 === 0 ? word : `${word}（${unit}）`;
}

function fieldOf(key: string) {
  const field = fields().find((one) => one.key === key);
  if (field === undefined) throw new Error(key);
  return field;
}

function recognised(rows: readonly (readonly CellValue[])[], profile?: MappingProfile) {
  return recogniseSheet(makeSheet(rows), 'a.xlsx', [], profile);
}

function tableOf(rows: readonly (readonly CellValue[])[], profile?: MappingProfile): BoundTable {
  const found = recognised(rows, profile);
  if (found.kind !== 'form' || found.tables.length !== 1) throw new Error(JSON.stringify(found));
  const [table] = found.tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

function valuesOf(table: BoundTable, keys: readonly string[]) {
  return keys.map((key) =>
    Array.from({ length: table.rowCount }, (_, row) => [
      table.readingOf(row, key),
      table.cellOf(row, key),
    ]),
  );
}

/** What a table is, less the objects that each recognition makes anew. */
function factsOf(rows: readonly (readonly CellValue[])[], profile?: MappingProfile) {
  const found = recognised(rows, profile);
  if (found.kind !== 'form') return found;
  return found.tables.map((table) => ({
    name: table.name,
    fields: table.fields,
    layout: table.layout,
    rowCount: table.rowCount,
    values: valuesOf(
      table,
      table.fields.map(({ key }) => key),
    ),
  }));
}

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...WORDS, '合计', '小学', '初中', '人', '万元', '填报值'),
  },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true })) },
  { weight: 2, arbitrary: fc.constant(null) },
);
const rows = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 10 });

/** Entries about anything at all, official headers above all. */
const anyEntry: fc.Arbitrary<MappingEntry> = fc
  .record({
    table: fc.constantFrom('ledger', 'school', 'county', 'application/2-2', 'classes'),
    header: fc.oneof(
      fc.constantFrom(...WORDS),
      fc.constantFrom(...UNKNOWN),
      fc.string({ minLength: 1, maxLength: 6 }),
    ),
    pick: fc.nat(),
    ignored: fc.boolean(),
  })
  .map(({ table, header, pick, ignored }) => {
    const targets = mappableTable(table)?.targets ?? [];
    return { table, header, field: ignored ? null : (targets[pick % targets.length]?.key ?? null) };
  });

describe('a mapping profile', () => {
  it('without entries, or with open ones alone, changes nothing', () => {
    fc.assert(
      fc.property(rows, fc.array(anyEntry, { maxLength: 4 }), (sheet, entries) => {
        const open = entries.map((entry) => ({ ...entry, field: null, suggestions: [] }));
        const before = factsOf(sheet);
        expect(factsOf(sheet, EMPTY)).toEqual(before);
        expect(factsOf(sheet, { name: '', entries: open })).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('that names every strange header of a ledger reads what the ledger held', () => {
    fc.assert(
      fc.property(ledger, fc.nat(3), ({ all, body }, down) => {
        const above = Array.from({ length: down }, () => []);
        const before = tableOf([...above, all.map((key) => fieldOf(key).name.zh), ...body]);
        const names = all.map((key, index) => strange(index, fieldOf(key).unit));
        const entries = all.map((field, index) => ({
          table: 'ledger',
          header: names[index] ?? '',
          field,
        }));
        const after = tableOf([...above, names, ...body], { name: '', entries });
        expect(valuesOf(after, all)).toEqual(valuesOf(before, all));
        expect(after.layout.unknownHeaders).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves every field where the forms’ own headers put it, whatever it says', () => {
    fc.assert(
      fc.property(
        ledger,
        fc.array(fc.constantFrom(...WORDS, ...UNKNOWN, ...UNKNOWN), { maxLength: 5 }),
        fc.array(anyEntry, { maxLength: 10 }),
        fc.array(fc.tuple(fc.constantFrom(...UNKNOWN, ...WORDS), fc.nat()), { minLength: 1 }),
        fc.boolean(),
        ({ all, body }, more, others, claims, left) => {
          // Claims on the fields that the ledger's own columns have.
          const entries = [
            ...claims.map(([text, pick]) => ({
              table: 'ledger',
              header: text,
              field: all[pick % all.length] ?? null,
            })),
            ...others,
          ];
          const beside = <T>(row: readonly T[], others: readonly T[]) =>
            left ? [...others, ...row] : [...row, ...others];
          const header = beside(
            all.map((key) => fieldOf(key).name.zh),
            more,
          );
          const sheet = [
            header,
            ...body.map((row) =>
              beside<CellValue>(
                row,
                more.map((_, at) => at),
              ),
            ),
          ];
          const before = tableOf(sheet);
          const after = tableOf(sheet, { name: '', entries });
          expect(after.name).toBe(before.name);
          expect(after.rowCount).toBe(before.rowCount);
          // A level that was concluded stands under no header: it is shown at the first there is.
          const told = before.fields.filter(({ key }) => key !== 'level' || all.includes(key));
          for (const field of told)
            expect(after.fields.find(({ key }) => key === field.key)).toEqual(field);
          const added = after.fields.filter(({ mapped }) => mapped === true);
          const said = entries.map((entry) => [headerPathKey(entry.header), entry.field].join());
          for (const { header: text, key } of added)
            expect(said).toContain([headerPathKey(text), key].join());
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives tables that no field is in twice', () => {
    fc.assert(
      fc.property(rows, fc.array(anyEntry, { maxLength: 20 }), (sheet, entries) => {
        const found = recognised(sheet, { name: '', entries });
        if (found.kind !== 'form') return;
        for (const { fields: bound } of found.tables) {
          const keys = bound.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes back out of its file', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(anyEntry, { maxLength: 8 }), (name, all) => {
        const seen = new Set<string>();
        const entries = all.filter(({ table, header }) => {
          const id = [table, headerPathKey(header)].join();
          if (headerPathKey(header) === '' || seen.has(id)) return false;
          seen.add(id);
          return true;
        });
        const read = readProfile(writeProfile({ name, entries }));
        if (!read.ok) throw new Error(JSON.stringify(read.problem));
        expect(read.value.name).toBe(name);
        expect(read.value.entries).toHaveLength(entries.length);
        expect(read.value.entries).toEqual(expect.arrayContaining(entries));
        expect(writeProfile(read.value)).toBe(writeProfile({ name, entries }));
      }),
      { numRuns: 60 },
    );
  });

  it('is refused or read, but never breaks the program', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) =>
            JSON.stringify({
              format: 'junheng-mapping-profile',
              version: 1,
              name: '',
              entries: value,
            }),
          ),
        ),
        (text) => {
          const read = readProfile(text);
          if (!read.ok) expect(read.problem.kind).toBe('profile-invalid');
        },
      ),
    );
  });
});

describe('the forms', () => {
  it('have a meaning for all texts that may be named', () => {
    const tables = formDefinitions().flatMap(({ tables: all }) => all);
    for (const { layout, table } of tables) {
      const known = mappableTable(table);
      expect(known !== undefined).toBe(layout !== 'crosstab' && layout !== 'list');
      expect(mappableTable(rowsOf(table)) !== undefined).toBe(layout === 'matrix');
      for (const { key, fields: meant } of known?.targets ?? []) {
        const keys = meant.map((field) => field.key);
        if (layout === 'records' || layout === 'items') expect(keys).toEqual([key]);
        if (layout !== 'matrix') continue;
        expect(keys.length).toBeGreaterThan(0);
        expect(keys.filter((one) => !one.endsWith(key))).toEqual([]);
      }
    }
  });
});
