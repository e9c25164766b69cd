import type { LedgerRow, LevelName } from '../truth';
import { evenly } from './share';

/** Pupils of one level of a school and how they came and went, as the tables 2xx and 3xx ask for them. */
export interface Pupils {
  readonly level: LevelName | '高中';
  readonly total: number;
  readonly grades: readonly number[];
  /** Classes of each grade by size band. */
  readonly bands: readonly (readonly number[])[];
  readonly entrants: number;
  readonly preschool: number;
  readonly graduates: number;
  readonly migrant: number;
  readonly worker: number;
  readonly boarders: number;
  readonly leftBehind: number;
  readonly resumed: number;
  readonly transferredIn: number;
  readonly suspended: number;
  readonly transferredOut: number;
}

export const BANDS = ['le25', '26_30', '31_35', '36_40', '41_45', '46_50', '51_55', '56_60', '61_65', 'ge66'];

export const BAND_NAMES = ['25人及以下', '26-30人', '31-35人', '36-40人', '41-45人', '46-50人', '51-55人', '56-60人', '61-65人', '66人及以上'];

export const GRADES = { 小学: 6, 初中: 3, 高中: 3 } as const;

export function pupilsOf(row: LedgerRow, level: LevelName): Pupils {
  const of = (key: string): number => Number(row[key] ?? 0);
  const sizes = BANDS.flatMap((band, at) => Array<number>(of(`cls_${band}`)).fill(at));
  return {
    ...flows(of('students'), level),
    bands: classesByGrade(sizes, GRADES[level]),
    migrant: of('students_migrant'),
    worker: Math.floor(of('students_migrant') * 0.7),
  };
}

export function seniorPupils(total: number): Pupils {
  const classes = Math.ceil(total / 50);
  const sizes = Array<number>(classes).fill(total / classes > 45 ? 5 : 4);
  return { ...flows(total, '高中'), bands: classesByGrade(sizes, GRADES.高中), migrant: 0, worker: 0 };
}

/** As many pupils come as go, so that last year's export may be made of the same school. */
function flows(total: number, level: Pupils['level']): Omit<Pupils, 'bands' | 'migrant' | 'worker'> {
  const grades = evenly(total, GRADES[level]);
  const entrants = grades[0] ?? 0;
  const transferredIn = Math.floor(total / 90);
  const transferredOut = Math.min(transferredIn + 1, entrants);
  return {
    level,
    total,
    grades,
    entrants,
    preschool: level === '小学' ? entrants - (entrants % 3 === 0 ? 0 : 1) : 0,
    graduates: entrants + transferredIn - transferredOut,
    boarders: level === '小学' ? Math.floor(total / 11) : Math.floor(total / 3),
    leftBehind: Math.floor(total / 23),
    resumed: Math.floor(total / 600),
    transferredIn,
    suspended: Math.floor(total / 600),
    transferredOut,
  };
}

function classesByGrade(sizes: readonly number[], grades: number): number[][] {
  let next = 0;
  return evenly(sizes.length, grades).map((count) => {
    const own = sizes.slice(next, next + count);
    next += count;
    return BANDS.map((_, band) => own.filter((size) => size === band).length);
  });
}

/** Women and girls, and members of minorities, among so many. */
export function women(total: number): number {
  return Math.floor(total * 0.48);
}

export function minority(total: number): number {
  return Math.floor(total / 40);
}
