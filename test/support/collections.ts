import { readFile as readBytes } from 'node:fs/promises';
import { recogniseWorkbook } from '../../src/forms/index';
import type { BoundTable } from '../../src/forms/types';
import { formatAddress } from '../../src/kernel/address';
import { findStandard } from '../../src/standard/index';
import type { Level, Standard } from '../../src/standard/types';
import { seededRandom } from '../../scripts/examples/random';
import type { Collection, CountyRow, SettledValue } from '../../src/app/collect/types';
import { readWorkbook } from '../../src/xlsx/index';

export function standardOf(id: string): Standard {
  const standard = findStandard(id);
  if (!standard.ok) throw new Error(id);
  return standard.value;
}

/** A collection of these rows and nothing else. */
export function collection(
  rows: readonly CountyRow[],
  more: Partial<Collection> = {},
  standard = 'cn.quality-2017',
): Collection {
  return {
    options: { standard: standardOf(standard), reliefs: [] },
    files: [],
    remarks: new Map(),
    schools: [],
    missing: [],
    years: [],
    rows,
    ...more,
  };
}

/** One row of the county table for each row of a workbook's ledger, as if one file had said it all. */
export async function collectionOfLedger(path: string, standard?: string): Promise<Collection> {
  const book = readWorkbook(new Uint8Array(await readBytes(path)));
  if (!book.ok) throw new Error(path);
  const tables = recogniseWorkbook(book.value, path).flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
  const ledger = tables.find(({ name }) => name === 'ledger');
  if (ledger === undefined) throw new Error(`no ledger in ${path}`);
  const rows = Array.from({ length: ledger.rowCount }, (_, row) => rowOf(ledger, row, path));
  return collection(sorted(rows), {}, standard);
}

const LEVELS: Readonly<Record<string, Level>> = { 小学: 'primary', 初中: 'junior' };

function rowOf(ledger: BoundTable, row: number, path: string): CountyRow {
  const values = Object.fromEntries(
    ledger.fields
      .filter(({ key }) => key !== 'seq')
      .map(({ key }) => [key, valueOf(ledger, row, key, path)] as const),
  );
  const text = (key: string): string => String(values[key]?.value ?? '');
  return {
    code: text('school_code'),
    name: text('school_name'),
    type: text('school_type'),
    level: LEVELS[text('level')] ?? null,
    values,
    paths: [path],
  };
}

function valueOf(ledger: BoundTable, row: number, key: string, path: string): SettledValue {
  const reading = ledger.readingOf(row, key);
  const at = ledger.cellOf(row, key);
  const raw = reading?.raw ?? null;
  return {
    state: reading?.state ?? 'blank',
    value: reading?.number ?? reading?.text ?? (typeof raw === 'object' ? null : String(raw)),
    settling: 'only',
    origin: { path, sheet: ledger.sheet.name, cell: at === undefined ? '' : formatAddress(at) },
    others: [],
  };
}

/** Primary before junior, each by code; rows without a level last. */
export function sorted(rows: readonly CountyRow[]): readonly CountyRow[] {
  const order = ({ level }: CountyRow) => (level === null ? 2 : level === 'primary' ? 0 : 1);
  return [...rows].sort((a, b) => order(a) - order(b) || (a.code < b.code ? -1 : 1));
}

/** Fields whose values decide where a row stands and what is computed of it. */
const TOUCHED = [
  'school_type',
  'founder_type',
  'students',
  'students_primary',
  'students_junior',
  'teachers_phd',
  'teachers_backbone',
  'area_teaching',
  'area_indoor_sport',
  'area_field',
  'equip_value',
  'multimedia_rooms',
  'classes',
  'teachers',
] as const;

type Told = Pick<SettledValue, 'state' | 'value' | 'settling'>;

/** What stands in a cell that something is wrong with. */
const WRONG: readonly Told[] = [
  { state: 'blank', value: null, settling: 'only' },
  { state: 'blank', value: null, settling: 'open' },
  { state: 'number', value: 0, settling: 'only' },
  { state: 'number', value: -3, settling: 'newer' },
  { state: 'placeholder', value: '无', settling: 'only' },
  { state: 'not-applicable', value: '——', settling: 'only' },
  { state: 'approximate', value: '约300', settling: 'form' },
  { state: 'unreadable', value: '若干', settling: 'chosen' },
  { state: 'error', value: '#DIV/0!', settling: 'only' },
];

