import type { Cell, ExampleSheet } from './county';
import { typeName } from './county';
import type { LedgerRow } from './truth';

type Value = (school: School) => Cell;

/** The rows of one school, by level. */
export interface School {
  readonly primary: LedgerRow | undefined;
  readonly junior: LedgerRow | undefined;
}

const any: (school: School, key: string) => Cell = ({ primary, junior }, key) =>
  (primary ?? junior)?.[key] ?? null;
const both =
  (key: string): Value =>
  ({ primary, junior }) =>
    Number(primary?.[key] ?? 0) + Number(junior?.[key] ?? 0);
const whole =
  (key: string): Value =>
  (school) =>
    any(school, key);
const of =
  (level: keyof School, key: string): Value =>
  (school) =>
    school[level]?.[key] ?? 0;
const built =
  (year: number): Value =>
  (school) =>
    Number(any(school, 'founded_year')) <= year ? '是' : '否';
const fixed =
  (value: Cell): Value =>
  () =>
    value;

type Item = readonly [group: string, item: string, unit: string, value: Value];

const ITEMS: readonly Item[] = [
  ['基本信息', '学校名称', '', whole('school_name')],
  ['基本信息', '学校类型', '小学/初中/九年一贯制/十二年一贯制/完全中学', (school) => typeName(any(school, 'school_type'))],
  ['基本信息', '学校代码', '', whole('school_code')],
  ['基本信息', '建校时间', '年', whole('founded_year')],
  ['基本信息', '是否2010年及之前规划并建成', '是/否', built(2010)],
  ['基本信息', '是否2016年及之前规划并建成', '是/否', built(2016)],
  ['基本信息', '是否人口密度过高的大城市中心城区学校', '是/否', fixed('否')],
  ['基本信息', '是否50人及以上但不足100人的乡村小规模学校和教学点', '是/否', fixed('否')],
  ['基本信息', '是否最大班额低于30人的农村小规模学校', '是/否', fixed('否')],
  ['学生信息', '小学学生人数', '人', of('primary', 'students')],
  ['学生信息', '初中学生人数', '人', of('junior', 'students')],
  ['学生信息', '进城务工人员随迁子女在校生人数', '人', both('students_migrant')],
  ['学生信息', '家庭住址在划片范围内的在校学生人数（小学）', '人', of('primary', 'students')],
  ['学生信息', '家庭住址在划片范围内的在校学生人数（初中）', '人', of('junior', 'students')],
  ['班级信息', '班级总数', '个', both('classes')],
  ['班级信息', '每班25人以下班级个数', '个', both('cls_le25')],
  ['班级信息', '每班26-30人班级个数', '个', both('cls_26_30')],
  ['班级信息', '每班31-35人班级个数', '个', both('cls_31_35')],
  ['班级信息', '每班36-40人班级个数', '个', both('cls_36_40')],
  ['班级信息', '每班41-45人班级个数', '个', both('cls_41_45')],
  ['班级信息', '每班46-50人班级个数', '个', both('cls_46_50')],
  ['班级信息', '每班51-55人班级个数', '个', both('cls_51_55')],
  ['班级信息', '每班56-60人班级个数', '个', both('cls_56_60')],
  ['班级信息', '每班61-65人班级个数', '个', both('cls_61_65')],
  ['班级信息', '每班66人以上班级个数', '个', both('cls_ge66')],
  ['教师学历信息', '专任教师总人数', '人', both('teachers')],
  ['教师学历信息', '专科学历教师人数（小学）', '人', of('primary', 'teachers_college')],
  ['教师学历信息', '本科学历教师人数（小学）', '人', of('primary', 'teachers_bachelor')],
  ['教师学历信息', '本科学历教师人数（初中）', '人', of('junior', 'teachers_bachelor')],
  ['教师学历信息', '硕士学历教师人数（小学）', '人', of('primary', 'teachers_master')],
  ['教师学历信息', '硕士学历教师人数（初中）', '人', of('junior', 'teachers_master')],
  ['教师学历信息', '博士研究生学历教师人数（小学）', '人', of('primary', 'teachers_phd')],
  ['教师学历信息', '博士研究生学历教师人数（初中）', '人', of('junior', 'teachers_phd')],
  ['教师学历信息', '县级及以上骨干教师数', '人', both('teachers_backbone')],
  ['教师学历信息', '持有教师资格证的专任教师人数', '人', both('teachers_certified')],
  ['教师学历信息', '近5年培训满360学时专任教师人数', '人', both('teachers_trained360')],
  ['体育艺术教师', '体育专任教师人数', '人', both('teachers_pe')],
  ['体育艺术教师', '音乐专任教师人数', '人', both('teachers_music')],
  ['体育艺术教师', '美术专任教师人数', '人', both('teachers_art')],
  ['体育艺术教师', '艺术专任教师人数', '人', both('teachers_arts')],
  ['教学用房面积', '教学及辅助用房总面积', '平方米', whole('area_teaching')],
  ['教学用房面积', '室内体育用房面积', '平方米', whole('area_indoor_sport')],
  ['体育场馆面积', '学校体育馆面积', '平方米', whole('area_indoor_sport')],
  ['体育场馆面积', '校内体育场面积', '平方米', whole('area_field')],
  ['教学设备', '教学仪器设备资产值（账面原值）', '万元', whole('equip_value')],
  ['教学设备', '网络多媒体教室间数', '间', whole('multimedia_rooms')],
  ['音乐美术教室', '音乐教室总间数', '间', whole('music_rooms')],
  ['音乐美术教室', '单间面积≥96㎡的音乐教室间数', '间', whole('music_rooms')],
  ['音乐美术教室', '73㎡≤单间面积＜96㎡的音乐教室间数', '间', fixed(0)],
  ['音乐美术教室', '61㎡≤单间面积＜73㎡的音乐教室间数', '间', fixed(0)],
  ['音乐美术教室', '美术教室总间数', '间', whole('art_rooms')],
  ['音乐美术教室', '单间面积≥90㎡的美术教室间数', '间', whole('art_rooms')],
  ['音乐美术教室', '67㎡≤单间面积＜90㎡的美术教室间数', '间', fixed(0)],
  ['音乐美术教室', '61㎡≤单间面积＜67㎡的美术教室间数', '间', fixed(0)],
  ['经费信息', '上一年度公用经费预算总额', '万元', whole('funds_public_budget')],
  ['经费信息', '上一年度公用经费决算总额', '万元', whole('funds_public_budget')],
  ['经费信息', '上一年度教师培训经费预算总额', '万元', whole('funds_training_budget')],
];

