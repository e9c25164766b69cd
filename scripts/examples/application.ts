import { computeBalance } from '../../src/balance/index';
import type { Balance, SchoolResult } from '../../src/balance/types';
import { ledgerOf, tableFromRows } from '../../src/forms/index';
import { findStandard } from '../../src/standard/index';
import type { Level } from '../../src/standard/types';
import type { LedgerRow } from './truth';

export type Row = Readonly<Record<string, string | number | null>>;

/** Rows of the national application's tables Ⅰ to Ⅵ, by table and field; money in the form's own unit (万元, 元). */
export type Application = Readonly<Record<string, readonly Row[]>>;

const LEVELS = [
  ['primary', '小学'],
  ['junior', '初中'],
] as const;

/** The application of the invented county: every table agrees with the ledger and with the other tables. */
export function applicationOf(rows: readonly LedgerRow[]): Application {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no cn.quality-2017');
  const ledgers = ledgerOf([tableFromRows('ledger', [...rows])]);
  const balance = computeBalance({ standard: standard.value, ledgers, reliefs: [] });
  const ordinary = rows.filter((row) => row['school_type'] !== '514');
  return {
    'application/1': [tableOne(ordinary)],
    'application/2-1': LEVELS.map(([level, name]) => passRow(balance, level, name)),
    'application/2-2': LEVELS.flatMap(([level]) =>
      ofLevel(balance, level).map((school, index) => schoolRow(rows, school, index + 1)),
    ),
    'application/3': LEVELS.map(([level, name]) => balanceRow(balance, level, name)),
    'application/4': [tableFour(rows)],
    'application/5': [TABLE_FIVE],
    'application/6': TABLE_SIX,
  };
}

function ofLevel({ schools }: Balance, level: Level): readonly SchoolResult[] {
  return schools.filter((school) => school.level === level);
}

function sum(rows: readonly LedgerRow[], key: string, level?: string): number {
  return rows.reduce(
    (total, row) =>
      level === undefined || row['level'] === level ? total + Number(row[key]) : total,
    0,
  );
}

function schoolsOf(rows: readonly LedgerRow[], type: string): number {
  const own = rows.filter((row) => row['school_type'] === type);
  return new Set(own.map((row) => row['school_code'])).size;
}

function tableOne(rows: readonly LedgerRow[]): Row {
  const points = rows.filter((row) => row['school_type'] === '218');
  return {
    ...{ population: 42.68, population_rural: 19.07, townships: 14, villages: 173 },
    ...{ gdp_per_capita: 68210, revenue_per_capita: 6120, income_rural: 24830, income_urban: 47260 },
    schools_primary: schoolsOf(rows, '211'),
    schools_nine: schoolsOf(rows, '312'),
    schools_junior: schoolsOf(rows, '311'),
    schools_complete: schoolsOf(rows, '341'),
    schools_twelve: schoolsOf(rows, '345'),
    schools_special: 1,
    teaching_points: points.length,
    teaching_points_ge50: points.filter((row) => Number(row['students']) >= 50).length,
    classes_primary: sum(rows, 'classes', '小学'),
    classes_junior: sum(rows, 'classes', '初中'),
    students_primary: sum(rows, 'students', '小学'),
    students_junior: sum(rows, 'students', '初中'),
    staff_primary: sum(rows, 'staff_total', '小学'),
    teachers_primary: sum(rows, 'teachers', '小学'),
    staff_junior: sum(rows, 'staff_total', '初中'),
    teachers_junior: sum(rows, 'teachers', '初中'),
  };
}

function passRow(balance: Balance, level: Level, name: string): Row {
  const schools = ofLevel(balance, level);
  const row: Record<string, string | number> = { level: name };
  const tell = (suffix: string, met: number): void => {
    row[`met_count${suffix}`] = met;
    row[`met_percent${suffix}`] = percent(met, schools.length);
  };
  indicatorKeys(schools).forEach((key, index) => {
    const met = schools.filter(({ indicators }) => indicators[key]?.met === true).length;
    tell(String(index + 1), met);
  });
  tell('_overall', schools.filter(({ passed }) => passed === true).length);
  return row;
}

function indicatorKeys(schools: readonly SchoolResult[]): readonly string[] {
  return Object.keys(schools[0]?.indicators ?? {});
}

