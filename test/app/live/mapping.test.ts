import { describe, expect, it } from '@jest/globals';
import { readFile } from '../../../src/app';
import { remembered } from '../../../src/app/live/checkWorkbook';
import { steadyProfile } from '../../../src/app/live/steadyProfile';
import type { MappingProfile } from '../../../src/forms';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import { BODY, HEADER } from '../../support/ledgers';
import { CHOICES, checkedEngine, edit, valueOf } from '../../support/live';
import { makeSheet, makeWorkbook } from '../../support/sheets';

const RENAMED = HEADER.map((header) => (header === '专任教师数' ? '师资规模' : header));
const BOOK = makeWorkbook([makeSheet([RENAMED, ...BODY])]);
const profileOf = (field: string | null): MappingProfile => ({
  name: '',
  entries: [{ table: 'ledger', header: '师资规模', field }],
});

function rulesOf(view: { readonly groups: readonly { readonly rule: string }[] }) {
  return view.groups.map(({ rule }) => rule);
}

describe('a profile', () => {
  it('is what a file is read with', () => {
    const input = { path: 'a.xlsx', sha256: '', workbook: { ok: true, value: BOOK } } as const;
    const profile = profileOf('teachers');
    expect(readFile(input, profile).tables[0]?.readingOf(0, 'teachers')?.number).toBe(18);
    expect(readFile(input, profile).profile).toBe(profile);
    expect(readFile(input).tables[0]?.readingOf(0, 'teachers')).toBeUndefined();
    expect(readFile(input)).not.toHaveProperty('profile');
  });

  it('holds for the engine from check to check, and when it changes', async () => {
    const { engine, view } = await checkedEngine(dataOf(BOOK));
    expect(rulesOf(view)).toContain('T-005-4');
    const checked = async (profile?: MappingProfile) =>
      rulesOf(
        valueOf(await engine.check(profile === undefined ? CHOICES : { ...CHOICES, profile })),
      );
    const before = await checked(profileOf('teachers'));
    expect(before).not.toContain('T-005-4');
    // A number of teachers below zero: the mapped column is what rules read.
    await engine.change([edit('Sheet1', 'G2', -3)]);
    const faulty = await checked(profileOf('teachers'));
    expect(faulty.length).toBeGreaterThan(before.length);
    expect(await checked(profileOf('staff_total'))).not.toEqual([]);
    expect(await checked(profileOf(null))).not.toContain('T-005-4');
    expect(await checked()).toEqual(rulesOf(view));
  });

  it('that a message brings again is the same to what remembers', () => {
    const { recognise } = remembered();
    const steady = steadyProfile();
    const [sheet] = BOOK.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const read = (profile?: MappingProfile) => {
      const choices = steady(profile === undefined ? {} : { profile });
      return recognise(sheet, 'a.xlsx', [], choices.profile);
    };
    const first = read(profileOf('teachers'));
    expect(read(profileOf('teachers'))).toBe(first);
    expect(read(profileOf('staff_total'))).not.toBe(first);
    expect(read()).not.toBe(first);
  });
});
