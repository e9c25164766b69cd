import { writeWorkbook } from '../../src/xlsx';
import { type Generation, statisticsSheets } from '../examples/statistics';
import { pupilsOf } from '../examples/statistics/pupils';
import type { LedgerRow } from '../examples/truth';
import { type InventedSchool, migrantWorkers } from './schools';
import { FOUNDERS } from './ledgerFile';
import type { TrueRow, TrueValue } from './types';

/** What the tables of a school tell of each level in figures of their own. */
const BY_LEVEL = [
  'students',
  'classes',
  'students_migrant',
  'teachers',
  'teachers_bachelor',
  'teachers_college',
  'teachers_midtitle',
  'teachers_backbone',
  'teachers_pe',
  'teachers_music',
  'teachers_art',
  'teachers_arts',
  ...['cls_le25', 'cls_26_30', 'cls_31_35', 'cls_36_40', 'cls_41_45'],
  ...['cls_46_50', 'cls_51_55', 'cls_56_60', 'cls_61_65', 'cls_ge66'],
] as const;

/** What they tell of the school as a whole. */
const OF_SCHOOL = [
  'school_code',
  'school_name',
  'school_type',
  'urban_rural',
  'founded_year',
  'area_site',
  'area_building',
  'area_teaching',
  'area_indoor_sport',
  'area_field',
  'equip_value',
  'multimedia_rooms',
  'computers',
  'books',
] as const;

export interface StatisticsMade {
  readonly bytes: Uint8Array;
  readonly rows: readonly TrueRow[];
}

/** A school's workbook as the statistics client exports it, one sheet a table, every cell a text. */
export function statisticsFile(
  { rows: school, type }: InventedSchool,
  path: string,
  generation: Generation,
  saved: string,
): StatisticsMade {
  const bytes = writeWorkbook(statisticsSheets(school, generation), { saved });
  const levels = (['primary', 'junior'] as const).flatMap((level) => {
    const row = school[level];
    return row === undefined ? [] : [{ level, row }];
  });
  const single = levels.length === 1 && Number(levels[0]?.row['students_senior']) === 0;
  const rows = levels.map(({ level, row }): TrueRow => {
    const told = {
      ...toldOf(row, type, single),
      ...postgraduates(row, generation),
      ...comingsAndGoings(row, level),
    };
    const values = Object.entries(told).flatMap(([key, value]): [string, TrueValue][] =>
      // Several cells may tell the same figure; which of them is taken is not laid down.
      value === null ? [] : [[key, { value, path, sheet: '', cell: null }]],
    );
    return {
      code: String(row['school_code']),
      name: String(row['school_name']),
      type,
      level,
      values: Object.fromEntries(values),
      open: [],
    };
  });
  return { bytes, rows };
}

/** To 2020 the forms print postgraduates undivided: nothing tells who of them has a doctorate. */
function postgraduates(row: LedgerRow, generation: Generation): LedgerRow {
  const { teachers_phd: phd = null, teachers_master: master = null } = row;
  return generation === '2020'
    ? { teachers_postgraduate: Number(phd) + Number(master) }
    : { teachers_phd: phd, teachers_master: master };
}

function comingsAndGoings(row: LedgerRow, level: TrueRow['level']): LedgerRow {
  const { graduates, grades } = pupilsOf(row, level === 'primary' ? '小学' : '初中');
  return { graduated: graduates, entrants: grades[0] ?? null };
}

function toldOf(row: LedgerRow, type: string, single: boolean): LedgerRow {
  const of = (key: string): number => Number(row[key] ?? 0);
  const degrees = ['phd', 'master', 'bachelor', 'college'].map((one) => of(`teachers_${one}`));
  const copied = [...BY_LEVEL, ...OF_SCHOOL].map((key) => [key, row[key] ?? null] as const);
  const stages = (['primary', 'junior', 'senior'] as const).flatMap((stage) => {
    const pupils = of(`students_${stage}`);
    return pupils === 0 ? [] : [[`students_${stage}`, pupils] as const];
  });
  return {
    ...Object.fromEntries([...copied, ...stages]),
    school_type: type,
    founder_type: FOUNDERS[String(row['founder_type'])] ?? null,
    students_migrant_worker: migrantWorkers(row),
    teachers_below: of('teachers') - degrees.reduce((sum, count) => sum + count, 0),
    // Asked once, and so told of a level only where the school has one.
    staff_total: single ? (row['staff_total'] ?? null) : null,
  };
}