function schoolRow(rows: readonly LedgerRow[], school: SchoolResult, seq: number): Row {
  const source = rows[school.row];
  const results = Object.values(school.indicators);
  const low = results.flatMap(({ met }, index) => (met === false ? [`L${String(index + 7)}`] : []));
  const values = results.map(
    ({ value }, index) => [`ind${String(index + 1)}`, round(value ?? NaN, 2)] as const,
  );
  return {
    seq,
    school_name: school.name,
    founder_type: source?.['founder_type'] === '民办' ? 10 : 7,
    students: school.pupils,
    grades: source?.['grades'] ?? null,
    classes: source?.['classes'] ?? null,
    ...Object.fromEntries(values),
    overall_ok: school.passed === true ? 1 : null,
    note: school.passed === true && low.length > 0 ? `${low.join('、')}达到标准的85%，其余达标` : null,
  };
}

function balanceRow({ levels }: Balance, level: Level, name: string): Row {
  const own = levels[level];
  const row: Record<string, string | number> = { level: name };
  Object.values(own?.indicators ?? {}).forEach(({ mean, cv }, index) => {
    row[`mean${String(index + 1)}`] = round(mean ?? NaN, 2);
    row[`cv${String(index + 1)}`] = round(cv ?? NaN, 3);
  });
  return { ...row, cv_composite: round(own?.composite.value ?? NaN, 3) };
}

function tableFour(rows: readonly LedgerRow[]): Row {
  const teachers = sum(rows, 'teachers');
  const met = Object.fromEntries(
    Array.from({ length: 15 }, (_, index) => [`item_met_${String(index + 1)}`, '是']),
  );
  return {
    ...met,
    ...{ oversize_primary: 0, oversize_junior: 0, oversize_combined: 0 },
    ...{ classes_over45: 0, classes_over50: 0, small_students: 155, small_funds: 345000 },
    ...{ special_funds: 52.48, special_students: 64, special_per_student: 8200 },
    ...{ salary_teachers: 128600, salary_civil: 123100 },
    ...{ trained360_teachers: teachers, teachers_all: teachers, trained360_percent: 100 },
    ...{ rotation_eligible: 962, rotation_actual: 121, rotation_percent: percent(121, 962) },
    ...{ rotation_backbone: 27, rotation_backbone_percent: percent(27, 121) },
    ...{ teachers_in_post: teachers, certified_in_post: teachers, certified_percent: 100 },
    ...{ nearby_percent_primary: 100, nearby_percent_junior: 97.6 },
    ...{ highschool_plan: 1400, highschool_allocated: 840, highschool_percent: 60 },
    ...{ highschool_rural: 455, highschool_rural_percent: percent(455, 840) },
    ...{ migrant_eligible: 2870, migrant_public: 2502, migrant_purchased: 190 },
    ...{ migrant_placed: 2692, migrant_percent: percent(2692, 2870) },
  };
}

const SUBJECTS = ['chinese', 'math', 'science', 'pe', 'art', 'moral'];

const TABLE_FIVE: Row = {
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`item_met_${String(index + 1)}`, '是']),
  ),
  ...Object.fromEntries(SUBJECTS.map((subject) => [`monitoring_${subject}_level`, 'Ⅲ'])),
  ...Object.fromEntries(
    SUBJECTS.map((subject, index) => [`monitoring_${subject}_gap`, round(0.08 + index / 100, 2)]),
  ),
  ...{ graduates: 5610, grade7_entry: 5680, transfer_in: 118, deaths: 2, transfer_out: 131 },
  retention_percent: percent(5610 - 118 + 131, 5680 - 2),
  ...{ disabled_total: 203, disabled_enrolled: 198, disabled_percent: percent(198, 203) },
  ...{ disabled_special: 64, disabled_special_percent: percent(64, 198) },
};

const TABLE_SIX: readonly Row[] = [
  surveyRow('计', [3120, 3068, 2951], [240, 231]),
  surveyRow('家长', [1850, 1816, 1742], [120, 115]),
];

function surveyRow(
  respondent: string,
  [total, valid, satisfied]: readonly [number, number, number],
  [visited, content]: readonly [number, number],
): Row {
  return {
    respondent,
    ...{ survey_total: total, survey_valid: valid, survey_satisfied: satisfied },
    ...{ survey_percent: percent(satisfied, valid), visit_total: visited },
    ...{ visit_satisfied: content, visit_percent: percent(content, visited) },
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The form prints percentages with one decimal. */
function percent(part: number, whole: number): number {
  return round((100 * part) / whole, 1);
}
