import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Account, settle } from '../../../src/app/collect/settle';
import type { ReceivedValue } from '../../../src/app/collect/types';
import type { FormId } from '../../../src/forms/types';

type Figures = Readonly<Record<string, number | string | null>>;

function account(
  path: string,
  figures: Figures,
  { form = 'school-sheet', saved = null }: { form?: FormId; saved?: string | null } = {},
): Account {
  const values = Object.entries(figures).map(([key, value], at): [string, ReceivedValue] => [
    key,
    {
      state: value === null ? 'blank' : typeof value === 'number' ? 'number' : 'text',
      value,
      sheet: '表',
      cell: `A${String(at + 1)}`,
    },
  ]);
  const school = { code: '', name: '', type: '', level: null, form };
  return { path, saved, school: { ...school, values: Object.fromEntries(values) } };
}

describe('settling what several files say', () => {
  it('takes what one file says, with its cell', () => {
    const { values } = settle([account('a', { students: 5, books: null })], undefined);
    expect(values['students']).toEqual({
      state: 'number',
      value: 5,
      settling: 'only',
      origin: { path: 'a', sheet: '表', cell: 'A1' },
      others: [],
    });
    expect(values['books']).toMatchObject({ state: 'blank', value: null, others: [] });
  });

  it('lets the workbook that was saved later count whole, and keeps what the older said', () => {
    const settled = settle(
      [
        account('old', { students: 5, books: 7 }, { saved: '2026-09-01T08:00:00Z' }),
        account('new', { students: 6, books: null }, { saved: '2026-09-02T08:00:00Z' }),
      ],
      undefined,
    );
    expect(settled.paths).toEqual(['new', 'old']);
    expect(settled.setAside).toEqual([{ path: 'old', why: 'older' }]);
    expect(settled.values['students']).toMatchObject({
      value: 6,
      settling: 'newer',
      others: [{ origin: { path: 'old' }, value: 5 }],
    });
    expect(settled.values['books']).toMatchObject({ value: null, state: 'blank' });
  });

  it('leaves open what differs where nothing tells which file is newer', () => {
    const known = account('a', { students: 5, books: 7 }, { saved: '2026-09-01T08:00:00Z' });
    const { values, setAside } = settle(
      [known, account('b', { students: 6, books: 7 })],
      undefined,
    );
    expect(setAside).toEqual([]);
    expect(values['students']).toMatchObject({ value: null, settling: 'open', origin: null });
    expect(values['students']?.others.map(({ value }) => value)).toEqual([5, 6]);
    expect(values['books']).toMatchObject({ value: 7, settling: 'same' });
  });

  it('lets the user choose', () => {
    const { values } = settle([account('a', { students: 5 }), account('b', { students: 6 })], 'b');
    expect(values['students']).toMatchObject({ value: 6, settling: 'chosen' });
  });

  it('takes the form of the school before ledgers and statistics, and fills in from them', () => {
    const { values, paths } = settle(
      [
        account('s', { students: 5, books: 90, area: 3 }, { form: 'statistics' }),
        account('f', { students: 6, books: null }),
      ],
      undefined,
    );
    expect(paths).toEqual(['f', 's']);
    expect(values['students']).toMatchObject({ value: 6, settling: 'form' });
    expect(values['books']).toMatchObject({ value: 90, origin: { path: 's' } });
    expect(values['area']).toMatchObject({ value: 3, settling: 'only' });
  });

  it('sets an equal copy aside', () => {
    const settled = settle([account('a', { x: 1 }), account('b', { x: 1 })], undefined);
    expect(settled.setAside).toEqual([{ path: 'b', why: 'same' }]);
    expect(settled.values['x']).toMatchObject({ value: 1, settling: 'same', others: [] });
  });
});

const FORM: readonly FormId[] = ['school-sheet', 'school-ledger', 'statistics'];
const accounts = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom('a', 'b', 'c', 'd'),
    form: fc.constantFrom(...FORM),
    saved: fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
    students: fc.option(fc.integer({ min: 0, max: 2 })),
    books: fc.option(fc.integer({ min: 0, max: 2 })),
  }),
  { selector: ({ path }) => path, minLength: 1 },
);

describe('whatever files say', () => {
  it('no value comes from nowhere, none is lost, and the order of arrival is all one', () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 0, max: 3 }), (said, turn) => {
        const all = said.map(({ path, form, saved, students, books }) =>
          account(path, { students, books }, { form, saved }),
        );
        const settled = settle(all, undefined);
        const turned = [...all.slice(turn), ...all.slice(0, turn)];
        expect(settle(turned, undefined)).toEqual(settled);
        for (const key of ['students', 'books'] as const) {
          const value = settled.values[key];
          if (value === undefined) throw new Error(key);
          const told = said.flatMap((one) => one[key] ?? []);
          const kept = [value.value, ...value.others.map((one) => one.value)];
          // Every value that was told is either the one that counts or named beside it.
          expect(told.filter((one) => !kept.includes(one))).toEqual([]);
          if (value.value === null) continue;
          const source = said.find(({ path }) => path === value.origin?.path);
          expect(source?.[key]).toBe(value.value);
        }
      }),
    );
  });
});
