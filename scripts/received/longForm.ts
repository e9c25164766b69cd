import { formatAddress, type CellAddress } from '../../src/kernel/address';
import type { Level } from '../../src/standard/types';
import { type Cell, typeName } from '../examples/county';
import { schoolSheet } from '../examples/schoolSheet';
import { anyRow, type InventedSchool, migrantWorkers } from './schools';
import type { TrueRow, TrueValue } from './types';

/** Whose figure an item gives: the whole school's, a level's, or a school's that has one level only. */
type Of = 'school' | Level | 'single';

/** Fields of the ledger that the items of the long form tell. Written out, so that the truth leans on no reader. */
const TELLS: Readonly<Record<string, readonly (readonly [field: string, of: Of])[]>> = {
  学校名称: [['school_name', 'school']],
  学校类型: [['school_type', 'school']],
  学校代码: [['school_code', 'school']],
  建校时间: [['founded_year', 'school']],
  是否2010年及之前规划并建成: [['is_pre2010', 'school']],
  是否2016年及之前规划并建成: [['is_pre2016', 'school']],
  是否人口密度过高的大城市中心城区学校: [['is_dense_city', 'school']],
  是否50人及以上但不足100人的乡村小规模学校和教学点: [['is_rural_small', 'school']],
  是否最大班额低于30人的农村小规模学校: [['is_small_class_rural', 'school']],
  小学学生人数: [
    ['students_primary', 'school'],
    ['students', 'primary'],
  ],
  初中学生人数: [
    ['students_junior', 'school'],
    ['students', 'junior'],
  ],
  高中学生人数: [['students_senior', 'school']],
  进城务工人员随迁子女在校生人数: [['students_migrant_worker', 'single']],
  '家庭住址在划片范围内的在校学生人数（小学）': [['students_in_zone', 'primary']],
  '家庭住址在划片范围内的在校学生人数（初中）': [['students_in_zone', 'junior']],
  班级总数: [['classes', 'single']],
  每班25人以下班级个数: [['cls_le25', 'single']],
  '每班26-30人班级个数': [['cls_26_30', 'single']],
  '每班31-35人班级个数': [['cls_31_35', 'single']],
  '每班36-40人班级个数': [['cls_36_40', 'single']],
  '每班41-45人班级个数': [['cls_41_45', 'single']],
  '每班46-50人班级个数': [['cls_46_50', 'single']],
  '每班51-55人班级个数': [['cls_51_55', 'single']],
  '每班56-60人班级个数': [['cls_56_60', 'single']],
  '每班61-65人班级个数': [['cls_61_65', 'single']],
  每班66人以上班级个数: [['cls_ge66', 'single']],
  专任教师总人数: [['teachers', 'single']],
  '专科学历教师人数（小学）': [['teachers_college', 'primary']],
  '本科学历教师人数（小学）': [['teachers_bachelor', 'primary']],
  '本科学历教师人数（初中）': [['teachers_bachelor', 'junior']],
  '硕士学历教师人数（小学）': [['teachers_master', 'primary']],
  '硕士学历教师人数（初中）': [['teachers_master', 'junior']],
  '博士研究生学历教师人数（小学）': [['teachers_phd', 'primary']],
  '博士研究生学历教师人数（初中）': [['teachers_phd', 'junior']],
  县级及以上骨干教师数: [['teachers_backbone', 'single']],
  持有教师资格证的专任教师人数: [['teachers_certified', 'single']],
  近5年培训满360学时专任教师人数: [['teachers_trained360', 'single']],
  体育专任教师人数: [['teachers_pe', 'single']],
  音乐专任教师人数: [['teachers_music', 'single']],
  美术专任教师人数: [['teachers_art', 'single']],
  艺术专任教师人数: [['teachers_arts', 'single']],
  教学及辅助用房总面积: [['area_teaching', 'school']],
  室内体育用房面积: [['area_indoor_sport', 'school']],
  校内体育场面积: [['area_field', 'school']],
  '教学仪器设备资产值（账面原值）': [['equip_value', 'school']],
  网络多媒体教室间数: [['multimedia_rooms', 'school']],
  音乐教室总间数: [['music_rooms', 'school']],
  '单间面积≥96㎡的音乐教室间数': [['music_ge96', 'school']],
  '73㎡≤单间面积＜96㎡的音乐教室间数': [['music_73_96', 'school']],
  '61㎡≤单间面积＜73㎡的音乐教室间数': [['music_61_73', 'school']],
  美术教室总间数: [['art_rooms', 'school']],
  '单间面积≥90㎡的美术教室间数': [['art_ge90', 'school']],
  '67㎡≤单间面积＜90㎡的美术教室间数': [['art_67_90', 'school']],
  '61㎡≤单间面积＜67㎡的美术教室间数': [['art_61_67', 'school']],
  上一年度公用经费预算总额: [['funds_public_budget', 'school']],
  上一年度公用经费决算总额: [['funds_public_final', 'school']],
  上一年度教师培训经费预算总额: [['funds_training_budget', 'school']],
  本届毕业学生人数: [['graduates', 'junior']],
  毕业年级初一时在校学生数: [['grade7_entry', 'junior']],
  毕业年级三年转入学生数: [['transfer_in', 'junior']],
  毕业年级三年转出学生数: [['transfer_out', 'junior']],
  毕业年级三年死亡学生数: [['deaths', 'junior']],
};

