import { read as readByAnother, type WorkBook } from '@e965/xlsx';
import { createHash } from 'node:crypto';
import {
  filesAstray,
  receivedCounty,
  rowsAstray,
  schoolsAstray,
  type ToldFile,
} from '../../../scripts/received';
import { readFile } from '../../../src/app/check';
import {
  collect,
  type CollectOptions,
  type Origin,
  readRoster,
  receive,
} from '../../../src/app/collect';
import { findStandard } from '../../../src/standard';
import { readWorkbook } from '../../../src/xlsx';

/** Statistics give these by several lines, and these in words or codes of their own. */
const SEVERAL = new Set(['teachers_below', 'teachers_midtitle']);
const IN_WORDS = new Set(['school_name', 'school_type', 'founder_type', 'urban_rural']);

const standard = findStandard('cn.quality-2017');
if (!standard.ok) throw new Error('no standard');

const read = (path: string, bytes: Uint8Array) =>
  readFile({
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    workbook: readWorkbook(bytes),
  });

describe('a county of 120 files in every state', () => {
  const county = receivedCounty({ seed: 20260901, files: 120 });
  const { truth } = county;
  const ignored = new Set(
    truth.files.filter(({ status }) => status === 'ignored').map(({ path }) => path),
  );
  const roster = readRoster(read('名单.xlsx', county.roster));
  if (!roster.ok) throw new Error('the list of schools is not read');
  const options: CollectOptions = {
    standard: standard.value,
    reliefs: [],
    year: truth.year,
    roster: roster.value,
  };
  // The command's own search leaves litter out; a core that is handed it would try to read it.
  const received = county.files
    .filter(({ path }) => !ignored.has(path))
    .map(({ path, bytes }) => receive(read(path, bytes), options, 'zh').received);
  const collection = collect(received, options);
  const told = collection.files.map((file): ToldFile => ({
    ...file,
    remarks: collection.remarks.get(file.path) ?? [],
  }));

  it('reads the list of schools as it was written', () => {
    expect(roster.value.schools).toEqual(truth.roster);
  });

  it('accounts for every file: how far checked, why not, what is amiss, what its rules find', () => {
    expect(told).toHaveLength(120);
    expect(filesAstray(told, truth)).toEqual([]);
  });

  it('makes the county table that is true, each value of the cell that it stands in', () => {
    expect(rowsAstray(collection.rows, truth)).toEqual([]);
  });

  it('names a cell that holds the figure where a form tells it by several', () => {
    const books = new Map<string, WorkBook>();
    const textAt = ({ path, sheet, cell }: Origin): string => {
      const sent = county.files.find((file) => file.path === path)?.bytes;
      const book = books.get(path) ?? readByAnother(sent, { type: 'array' });
      books.set(path, book);
      const held = book.Sheets[sheet]?.[cell] as { v?: string | number } | undefined;
      // The client leaves the cell of a zero empty.
      return String(held?.v ?? '0').trim();
    };
    const said = collection.rows.flatMap((row) => {
      const wanted = truth.rows.find(({ code, level }) => code === row.code && level === row.level);
      return Object.entries(wanted?.values ?? {}).flatMap(([field, { cell }]) => {
        const value = row.values[field];
        const isAsked = cell === null && !SEVERAL.has(field) && !IN_WORDS.has(field);
        return isAsked && value !== undefined ? [{ field, ...value }] : [];
      });
    });
    expect(said.length).toBeGreaterThan(200);
    const astray = said.filter(
      ({ origin, value }) => origin === null || Number(textAt(origin)) !== Number(value),
    );
    expect(astray).toEqual([]);
  });

  it('leaves open what nothing tells, and gives both figures', () => {
    const open = truth.rows.flatMap(({ code, level, open: fields }) =>
      fields.map((field) => ({ code, level, field })),
    );
    expect(open.length).toBeGreaterThan(0);
    for (const { code, level, field } of open) {
      const row = collection.rows.find((one) => one.code === code && one.level === level);
      expect(row?.values[field]).toMatchObject({ value: null, settling: 'open', origin: null });
      expect(row?.values[field]?.others).toHaveLength(2);
    }
  });

  it('tells who is missing, unknown or mistyped, and which file of several counts', () => {
    expect(schoolsAstray(collection.schools, collection.missing, truth)).toEqual([]);
  });

  it('says so where a figure, its cell, a finding or a school is another', () => {
    const [row, ...rows] = collection.rows;
    const [file, ...files] = told;
    if (row === undefined || file === undefined) throw new Error('nothing was told');
    const students = row.values['students'];
    if (students?.origin === null || students === undefined) throw new Error('no pupils');
    const moved = { ...students, origin: { ...students.origin, cell: 'A1' } };
    const wrong = [
      rowsAstray(rows, truth),
      rowsAstray([...rows, { ...row, values: { ...row.values, students: moved } }], truth),
      rowsAstray(
        [...rows, { ...row, values: { ...row.values, students: { ...students, value: 1 } } }],
        truth,
      ),
      rowsAstray([...rows, { ...row, values: { ...row.values, books: students } }], truth),
      filesAstray(files, truth),
      filesAstray([...files, { ...file, status: 'ignored' }], truth),
      filesAstray(
        told.map((one) => ({ ...one, findings: [] })),
        truth,
      ),
      schoolsAstray(collection.schools.slice(1), collection.missing, truth),
      schoolsAstray(collection.schools, collection.missing.slice(1), truth),
      schoolsAstray(
        collection.schools.map((one) => ({ ...one, setAside: [] })),
        collection.missing,
        truth,
      ),
    ];
    expect(wrong.map((astray) => astray.length > 0)).toEqual(wrong.map(() => true));
  });
});