/** The same collection with faults of every kind, drawn from a seed; a `share` of the rows has one. */
export function spoiltCollection(made: Collection, seed: number, share: number): Collection {
  const random = seededRandom(seed);
  const rows = made.rows.flatMap((row): readonly CountyRow[] => {
    if (random.between(0, 1) > share) return [row];
    switch (random.whole(0, 7)) {
      case 0:
        return [{ ...row, level: null, values: { ...row.values, level: wrong('level', row, 0) } }];
      case 1:
        return [misplaced(row)];
      case 2:
        // Of a row that is left out and one that is not, a sheet cannot tell without going in circles.
        return row.type === '218' ? [row] : [row, another(row)];
      case 3:
        return [{ ...row, code: '', values: { ...row.values, school_code: wrong('', row, 0) } }];
      default: {
        const key = random.pick([...TOUCHED]);
        const fault = wrong(key, row, random.whole(0, WRONG.length - 1));
        return [{ ...row, values: { ...row.values, [key]: fault } }];
      }
    }
  });
  return { ...made, rows: sorted(rows) };
}

/** The same collection with every second row as the statistics to 2020 tell it: postgraduates undivided. */
export function undividedCollection(made: Collection): Collection {
  const rows = made.rows.map((row, at): CountyRow => {
    const { teachers_phd: phd, teachers_master: master, ...values } = row.values;
    if (phd === undefined || master === undefined || at % 2 === 0) return row;
    const together = { ...master, value: Number(phd.value) + Number(master.value) };
    return { ...row, values: { ...values, teachers_postgraduate: together } };
  });
  return { ...made, rows };
}

/**
 * The same collection with all reliefs of its standard on, claimed by some schools: with all that is added, with a part
 * of it missing, or in vain because the school is too large.
 */
export function relievedCollection(made: Collection): Collection {
  const rows = made.rows.map((row, at): CountyRow => {
    const claims = CLAIMS[at % CLAIMS.length] ?? {};
    const told = Object.entries(claims).map(([key, value]): [string, SettledValue] => {
      const origin = { path: row.paths[0] ?? '', sheet: '台账', cell: 'A1' };
      const state = typeof value === 'number' ? 'number' : value === null ? 'blank' : 'text';
      return [key, { state, value, settling: 'only', origin, others: [] }];
    });
    return { ...row, values: { ...row.values, ...Object.fromEntries(told) } };
  });
  const reliefs = made.options.standard.reliefs.map(({ id }) => id);
  return { ...made, rows, options: { ...made.options, reliefs } };
}

const TEACHERS = { rot_pe: 1, rot_music: 1, rot_art: 2, rot_arts: 0 };
const GROUNDS = { area_other_field: 1200, area_offsite: 800.5 };

/** What schools claim, one after the other; the sizes are those on both sides of the line. */
const CLAIMS: readonly Readonly<Record<string, string | number | null>>[] = [
  { is_rural_small: '是', students: 99, ...TEACHERS },
  { is_rural_small: '是', students: 100, ...TEACHERS },
  { is_dense_city: '是', ...GROUNDS },
  {},
  { is_rural_small: '否', students: 60, ...TEACHERS },
  { is_rural_small: '是', students: 50, ...TEACHERS, rot_music: null },
  { is_dense_city: '是', ...GROUNDS, area_offsite: null },
  { is_rural_small: '是', students: 49, ...TEACHERS },
  { is_rural_small: '是', students: 75, ...TEACHERS, is_dense_city: '是', ...GROUNDS },
  { is_rural_small: null, students: 80, ...TEACHERS },
];

function wrong(key: string, { values, paths }: CountyRow, nth: number): SettledValue {
  const other = { path: paths[0] ?? '', sheet: '台账', cell: 'A1' };
  const said = WRONG[nth] ?? { state: 'blank', value: null, settling: 'only' };
  const isOpen = said.settling === 'open';
  return {
    ...said,
    origin: isOpen ? null : (values[key]?.origin ?? other),
    others: said.settling === 'only' ? [] : [{ origin: other, value: 7 }],
  };
}

/** The same school and level with other figures. */
function another(row: CountyRow): CountyRow {
  const own = row.values['students'];
  if (own === undefined) return row;
  return { ...row, values: { ...row.values, students: { ...own, state: 'number', value: 77 } } };
}

/** A school of one level on a row of the other. */
function misplaced(row: CountyRow): CountyRow {
  const type = row.level === 'primary' ? '311' : '211';
  const own = row.values['school_type'];
  return own === undefined
    ? row
    : { ...row, type, values: { ...row.values, school_type: { ...own, value: type } } };
}