const COHORT: readonly Item[] = [
  ['巩固率数据', '本届毕业学生人数', '人', ({ junior }) => Math.round(Number(junior?.['students']) / 3)],
  ['巩固率数据', '毕业年级初一时在校学生数', '人', ({ junior }) => Math.round(Number(junior?.['students']) / 3) + 3],
  ['巩固率数据', '毕业年级三年转入学生数', '人', fixed(4)],
  ['巩固率数据', '毕业年级三年转出学生数', '人', fixed(6)],
  ['巩固率数据', '毕业年级三年死亡学生数', '人', fixed(0)],
];

/** The long form of one school: one item per row, five more for a school with a junior level. */
export function schoolSheet(school: School): ExampleSheet {
  const items = school.junior === undefined ? ITEMS : [...ITEMS, ...COHORT];
  return {
    name: '学校填报数据',
    rows: [
      ['序号', '类别', '填报项目', '单位', '填报值', '是否必填', '备注说明'],
      ...items.map(([group, item, unit, value], i) => [i + 1, group, item, unit, value(school), '是', null]),
    ],
    widths: [6, 14, 44, 12, 26, 10, 24],
  };
}

/** Rows of the ledger put together by school. */
export function bySchool(rows: readonly LedgerRow[]): School[] {
  const schools = new Map<unknown, School>();
  for (const row of rows) {
    const code = row['school_code'];
    const known = schools.get(code) ?? { primary: undefined, junior: undefined };
    schools.set(code, row['level'] === '小学' ? { ...known, primary: row } : { ...known, junior: row });
  }
  return [...schools.values()];
}
