import { createHash } from 'node:crypto';
import { read, type WorkBook } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import {
  type FileState,
  type FileTruth,
  receivedCounty,
  type ReceivedCounty,
  type TrueValue,
} from '../../scripts/received';
import { answersOf } from '../../scripts/received/longForm';
import { inventedSchools } from '../../scripts/received/schools';
import { templateFile } from '../../scripts/received/templateFile';
import { stampName } from '../../src/app/templates/stamp';
import { definitionOf } from '../../src/forms/definitions';
import { writeWorkbook } from '../../src/xlsx';
import { filledForm } from '../support/filledForms';

const county = receivedCounty({ seed: 11, files: 90 });
const { truth } = county;

const STATES: readonly FileState[] = [
  'template',
  'relaid',
  'own-ledger',
  'statistics-2020',
  'statistics-2021',
  'township-ledger',
  'mistake',
  'wrong-year',
  'old-template',
  'other-standard',
  'copy',
  'newer',
  'overtaken',
  'undated',
  'code-typo',
  'code-typo-again',
  'name-typo',
  'shared-code',
  'unlisted',
  'county-form',
  'no-school',
  'damaged',
  'truncated',
  'empty',
  'encrypted',
  'xls',
  'csv',
  'hostile',
  'litter',
];

const books = new Map<string, WorkBook>();

/** What another program reads in the cell. */
function cellText({ path, sheet, cell }: TrueValue): string {
  const bytes = county.files.find((file) => file.path === path)?.bytes;
  const book = books.get(path) ?? read(bytes, { type: 'array' });
  books.set(path, book);
  const found: unknown = book.Sheets[sheet]?.[cell ?? ''];
  return typeof found === 'object' && found !== null && 'v' in found ? String(found.v) : '';
}

/** Fields that forms write in words. */
const IN_CODES = ['school_type', 'founder_type', 'urban_rural'];

/** Figures as typed in any way, without what is said beside them. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s,]|人|个|间|万?元|平方米|㎡|m2$/g, '');
}

describe('the files of an invented county', () => {
  it('are the same for the same request, and others for another', () => {
    const again = receivedCounty({ seed: 11, files: 90 });
    expect(again.truth).toEqual(truth);
    const hashes = (made: ReceivedCounty) =>
      [...made.files.map(({ bytes }) => bytes), made.roster, made.lastYear].map((bytes) =>
        createHash('sha256').update(bytes).digest('hex'),
      );
    expect(hashes(again)).toEqual(hashes(county));
    const other = receivedCounty({ seed: 12, files: 90 });
    expect(other.files.map(({ bytes }) => bytes.length)).not.toEqual(
      county.files.map(({ bytes }) => bytes.length),
    );
  });

  it('arrive in every state, as many as asked, each with its own path and its truth', () => {
    const states = new Set(truth.files.map(({ state }) => state));
    for (const state of STATES) expect(states).toContain(state);
    const paths = county.files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(truth.files.map(({ path }) => path).sort()).toEqual([...paths].sort());
    expect(truth.files.filter(({ status }) => status !== 'ignored')).toHaveLength(90);
  });

  it('hold every true value in the cell that is named as its origin', () => {
    const values = truth.rows.flatMap(({ values: own }) => Object.entries(own));
    expect(values.length).toBeGreaterThan(3000);
    const astray = values.filter(([field, value]) => {
      if (IN_CODES.includes(field) || value.cell === null) return false;
      const text = plain(cellText(value));
      const wanted = plain(String(value.value));
      return text !== wanted && String(Number(text) / 10_000) !== wanted;
    });
    expect(astray).toEqual([]);
  });

  it('tell of every school on the list that is not missing, and of few that are not on it', () => {
    const told = new Set(truth.rows.map(({ code }) => code));
    const missing = new Set(truth.missing.map(({ code }) => code));
    expect(truth.missing.length).toBeGreaterThan(5);
    for (const { code } of truth.roster) expect(told.has(code)).toBe(!missing.has(code));
    const unknown = truth.standings.filter(({ kind }) => kind !== 'expected');
    expect(new Set(unknown.map(({ kind }) => kind))).toEqual(
      new Set(['other-code', 'other-name', 'unknown']),
    );
  });

  it('of equal bytes count once, of sendings one after the other the last', () => {
    const by = (state: FileState): readonly FileTruth[] =>
      truth.files.filter((file) => file.state === state);
    expect(by('copy').map(({ setAside }) => setAside)).toEqual(by('copy').map(() => 'same'));
    expect(by('overtaken').map(({ setAside }) => setAside)).toEqual(
      by('overtaken').map(() => 'older'),
    );
    const [again] = by('newer');
    const row = truth.rows.find(({ code }) => code === again?.rows[0]?.code);
    expect(row?.values['area_field']?.path).toBe(again?.path);
    const [undated] = by('undated');
    const open = truth.rows.find(({ code }) => code === undated?.rows[0]?.code);
    expect(open?.open).toEqual(['area_field', 'multimedia_rooms']);
  });
});

it('a form of which only the cells typed in are written says the same as one written whole', () => {
  const table = definitionOf('school')?.table;
  const items = table?.layout === 'items' ? table.items : [];
  const keyOf = (label: string): string => items.find((item) => item.label === label)?.key ?? '';
  // The heights of rows follow long names where a form is written whole.
  const parts = (bytes: Uint8Array) =>
    Object.entries(unzipSync(bytes)).map(([name, part]) => [
      name,
      strFromU8(part).replace(/ ht="\d+"/g, ''),
    ]);
  const kinds = new Map(inventedSchools(5, 41).map((school) => [school.type, school]));
  kinds.delete('514');
  expect([...kinds.keys()].sort()).toEqual(['211', '218', '311', '312', '341', '345']);
  for (const school of kinds.values()) {
    const answers = answersOf(school);
    const filling = Object.fromEntries(answers.map(({ label, value }) => [keyOf(label), value]));
    const whole = filledForm('school-sheet', { school: [filling] });
    const stamp = { form: 'school-sheet', standard: 'cn.quality-2017', year: 2026, version: 1 };
    const saved = '2026-09-20T08:00:00.000Z';
    expect(parts(templateFile(answers, { year: 2026, saved }).bytes)).toEqual(
      parts(writeWorkbook(whole.sheets, { definedNames: [stampName(stamp)], saved })),
    );
  }
});