/** Schools of one level; a complete secondary school has senior pupils and teachers beside the junior ones. */
const SINGLE: ReadonlySet<string> = new Set(['211', '218', '311']);
const WITH_SENIOR: ReadonlySet<string> = new Set(['341', '345']);

const WORKERS = '进城务工人员随迁子女在校生人数';

function workersOf({ primary, junior }: InventedSchool['rows']): number {
  return migrantWorkers(primary) + migrantWorkers(junior);
}

/** An item of the long form as the school answers it. */
export interface Answer {
  readonly category: string;
  readonly label: string;
  readonly unit: string;
  readonly value: Cell;
}

/** The long form of a school, clean; `changed` puts other answers in the place of some, by label. */
export function answersOf(
  { rows, type }: InventedSchool,
  changed: Readonly<Record<string, Cell>> = {},
): Answer[] {
  const answers = schoolSheet(rows)
    .rows.slice(1)
    .map(([, category, label, unit, value]): Answer => {
      const text = String(label);
      const own = text === WORKERS ? workersOf(rows) : (value ?? null);
      return { category: String(category), label: text, unit: String(unit), value: own };
    });
  if (WITH_SENIOR.has(type)) {
    const value = anyRow(rows)['students_senior'] ?? null;
    const at = answers.findIndex(({ label }) => label === '初中学生人数') + 1;
    answers.splice(at, 0, { category: '学生信息', label: '高中学生人数', unit: '人', value });
  }
  return answers.map((answer) =>
    Object.hasOwn(changed, answer.label)
      ? { ...answer, value: changed[answer.label] ?? null }
      : answer,
  );
}

/** Where each answer stands, by its label. */
export type Cells = ReadonlyMap<string, CellAddress>;

/** What a long form tells of its school: a row a level, every value in its cell. What it asks once stays untold, unless it is 0. */
export function toldByAnswers(
  { rows, type }: InventedSchool,
  answers: readonly Answer[],
  at: { readonly path: string; readonly sheet: string; readonly cells: Cells },
): TrueRow[] {
  const levels = (['primary', 'junior'] as const).filter((level) => rows[level] !== undefined);
  return levels.map((level) => {
    const values: Record<string, TrueValue> = {};
    for (const { label, value } of answers) {
      const place = at.cells.get(label);
      if (value === null || place === undefined) continue;
      for (const [field, of] of TELLS[label] ?? []) {
        // None in the whole school is none at each level.
        if (of === 'single' ? !SINGLE.has(type) && value !== 0 : of !== 'school' && of !== level)
          continue;
        const true_ = field === 'school_type' && value === typeName(type) ? type : value;
        values[field] = { value: true_, ...placed(at, place) };
      }
    }
    const text = (key: string): string => String(values[key]?.value ?? '');
    return {
      code: text('school_code'),
      name: text('school_name'),
      type,
      level,
      values,
      open: [],
    };
  });
}

function placed({ path, sheet }: { path: string; sheet: string }, cell: CellAddress) {
  return { path, sheet, cell: formatAddress(cell) };
}
