import type { NewSheet } from '../../src/sheet/newWorkbook';
import { typeName } from './county';
import type { School } from './schoolSheet';
import type { Printed } from './statistics/frame';
import { printed } from './statistics/frame';
import { basicTable, contentsTable, profileTable } from './statistics/identity';
import { premisesTable, resourceTable } from './statistics/premises';
import type { Pupils } from './statistics/pupils';
import { pupilsOf, seniorPupils } from './statistics/pupils';
import * as tables from './statistics/tables';
import type { Teachers } from './statistics/teachers';
import { teachersOf } from './statistics/teachers';

/** The two generations of the statistics forms: 基础基 numbers to 2020/21, 教基 numbers from 2021. */
export type Generation = '2020' | '2021';

/** A school's statistics workbook as the client exports it: one sheet a table, only those that apply. */
export function statisticsSheets(school: School, generation: Generation): NewSheet[] {
  const row = school.primary ?? school.junior;
  if (row === undefined) return [];
  const list = generation === '2020' ? tablesTo2020(school) : tablesSince2021(school);
  const suffix = generation === '2020' ? '' : `_${typeName(row['school_type'])}`;
  const sheets = list.map((table) => printed(table, `${table.number}${suffix}`));
  return generation === '2020' ? [contentsTable(list), ...sheets] : sheets;
}

interface Levels {
  readonly pupils: readonly Pupils[];
  readonly teachers: readonly Teachers[];
}

function levelsOf({ primary, junior }: School): Levels {
  const senior = Number((primary ?? junior)?.['students_senior'] ?? 0);
  return {
    pupils: [
      ...(primary === undefined ? [] : [pupilsOf(primary, '小学')]),
      ...(junior === undefined ? [] : [pupilsOf(junior, '初中')]),
      ...(senior > 0 ? [seniorPupils(senior)] : []),
    ],
    teachers: [
      ...(primary === undefined ? [] : [teachersOf(primary, '小学')]),
      ...(junior === undefined ? [] : [teachersOf(junior, '初中')]),
    ],
  };
}

function tablesTo2020(school: School): readonly Printed[] {
  const { pupils, teachers } = levelsOf(school);
  const row = school.primary ?? school.junior ?? {};
  const primary = pupils.filter(({ level }) => level === '小学');
  const others = pupils.filter(({ level }) => level !== '小学');
  const hasSenior = pupils.some(({ level }) => level === '高中');
  const at = (level: string): readonly Teachers[] => teachers.filter((own) => own.level === level);
  const has = (list: readonly unknown[], table: () => Printed): readonly Printed[] => (list.length === 0 ? [] : [table()]);
  return [
    basicTable({ number: '基础基111', title: '学校（机构）统计调查表' }, row),
    profileTable({ number: '基础基112', title: '学校（机构）基本情况续表' }, school),
    ...has(primary, () => tables.classTable({ number: '基础基212', title: '小学教学班数、班额情况' }, primary)),
    ...has(others, () => tables.classTable({ number: '基础基213', title: '中学教学班数、班额情况' }, others)),
    ...pupils.map((own) => tables.pupilTable(PUPILS_TO_2020[own.level], own)),
    tables.flowTable({ number: '基础基331', title: '学生变动情况' }, pupils),
    tables.reasonTable({ number: '基础基332', title: '死亡原因' }, ['疾病', '溺水', '交通事故', '其他'], pupils),
    tables.reasonTable({ number: '基础基333', title: '退学原因' }, ['患病', '停学实践', '贫困', '其他'], pupils),
    tables.otherPupilsTable({ number: '基础基341', title: '在校生中其他情况' }, pupils),
    staff({ number: '基础基412', title: '中小学教职工数' }, school, teachers),
    tables.titleTable({ number: '基础基422', title: '中小学专任教师分职称、分年龄情况' }, teachers),
    ...has(at('小学'), () => tables.courseTable({ number: '基础基423', title: '小学专任教师分课程、分学历情况' }, at('小学'), false, 'undivided')),
    ...has(at('初中'), () => tables.courseTable({ number: '基础基424', title: '中学专任教师分课程、分学历情况' }, at('初中'), hasSenior, 'undivided')),
    tables.teacherFlowTable({ number: '基础基431', title: '专任教师变动情况' }, teachers),
    tables.trainingTable({ number: '基础基442', title: '专任教师接受培训情况' }, teachers),
    premisesTable({ number: '基础基512', title: '中小学校舍情况' }, row, true),
    resourceTable({ number: '基础基522', title: '中小学占地面积及其他办学条件' }, row),
  ];
}

const PUPILS_TO_2020 = {
  小学: { number: '基础基312', title: '小学学生数' },
  初中: { number: '基础基313', title: '初中学生数' },
  高中: { number: '基础基314', title: '高中学生数' },
} as const;

const PUPILS_SINCE_2021 = {
  小学: { number: '教基3112', title: '小学分类型学生数' },
  初中: { number: '教基3115', title: '初中分类型学生数' },
  高中: { number: '教基3118', title: '普通高中分类型学生数' },
} as const;

/** Only tables whose number is known; what the newer forms print of comings and goings is not. */
function tablesSince2021(school: School): readonly Printed[] {
  const { pupils, teachers } = levelsOf(school);
  const row = school.primary ?? school.junior ?? {};
  const primary = pupils.filter(({ level }) => level === '小学');
  const others = pupils.filter(({ level }) => level !== '小学');
  return [
    basicTable({ number: '教基1001', title: '学校（机构）基本情况' }, row),
    profileTable({ number: '教基1102', title: '学校（机构）基本情况续表' }, school),
    ...(primary.length === 0 ? [] : [tables.classTable({ number: '教基2106', title: '小学班额情况' }, primary)]),
    ...(others.length === 0 ? [] : [tables.classTable({ number: '教基2107', title: '中学班额情况' }, others)]),
    ...pupils.map((own) => tables.pupilTable(PUPILS_SINCE_2021[own.level], own, true)),
    staff({ number: '教基4149', title: '中小学教职工' }, school, teachers),
    tables.titleTable({ number: '教基4153', title: '基础教育学校专任教师分职称、分年龄情况' }, teachers),
    tables.courseTable({ number: '教基4155', title: '义务教育阶段专任教师分课程、分学历情况' }, teachers, teachers.length > 1, 'divided'),
    premisesTable({ number: '教基5170', title: '中小学校舍情况' }, row, false),
    resourceTable({ number: '教基5176', title: '中小学占地面积及其他办学条件' }, row),
  ];
}

function staff(heading: tables.Heading, { primary, junior }: School, teachers: readonly Teachers[]): Printed {
  const total = Number(primary?.['staff_total'] ?? 0) + Number(junior?.['staff_total'] ?? 0);
  return tables.staffTable(heading, total, teachers.reduce((sum, own) => sum + own.total, 0));
}
