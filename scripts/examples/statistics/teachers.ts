import type { LedgerRow, LevelName } from '../truth';
import { byWeight, crossed, sumOf } from './share';

export const DEGREES = ['博士研究生毕业', '硕士研究生毕业', '本科毕业', '专科毕业', '高中阶段毕业', '高中阶段毕业以下'];
export const TITLES = ['正高级', '副高级', '中级', '助理级', '员级', '未定职级'];
export const AGES = ['24岁及以下', '25-29岁', '30-34岁', '35-39岁', '40-44岁', '45-49岁', '50-54岁', '55-59岁', '60岁及以上'];

const AGE_WEIGHTS = [4, 14, 17, 16, 15, 14, 12, 8, 0];
const SUBJECTS = ['道德与法治', '语文', '数学', '外语', '信息技术', '劳动', '其他', '本学年不授课'];
const SUBJECT_WEIGHTS = [6, 30, 28, 14, 5, 4, 4, 1];
const SPECIAL = ['体育', '音乐', '美术', '艺术'];

/** The subjects that the table of courses prints, those of the indicator in the middle as the forms have them. */
export const COURSES = [...SUBJECTS.slice(0, 4), ...SPECIAL, ...SUBJECTS.slice(4)];

/** Full-time teachers of one level, crossed as the tables 42x ask for them. */
export interface Teachers {
  readonly level: LevelName;
  readonly total: number;
  readonly backbone: number;
  /** By degree (rows) and course. */
  readonly courses: readonly (readonly number[])[];
  /** By title (rows) and age. */
  readonly ages: readonly (readonly number[])[];
}

export function teachersOf(row: LedgerRow, level: LevelName): Teachers {
  const of = (key: string): number => Number(row[key] ?? 0);
  const total = of('teachers');
  const degrees = ['phd', 'master', 'bachelor', 'college'].map((degree) => of(`teachers_${degree}`));
  const special = ['pe', 'music', 'art', 'arts'].map((subject) => of(`teachers_${subject}`));
  const others = byWeight(total - sumOf(special), SUBJECT_WEIGHTS);
  const middle = byWeight(of('teachers_midtitle'), [1, 30, 69]);
  const junior = byWeight(total - sumOf(middle), [70, 12, 18]);
  return {
    level,
    total,
    backbone: of('teachers_backbone'),
    courses: crossed(
      [...degrees, total - sumOf(degrees), 0],
      [...others.slice(0, 4), ...special, ...others.slice(4)],
    ),
    ages: crossed([...middle, ...junior], byWeight(total, AGE_WEIGHTS)),
  };
}
