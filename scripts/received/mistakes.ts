import type { Cell } from '../examples/county';
import type { Answer } from './longForm';
import type { InventedSchool } from './schools';

/** A wrong answer, the rule that must find it, and the schools whose form asks for it. */
export interface Mistake {
  readonly rule: string;
  readonly label: string;
  readonly typed: (value: (label: string) => number) => Cell;
  /** An error of the data; else a warning or a note. */
  readonly isError: boolean;
  readonly fits?: (school: InventedSchool) => boolean;
}

const isSingle = ({ type }: InventedSchool): boolean => ['211', '311'].includes(type);

/** Each of a kind that bureaus meet; what a rule must find is stated by its id. */
export const MISTAKES: readonly Mistake[] = [
  {
    rule: 'R-005',
    label: '县级及以上骨干教师数',
    typed: (of) => of('专任教师总人数') + 3,
    isError: true,
    fits: isSingle,
  },
  { rule: 'R-013', label: '班级总数', typed: (of) => of('班级总数') + 1, isError: true },
  {
    rule: 'R-028',
    label: '室内体育用房面积',
    typed: (of) => Math.round(of('教学及辅助用房总面积')) + 100,
    isError: true,
  },
  {
    rule: 'R-044',
    label: '上一年度教师培训经费预算总额',
    typed: (of) => Math.round(of('上一年度公用经费预算总额')) + 10,
    isError: true,
  },
  {
    rule: 'R-007',
    label: '持有教师资格证的专任教师人数',
    typed: (of) => of('专任教师总人数') + 1,
    isError: true,
    fits: isSingle,
  },
  {
    rule: 'R-041',
    label: '单间面积≥96㎡的音乐教室间数',
    typed: (of) => of('音乐教室总间数') + 1,
    isError: true,
  },
  {
    rule: 'J-116',
    label: '是否2016年及之前规划并建成',
    typed: () => '否',
    isError: true,
    fits: isOld,
  },
  { rule: 'J-002', label: '教学及辅助用房总面积', typed: () => '约4500', isError: true },
  { rule: 'J-001', label: '校内体育场面积', typed: () => '____', isError: false },
  { rule: 'J-004', label: '网络多媒体教室间数', typed: () => '12/15', isError: true },
  { rule: 'C-007', label: '网络多媒体教室间数', typed: () => null, isError: true },
  { rule: 'C-008', label: '体育专任教师人数', typed: () => -3, isError: true },
  {
    rule: 'C-027',
    label: '是否人口密度过高的大城市中心城区学校',
    typed: () => '可能',
    isError: true,
  },
  {
    rule: 'R-034',
    label: '教学仪器设备资产值（账面原值）',
    typed: (of) => Math.round(of('教学仪器设备资产值（账面原值）') * 10_000),
    isError: false,
    // Of a school with a senior level the rule cannot tell whose equipment it is.
    fits: ({ type }) => !['341', '345'].includes(type),
  },
  {
    rule: 'R-046',
    label: '毕业年级初一时在校学生数',
    typed: () => 20,
    isError: true,
    fits: ({ type }) => ['311', '312', '345'].includes(type),
  },
];

/** The next mistake of the list that a school can make. */
export function mistakeFor(school: InventedSchool, turn: number): Mistake {
  for (let at = 0; at < MISTAKES.length; at++) {
    const mistake = MISTAKES[(turn + at) % MISTAKES.length];
    if (mistake !== undefined && (mistake.fits?.(school) ?? true)) return mistake;
  }
  throw new Error(`no mistake fits ${school.name}`);
}

/** The answers with the mistake made. */
export function mistaken(answers: readonly Answer[], { label, typed }: Mistake): Answer[] {
  const valueOf = (wanted: string): number =>
    Number(answers.find((answer) => answer.label === wanted)?.value);
  const value = typed(valueOf);
  return answers.map((answer) => (answer.label === label ? { ...answer, value } : answer));
}

/** Built by 2010, so that the form says so and must not deny 2016. */
function isOld({ rows }: InventedSchool): boolean {
  return Number((rows.primary ?? rows.junior)?.['founded_year']) <= 2010;
}
