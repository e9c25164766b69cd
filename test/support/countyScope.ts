import type { LevelName, OracleMethod, OracleRow, Raw } from './countyMethods';
import * as q from './oracleNumbers';
import type { Frac } from './oracleNumbers';

export const LEVEL_OF: Readonly<Record<string, LevelName>> = { 小学: 'primary', 初中: 'junior' };
export const STAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '312': { primary: '1', junior: '1.1' },
  '341': { junior: '1', senior: '1.2' },
  '345': { primary: '1', junior: '1.1', senior: '1.32' },
};
export const ONE_LEVEL: Readonly<Record<string, LevelName>> = {
  '211': 'primary',
  '218': 'primary',
  '219': 'primary',
  '311': 'junior',
  '319': 'junior',
};

/** A figure of a row; undefined where the cell holds none, or one below 0. */
export function figure(row: OracleRow, key: string): Frac | undefined {
  const raw = row[key] ?? null;
  const value = raw === null ? undefined : q.decimal(String(raw));
  return value === undefined || q.cmp(value, q.ZERO) < 0 ? undefined : value;
}

export type Standing = 'in' | 'out' | 'doubt';

function standingOf(row: OracleRow, method: OracleMethod): Standing {
  const { school_type: type = null, level = null, founder_type: founder = null } = row;
  const code = String(type);
  const known = code in STAGES || code in ONE_LEVEL;
  if (type !== null && !known && /^\d{3}$/.test(code)) return 'out';
  if (level !== null && LEVEL_OF[String(level)] === undefined) return 'out';
  if (method.basic) {
    if (code === '218') return 'out';
    if (founder !== null && !['7', '8'].includes(String(founder))) return 'out';
    if (founder === null) return 'doubt';
  } else if (code === '218') {
    const pupils = figure(row, 'students');
    if (pupils === undefined) return 'doubt';
    if (q.cmp(pupils, q.of('50')) < 0) return 'out';
  }
  if (type === null || level === null) return 'doubt';
  return hasLevel(code, String(level)) ? 'in' : 'doubt';
}

function hasLevel(type: string, level: string): boolean {
  const name = LEVEL_OF[level];
  return name !== undefined && (ONE_LEVEL[type] === name || STAGES[type]?.[name] !== undefined);
}

/** Cells that tell of a school: two rows that agree on them say the same. */
function inputsOf(method: OracleMethod, row: OracleRow): readonly string[] {
  const level = LEVEL_OF[String(row['level'])] ?? 'primary';
  const keys = method.indicators.flatMap(({ plus, minus, relief }) => [
    ...plus[level],
    ...(minus ?? []),
    ...(relief !== undefined && method.reliefs.includes(relief.id)
      ? [relief.flag, ...relief.add]
      : []),
  ]);
  const stages = Object.keys(STAGES[String(row['school_type'])] ?? {});
  const whole = stages.map((stage) => `students_${stage}`);
  return [...keys, 'students', ...whole, 'school_type', ...(method.basic ? ['founder_type'] : [])];
}

/** What becomes of a row once the other rows of its school and level are looked at. */
export function fateOf(
  row: OracleRow,
  index: number,
  rows: readonly OracleRow[],
  method: OracleMethod,
): Standing {
  const group = rows.filter((other) => other === row || isSameSchool(row, other));
  const standings = new Set(group.map((other) => standingOf(other, method)));
  const [only] = [...standings];
  if (standings.size > 1) return 'doubt';
  if (only !== 'in') return only ?? 'doubt';
  const first = rows.findIndex((other) => group.includes(other) && saysTheSame(row, other, method));
  if (first < index) return 'out';
  return group.every((other) => saysTheSame(row, other, method)) ? 'in' : 'doubt';
}

/** One code, or one name where a code is missing, at one of the two levels. */
function isSameSchool(a: OracleRow, b: OracleRow): boolean {
  if (a['level'] !== b['level'] || LEVEL_OF[String(a['level'])] === undefined) return false;
  if (a['school_code'] !== null && b['school_code'] !== null)
    return a['school_code'] === b['school_code'];
  return a['school_name'] === b['school_name'];
}

function saysTheSame(a: OracleRow, b: OracleRow, method: OracleMethod): boolean {
  const read = (raw: Raw): string => {
    const value = raw === null ? undefined : q.decimal(String(raw));
    if (value !== undefined) return `${String(value.n)}/${String(value.d)}`;
    return raw === null ? '' : typeof raw;
  };
  const words = ['is_rural_small', 'is_dense_city'];
  return inputsOf(method, a).every((key) => {
    const [one, other] = [a[key] ?? null, b[key] ?? null];
    return words.includes(key) ? one === other : read(one) === read(other);
  });
}

export function isMisplaced(row: OracleRow): boolean {
  const { level = null, school_type: type = null } = row;
  if (LEVEL_OF[String(level)] === undefined) return true;
  const known = String(type) in STAGES || String(type) in ONE_LEVEL;
  return known && !hasLevel(String(type), String(level));
}
