import fc from 'fast-check';
import type { LevelName, OracleIndicator, OracleMethod, OracleRow, Raw } from './countyMethods';
import * as q from './oracleNumbers';
import type { Frac } from './oracleNumbers';

/** Invented counties whose figures stand on the lines of a method, or next to them, far more often than by chance. */
export type Draft = Record<string, Raw>;

const TYPES = ['211', '211', '311', '311', '312', '341', '345', '218', '511', '361', '342', '111'];
const LEVELS_OF: Readonly<Record<string, readonly string[]>> = {
  '211': ['小学'],
  '218': ['小学'],
  '311': ['初中'],
  '312': ['小学', '初中'],
  '341': ['初中', '高中'],
  '345': ['小学', '初中'],
};
const RESOURCES = [
  'teachers_college',
  'teachers_bachelor',
  'teachers_master',
  'teachers_phd',
  'teachers_backbone',
  'teachers_pe',
  'teachers_music',
  'teachers_art',
  'teachers_arts',
  'teachers',
  'teachers_midtitle',
  'area_teaching',
  'area_indoor_sport',
  'area_field',
  'equip_value',
  'multimedia_rooms',
  'computers',
  'books',
  'rot_pe',
  'rot_music',
  'rot_art',
  'rot_arts',
  'area_offsite',
  'area_other_field',
];
export const COLUMNS = [
  'school_code',
  'school_name',
  'school_type',
  'level',
  'founder_type',
  'is_rural_small',
  'is_dense_city',
  'students',
  'students_primary',
  'students_junior',
  'students_senior',
  ...RESOURCES,
];

/** What a figure of a school is to be: any, on its threshold, on its floor, or one step beside one of them. */
type Aim = 'any' | 'line' | 'line-' | 'line+' | 'floor' | 'floor-';

const aim = fc.constantFrom<Aim>('any', 'any', 'line', 'line-', 'line+', 'floor', 'floor-');
const pupils = fc.oneof(
  fc.constantFrom(0, 1, 49, 50, 99, 100, 500, 1000, 10_000, 11_000),
  fc.integer({ min: 1, max: 3000 }),
);
const hundredths = fc.integer({ min: 0, max: 2_000_000 }).map((value) => value / 100);
/** What people also write into a cell that wants a figure. */
const spoilt = fc.constantFrom<Raw>(null, null, '____', '约100', 0, -3);

const school = fc.record({
  type: fc.constantFrom(...TYPES),
  founder: fc.constantFrom('7', '7', '7', '8', '10', '5'),
  pupils: fc.tuple(pupils, pupils, pupils),
  amounts: fc.array(hundredths, { minLength: RESOURCES.length, maxLength: RESOURCES.length }),
  counts: fc.array(fc.nat(400), { minLength: RESOURCES.length, maxLength: RESOURCES.length }),
  aims: fc.array(aim, { minLength: 8, maxLength: 8 }),
  rural: fc.constantFrom<Raw>('是', '否', null),
  dense: fc.constantFrom<Raw>('是', '否', null),
});
type School = typeof school extends fc.Arbitrary<infer T> ? T : never;

const COUNTS = /^(teachers|rot|multimedia|computers|books)/;

function rowsOf(one: School, index: number, method: OracleMethod): Draft[] {
  const [primary, junior, senior] = one.pupils;
  const levels = LEVELS_OF[one.type] ?? ['小学'];
  return levels.map((level) => {
    const row: Draft = {
      school_code: String(2_100_000_000 + index),
      school_name: `第${String(index + 1)}学校`,
      school_type: one.type,
      level,
      founder_type: one.founder,
      is_rural_small: one.rural,
      is_dense_city: one.dense,
      students: level === '小学' ? primary : level === '初中' ? junior : senior,
      students_primary: primary,
      students_junior: junior,
      students_senior: senior,
    };
    RESOURCES.forEach((key, i) => {
      row[key] = (COUNTS.test(key) ? one.counts[i] : one.amounts[i]) ?? null;
    });
    if (level !== '高中') aimRow(row, level === '小学' ? 'primary' : 'junior', one.aims, method);
    return row;
  });
}

/** Resource of one unit of pupils at the threshold, before the split: what the first cell of the sum must hold. */
function aimRow(row: Draft, level: LevelName, aims: readonly Aim[], method: OracleMethod): void {
  method.indicators.forEach((each, i) => {
    const wanted = aims[i] ?? 'any';
    const line = each.line?.[level];
    if (wanted === 'any' || line === undefined) return;
    const ratio = wanted.startsWith('floor') ? '0.85' : '1';
    const per = q.mul(q.of(line), q.of(ratio));
    const needed = q.div(
      q.mul(per, weighted(row, each, level)),
      q.frac(each.hundred === true ? 100n : 1n),
    );
    const cell = q.div(needed, q.frac(BigInt(each.times ?? 1)));
    if (1_000_000n % cell.d !== 0n) return;
    const step = COUNTS.test(each.plus[level][0] ?? '') ? q.ONE : q.of('0.01');
    const aimed = wanted.endsWith('-')
      ? q.sub(cell, step)
      : wanted.endsWith('+')
        ? q.add(cell, step)
        : cell;
    if (aimed.n < 0n) return;
    each.plus[level].forEach((key, place) => (row[key] = place === 0 ? q.toNumber(aimed) : 0));
    (each.minus ?? []).forEach((key) => (row[key] = 0));
  });
}

const WEIGHTS: Readonly<Record<string, readonly [string, string, string]>> = {
  '312': ['1', '1.1', '0'],
  '341': ['0', '1', '1.2'],
  '345': ['1', '1.1', '1.32'],
};

