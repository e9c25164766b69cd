import { findStandard } from '../../src/standard/index';
import { workbook } from '../examples';
import { cleanLedger } from '../examples/county';
import { ledgerRows, type LedgerRow } from '../examples/truth';
import type { Case } from './annotated';

type Row = Readonly<Record<string, string | number | null>>;

const primary = row('小学', '211');
const junior = row('初中', '311');

/** A row of the example county of one level and type, as a start for rows of our own. */
function row(level: string, type: string): LedgerRow {
  const found = ledgerRows().find((one) => one['level'] === level && one['school_type'] === type);
  if (found === undefined) throw new Error(`the example county has no ${type}`);
  return found;
}

function schools(start: LedgerRow, changes: readonly Row[], from: number): LedgerRow[] {
  return changes.map((change, i) => ({
    ...start,
    school_code: `${String(start['school_code']).slice(0, 4)}${String(from + i).padStart(6, '0')}`,
    school_name: `第${String(from + i)}学校`,
    ...change,
  }));
}

/** Every figure on its threshold: 100 pupils, so that each resource is the threshold itself. */
const ON_THRESHOLD: Row = {
  students: 1000,
  teachers_phd: 0,
  teachers_master: 0,
  teachers_bachelor: 42,
  teachers_college: 0,
  teachers_backbone: 10,
  teachers_pe: 9,
  teachers_music: 0,
  teachers_art: 0,
  area_teaching: 4600,
  area_indoor_sport: 100,
  area_field: 7400,
  equip_value: 200,
  multimedia_rooms: 23,
};

/** On the floors and a hair beside thresholds, in figures as people type them and finer. */
const PRIMARY: readonly Row[] = [
  ON_THRESHOLD,
  { ...ON_THRESHOLD, area_teaching: 3925 },
  { ...ON_THRESHOLD, area_teaching: 3924.99 },
  { ...ON_THRESHOLD, area_field: 7399.999 },
  { ...ON_THRESHOLD, equip_value: 199.9999, multimedia_rooms: 22 },
  { ...ON_THRESHOLD, students: '1000人', equip_value: '200 万元', area_field: '７４００' },
];

/** Two schools whose coefficient is exactly `cv` on every indicator of area, and other figures equal. */
function apart(cv: number): Row[] {
  return [1 - cv, 1 + cv].map((factor) => ({
    students: 1000,
    area_indoor_sport: 0,
    area_teaching: Math.round(10000 * factor),
    area_field: Math.round(20000 * factor),
    equip_value: Math.round(500 * factor),
  }));
}

/** Rows that keep a level from being told, each for another reason. */
const IN_DOUBT: readonly Row[] = [
  { students: 0 },
  { area_teaching: 100, area_indoor_sport: 230 },
  { teachers_pe: -3 },
  { equip_value: '约200' },
  { school_type: '311' },
];

const SMALL_RURAL: readonly Row[] = [
  { students: 66, is_rural_small: '是', rot_pe: 1, rot_music: 1, rot_art: 0, rot_arts: 0 },
  {
    students: 66,
    is_rural_small: '否',
    rot_pe: null,
    rot_music: '/',
    rot_art: null,
    rot_arts: null,
  },
  {
    students: 66,
    is_rural_small: null,
    rot_pe: null,
    rot_music: null,
    rot_art: null,
    rot_arts: null,
  },
  { students: 66, is_rural_small: '√', rot_pe: null, rot_music: 1, rot_art: 0, rot_arts: 0 },
];

const EXTRA: readonly (readonly [key: string, header: string])[] = [
  ['is_rural_small', '是否50人及以上但不足100人的乡村小规模学校和教学点'],
  ['rot_pe', '体育交流轮岗/兼职/走教教师人数'],
  ['rot_music', '音乐交流轮岗/兼职/走教教师人数'],
  ['rot_art', '美术交流轮岗/兼职/走教教师人数'],
  ['rot_arts', '艺术交流轮岗/兼职/走教教师人数'],
];

function ledger(rows: readonly LedgerRow[], extra: typeof EXTRA = []): Uint8Array {
  const sheet = cleanLedger(rows);
  const [header = [], ...body] = sheet.rows;
  return workbook([
    {
      ...sheet,
      rows: [
        [...header, ...extra.map(([, text]) => text)],
        ...body.map((cells, i) => [...cells, ...extra.map(([key]) => rows[i]?.[key] ?? null)]),
      ],
    },
  ]);
}

function allReliefs(standard: string): string[] {
  const found = findStandard(standard);
  return found.ok ? found.value.reliefs.map(({ id }) => id) : [];
}

/** Small counties on the line and beside it, in doubt, and with reliefs. */
export function lineCases(): Case[] {
  const national = 'cn.quality-2017';
  const onLimit = [...schools(primary, apart(0.5), 1), ...schools(junior, apart(0.45), 11)];
  const onLocal = [...schools(primary, apart(0.5), 1), ...schools(junior, apart(0.3), 11)];
  const beyond = [...schools(primary, apart(0.501), 1), ...schools(junior, apart(0.451), 11)];
  const doubtful = [...ledgerRows().slice(0, 6), ...schools(primary, IN_DOUBT, 900)];
  const twice = ledgerRows().slice(0, 8);
  const again = twice.slice(0, 1).map((one) => ({ ...one, area_field: 1 }));
  const rural = schools(primary, SMALL_RURAL, 1);
  return [
    { name: 'thresholds.xlsx', standard: national, bytes: ledger(schools(primary, PRIMARY, 1)) },
    { name: 'limit.xlsx', standard: national, bytes: ledger(onLimit) },
    { name: 'limit-strict.xlsx', standard: 'local.junior-cv-030', bytes: ledger(onLocal) },
    { name: 'limit-beyond.xlsx', standard: national, bytes: ledger(beyond) },
    { name: 'limit-2012.xlsx', standard: 'cn.basic-2012', bytes: ledger(onLimit) },
    { name: 'one-school.xlsx', standard: national, bytes: ledger(schools(primary, [{}], 1)) },
    { name: 'doubtful.xlsx', standard: national, bytes: ledger(doubtful) },
    { name: 'twice.xlsx', standard: national, bytes: ledger([...twice, ...again]) },
    {
      name: 'reliefs.xlsx',
      standard: national,
      reliefs: allReliefs(national),
      bytes: ledger(rural, EXTRA),
    },
  ];
}
