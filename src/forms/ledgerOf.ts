import { fieldByKey } from '../standard';
import type { Stage } from '../standard';
import { createTable } from './boundTable';
import type { ReadingSource } from './boundTable';
import { statisticsLedgers } from './statistics/ledger';
import { stagesOf } from './sums';
import type { BoundTable, Reading } from './types';
import { WHOLE_SCHOOL } from './wholeSchool';

type Compulsory = Exclude<Stage, 'senior'>;

const LEVEL_NAMES: Readonly<Record<Compulsory, string>> = { primary: '小学', junior: '初中' };

/** Asked once for the school, wanted by level: known for a school of one level only. */
const SINGLE_LEVEL = [
  'classes',
  'cls_le25',
  'cls_26_30',
  'cls_31_35',
  'cls_36_40',
  'cls_41_45',
  'cls_46_50',
  'cls_51_55',
  'cls_56_60',
  'cls_61_65',
  'cls_ge66',
  'students_migrant_worker',
  'teachers',
  'teachers_backbone',
  'teachers_certified',
  'teachers_trained360',
  'teachers_pe',
  'teachers_music',
  'teachers_art',
  'teachers_arts',
  'rot_pe',
  'rot_music',
  'rot_art',
  'rot_arts',
] as const;

/** Asked by level: the item of the long form for each level. */
const BY_LEVEL: Readonly<Record<string, Readonly<Partial<Record<Compulsory, string>>>>> = {
  students: { primary: 'students_primary', junior: 'students_junior' },
  students_in_zone: { primary: 'students_in_zone_primary', junior: 'students_in_zone_junior' },
  teachers_college: { primary: 'teachers_college_primary' },
  teachers_bachelor: { primary: 'teachers_bachelor_primary', junior: 'teachers_bachelor_junior' },
  teachers_master: { primary: 'teachers_master_primary', junior: 'teachers_master_junior' },
  teachers_phd: { primary: 'teachers_phd_primary', junior: 'teachers_phd_junior' },
};

const JUNIOR_ONLY = ['graduates', 'grade7_entry', 'transfer_in', 'transfer_out', 'deaths'] as const;

const UNTOLD: Reading = { raw: null, state: 'unreadable', repairs: [] };

interface LedgerRow {
  readonly source: number;
  readonly level: Compulsory;
  /** The school has this compulsory level only. */
  readonly single: boolean;
}

/**
 * The rows by school and level behind the tables of a workbook: ledgers as they are, and each school's long form
 * as one row per level that its type has, pointing at the cells of the long form. What the form asks once for a
 * school of several levels cannot be told by level and stays unreadable, unless it is 0; nothing is divided. The tables of a school's
 * statistics workbook make such rows together.
 */
export function ledgerOf(tables: readonly BoundTable[]): readonly BoundTable[] {
  const own = tables.flatMap((table) => {
    if (table.name === 'ledger') return [table];
    return table.name === 'school' ? [projected(table)] : [];
  });
  return [...own, ...statisticsLedgers(tables)];
}

function projected(school: BoundTable): BoundTable {
  const rows = Array.from({ length: school.rowCount }, (_, source) =>
    levelRows(school, source),
  ).flat();
  const source = (key: string, from: (row: LedgerRow) => string | undefined | null) =>
    sourceOf(school, rows, key, from);
  return createTable({
    name: 'ledger',
    form: school.form,
    file: school.file,
    sheet: school.sheet,
    grid: school.sheet.grid,
    rowCount: rows.length,
    layout: { ...school.layout, inferred: [{ key: 'level', from: 'school-type' }] },
    sources: [
      ...levelSource(rows, school),
      ...WHOLE_SCHOOL.flatMap((key) => source(key, () => key)),
      ...SINGLE_LEVEL.flatMap((key) => source(key, ({ single }) => (single ? key : null))),
      ...Object.entries(BY_LEVEL).flatMap(([key, items]) =>
        source(key, ({ level }) => items[level]),
      ),
      ...JUNIOR_ONLY.flatMap((key) =>
        source(key, ({ level }) => (level === 'junior' ? key : undefined)),
      ),
    ],
  });
}

/** The levels of the school's type; of an unknown type, the levels that have pupils. */
function levelRows(school: BoundTable, source: number): readonly LedgerRow[] {
  const stages = stagesOf(school.readingOf(source, 'school_type')?.text);
  const levels = (['primary', 'junior'] as const).filter((level) =>
    stages === undefined ? hasPupils(school, source, level) : stages.includes(level),
  );
  const single = stages?.length === 1;
  return levels.map((level) => ({ source, level, single }));
}

function hasPupils(school: BoundTable, row: number, level: Compulsory): boolean {
  return (school.readingOf(row, `students_${level}`)?.number ?? 0) > 0;
}

/** `from` names the item of the long form; undefined where the level has none, null where it cannot be told. */
function sourceOf(
  school: BoundTable,
  rows: readonly LedgerRow[],
  key: string,
  from: (row: LedgerRow) => string | undefined | null,
): readonly ReadingSource[] {
  const field = fieldByKey(key);
  const items = rows.map(from);
  const first = items.find((item) => typeof item === 'string' && isBound(school, item)) ?? key;
  const origin = school.fields.find((bound) => bound.key === first);
  if (field === undefined || origin === undefined) return [];
  const blank: Reading = { raw: null, state: 'blank', repairs: [] };
  return [
    {
      kind: 'readings',
      field,
      bound: { ...origin, key },
      readings: rows.map((row, index) => {
        const item = items[index];
        if (item === null) return undivided(school.readingOf(row.source, key));
        return item === undefined ? blank : school.readingOf(row.source, item);
      }),
      at: rows.map((row, index) => school.cellOf(row.source, items[index] ?? key)),
    },
  ];
}

/** None in the whole school is none at each level; any other figure tells of no level in particular. */
function undivided(whole: Reading | undefined): Reading {
  if (whole?.number === 0) return whole;
  return whole?.number === undefined ? UNTOLD : { ...UNTOLD, whole: whole.number };
}

function isBound(table: BoundTable, key: string): boolean {
  return table.fields.some((bound) => bound.key === key);
}

function levelSource(rows: readonly LedgerRow[], school: BoundTable): readonly ReadingSource[] {
  const field = fieldByKey('level');
  const type = school.fields.find(({ key }) => key === 'school_type') ?? school.fields[0];
  if (field === undefined || type === undefined) return [];
  const readings = rows.map(({ level }): Reading => {
    const text = LEVEL_NAMES[level];
    return { raw: text, state: 'text', text, repairs: [] };
  });
  const at = rows.map(({ source }) => school.cellOf(source, 'school_type'));
  const bound = { key: 'level', header: type.header, at: type.at };
  return [{ kind: 'readings', field, bound, readings, at }];
}