/** Pupils as a split counts them, in pupils of the level. */
function weighted(row: Draft, each: OracleIndicator, level: LevelName): Frac {
  const weights = WEIGHTS[String(row['school_type'])];
  const own = q.of(String(row['students']));
  if (each.split !== true || weights === undefined) return own;
  const stages = ['students_primary', 'students_junior', 'students_senior'];
  const total = q.sum(
    stages.map((key, i) => q.mul(q.of(String(row[key])), q.of(weights[i] ?? '0'))),
  );
  return q.div(total, q.of(weights[level === 'primary' ? 0 : 1] ?? '1'));
}

const fault = fc.record({
  row: fc.nat(),
  column: fc.nat(),
  value: spoilt,
  kind: fc.constantFrom(
    'cell',
    'cell',
    'copy',
    'changed-copy',
    'level',
    'type',
    'wrong-level',
    'founder',
    'code',
    'text',
  ),
});

const FIGURES = COLUMNS.slice(COLUMNS.indexOf('students'));

function spoil(
  rows: Draft[],
  { row: at, column, value, kind }: { row: number; column: number; value: Raw; kind: string },
): void {
  const row = rows[at % rows.length];
  const key = FIGURES[column % FIGURES.length];
  if (row === undefined || key === undefined) return;
  // fewer than no pupils: whether that is a small teaching point is nobody's question
  const negativePoint = key === 'students' && value === -3 && row['school_type'] === '218';
  if (kind === 'cell' && !negativePoint) row[key] = value;
  if (kind === 'copy') rows.push({ ...row });
  if (kind === 'changed-copy' && !negativePoint) rows.push({ ...row, [key]: value });
  if (kind === 'level') row['level'] = null;
  if (kind === 'type') row['school_type'] = null;
  if (kind === 'wrong-level') row['level'] = row['level'] === '小学' ? '初中' : '小学';
  if (kind === 'founder') row['founder_type'] = null;
  if (kind === 'code') row['school_code'] = null;
  if (kind === 'text' && typeof row[key] === 'number' && row[key] >= 0) row[key] = String(row[key]);
}

/** A county with schools of every type, on and off the lines, and with what goes wrong in cells. */
export function county(method: OracleMethod): fc.Arbitrary<readonly OracleRow[]> {
  return fc
    .record({
      schools: fc.array(school, { minLength: 1, maxLength: 8 }),
      faults: fc.array(fault, { maxLength: 3 }),
    })
    .map(({ schools, faults }) => {
      const rows = schools.flatMap((one, index) => rowsOf(one, index, method));
      for (const each of faults) spoil(rows, each);
      return rows;
    });
}

/**
 * A county whose coefficients stand exactly on a limit, or one step beside it: schools in pairs of n and k²n pupils
 * with ratios X(1 + kc) and X(1 − c/k) have the coefficient c, whatever n and X.
 */
export function countyAtLimits(
  method: OracleMethod,
  limits: readonly string[],
): fc.Arbitrary<readonly OracleRow[]> {
  return fc
    .record({
      level: fc.constantFrom<LevelName>('primary', 'junior'),
      k: fc.constantFrom(1, 1, 2),
      pairs: fc.integer({ min: 1, max: 3 }),
      pupils: fc.constantFrom(200, 1000, 4000),
      level1: fc.constantFrom(20, 40, 400),
      limits: fc.array(fc.constantFrom(...limits), { minLength: 8, maxLength: 8 }),
      steps: fc.array(fc.constantFrom(0, 0, 0, 1, -1), { minLength: 8, maxLength: 8 }),
    })
    .map(({ level, k, pairs, pupils: n, level1, limits: wanted, steps }) => {
      const rows: Draft[] = [];
      for (let pair = 0; pair < pairs; pair++) {
        for (const side of [0, 1]) {
          const row = plainRow(rows.length, level, side === 0 ? n : n * k * k);
          method.indicators.forEach((each, i) => {
            const c = q.of(wanted[i] ?? '0.5');
            const spread =
              side === 0 ? q.mul(c, q.frac(BigInt(k))) : q.neg(q.div(c, q.frac(BigInt(k))));
            const amount = q.mul(
              q.mul(q.frac(BigInt(level1)), q.of(String(row['students']))),
              q.add(q.ONE, spread),
            );
            const step = pair === 0 && side === 0 ? (steps[i] ?? 0) : 0;
            const [first, ...others] = each.plus[level];
            if (first !== undefined)
              row[first] = q.toNumber(q.add(amount, q.frac(BigInt(step), 100n)));
            for (const key of [...others, ...(each.minus ?? [])]) row[key] = 0;
          });
          shareCells(row, method, level);
          rows.push(row);
        }
      }
      return rows;
    });
}

/** Sums that share a cell (室内体育用房) keep it at 0, and the degrees stay in their first cell. */
function shareCells(row: Draft, method: OracleMethod, level: LevelName): void {
  row['area_indoor_sport'] = 0;
  if (method.basic) for (const key of ['teachers_master', 'teachers_phd']) row[key] = 0;
  if (level === 'junior') row['teachers_college'] = 0;
}

function plainRow(index: number, level: LevelName, students: number): Draft {
  const row: Draft = Object.fromEntries(COLUMNS.map((key) => [key, 0]));
  return {
    ...row,
    school_code: String(2_100_000_000 + index),
    school_name: `第${String(index + 1)}学校`,
    school_type: level === 'primary' ? '211' : '311',
    level: level === 'primary' ? '小学' : '初中',
    founder_type: '7',
    is_rural_small: '否',
    is_dense_city: '否',
    students,
  };
}
