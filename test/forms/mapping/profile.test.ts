import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mappableTables, mappingState, readProfile, writeProfile } from '../../../src/forms';
import type { MappingProfile } from '../../../src/forms';
import { PROFILE_BYTES } from '../../../src/forms/mapping/readProfile';
import { problemText } from '../../../src/i18n';
import { fields } from '../../../src/standard';

const ENTRY = { table: 'ledger', header: '老师总数', field: 'teachers' };
const SUGGESTIONS = [{ field: 'books', name: '图书册数', score: 0.7 }];

const PROFILE: MappingProfile = {
  name: '澄湖县',
  entries: [
    {
      table: 'ledger',
      header: '书',
      field: null,
      suggestions: SUGGESTIONS,
      seen: { files: 2, sheets: 3, sheet: '台账', cell: 'C1' },
    },
    { ...ENTRY },
    { table: 'school', header: '家当', unit: '元', field: 'equip_value' },
    { table: 'ledger', header: '校长电话', field: null },
  ],
};

function file(change: object = {}, ...entries: readonly unknown[]): string {
  return JSON.stringify({
    format: 'junheng-mapping-profile',
    version: 1,
    name: '',
    entries: entries.length === 0 ? [ENTRY] : entries,
    ...change,
  });
}

function problemOf(text: string) {
  const read = readProfile(text);
  if (read.ok) throw new Error('was read');
  for (const language of ['zh', 'en'] as const) {
    const told = problemText(read.problem, language);
    expect(told).not.toMatch(/profile-invalid|\{\{/);
    expect(told).not.toBe('');
  }
  return read.problem;
}

describe('a profile’s file', () => {
  it('holds the profile', () => {
    expect(readProfile(writeProfile(PROFILE))).toEqual({ ok: true, value: PROFILE });
    expect(readProfile(writeProfile(PROFILE, '把 null 改为项目'))).toEqual({
      ok: true,
      value: PROFILE,
    });
  });

  it('is written in an order to be worked through: open, confirmed, ignored', () => {
    const entries = [...PROFILE.entries].reverse();
    expect(writeProfile({ ...PROFILE, entries })).toBe(writeProfile(PROFILE));
    const headers = [...writeProfile(PROFILE).matchAll(/"header": "(.*)"/g)].map(
      ([, text]) => text,
    );
    expect(headers).toEqual(['书', '老师总数', '家当', '校长电话']);
  });

  it('is read as an editor leaves it', () => {
    const edited = (field: unknown) =>
      readProfile(`\uFEFF${file({}, { ...ENTRY, field, suggestions: SUGGESTIONS })}`);
    const entry = (field: string | null) => ({ value: { entries: [{ ...ENTRY, field }] } });
    expect(edited('teachers')).toMatchObject(entry('teachers'));
    expect(edited('专任教师数')).toMatchObject(entry('teachers'));
    expect(edited('ignore')).toMatchObject(entry(null));
    expect(edited('ignore')).not.toHaveProperty('value.entries.0.suggestions');
    expect(edited('teachers')).not.toHaveProperty('value.entries.0.suggestions');
    expect(edited(null)).toMatchObject({ value: { entries: [{ suggestions: SUGGESTIONS }] } });
  });

  it('is refused with the fault and the place of it', () => {
    expect(problemOf('{"format":')).toMatchObject({ reason: 'not-json' });
    for (const text of ['null', '[]', '3', '{}', '{"format":"other","version":1}'])
      expect(problemOf(text)).toMatchObject({ kind: 'profile-invalid', reason: 'not-a-profile' });
    for (const version of [2, '1', null, undefined])
      expect(problemOf(file({ version }))).toMatchObject({ reason: 'other-version' });
    expect(problemOf(file({ extra: 1 }))).toMatchObject({
      reason: 'unknown-property',
      params: { where: 'extra' },
    });
    expect(problemOf(file({}, { ...ENTRY, fild: 1 }))).toMatchObject({
      reason: 'unknown-property',
      params: { where: 'entries.0.fild' },
    });
    expect(problemOf(file({}, { table: 'ledger', header: 'x' }))).toMatchObject({
      reason: 'missing',
      params: { where: 'entries.0.field' },
    });
    expect(problemOf(file({}, { ...ENTRY, field: 3 }))).toMatchObject({
      reason: 'misshapen',
      params: { where: 'entries.0.field' },
    });
    expect(problemOf(file({ entries: {} }))).toMatchObject({ reason: 'misshapen' });
  });

  it('is refused where an entry cannot be meant', () => {
    const reasonOf = (change: object) => problemOf(file({}, { ...ENTRY, ...change }));
    for (const table of ['ledgers', '', 'application/7', '__proto__'])
      expect(reasonOf({ table })).toMatchObject({ reason: 'unknown-table', params: { entry: 1 } });
    for (const field of ['teecher', '', 'gdp_per_capita', 'constructor'])
      expect(reasonOf({ field })).toMatchObject({ reason: 'unknown-field', params: { field } });
    for (const header of ['', '（万元）', '  ', '——'.slice(0, 0)])
      expect(reasonOf({ header })).toMatchObject({ reason: 'no-header' });
    for (const unit of ['平方米', '好多', '', '万'])
      expect(reasonOf({ unit })).toMatchObject({ reason: 'wrong-unit' });
    expect(reasonOf({ field: 'school_name', unit: '人' })).toMatchObject({ reason: 'wrong-unit' });
  });

  it('is refused where two entries speak of one header', () => {
    const twice = file({}, ENTRY, { ...ENTRY, header: ' 老师 总数（人）', field: 'ignore' });
    expect(problemOf(twice)).toMatchObject({ reason: 'duplicate', params: { entry: 2, first: 1 } });
    const elsewhere = file({}, ENTRY, { ...ENTRY, table: 'application/2-2', field: 'ignore' });
    expect(readProfile(elsewhere).ok).toBe(true);
  });

  it('is refused above a mebibyte, counted as it is stored', () => {
    const short = file({ help: '' });
    const most = PROFILE_BYTES - Buffer.byteLength(short);
    expect(readProfile(file({ help: 'x'.repeat(most) })).ok).toBe(true);
    expect(problemOf(file({ help: 'x'.repeat(most + 1) }))).toMatchObject({ reason: 'too-large' });
    expect(problemOf(file({ help: '均'.repeat(most / 3 + 1) }))).toMatchObject({
      reason: 'too-large',
    });
  });
});

describe('the pages about it', () => {
  it.each(['docs/mapping.md', 'docs/mapping.zh.md'])('%s show a file that can be read', (path) => {
    const page = readFileSync(join(__dirname, '../../..', path), 'utf8');
    const shown = /```json\n([^`]*)```/.exec(page)?.[1] ?? '';
    const read = readProfile(shown);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.entries.map(mappingState)).toEqual([
      'open',
      'confirmed',
      'confirmed',
      'ignored',
    ]);
  });
});

describe('fields', () => {
  it('have no key that would say "ignore"', () => {
    expect(fields().some(({ key }) => key === 'ignore')).toBe(false);
  });

  it('have names of their own in each table, by which people confirm them', () => {
    for (const { targets } of mappableTables()) {
      const names = targets.map(({ name }) => name.zh);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
