import { definitionOf } from '../../src/forms/definitions';
import type { Application, Row } from './application';
import type { Cell, ExampleSheet } from './county';

const INDICATORS = [
  '每百名学生拥有高于规定学历教师数',
  '每百名学生拥有县级以上骨干教师数',
  '每百名学生拥有体育、艺术（美术、音乐）专任教师数',
  '生均教学及辅助用房面积（㎡）',
  '生均体育运动场馆面积（㎡）',
  '生均教学仪器设备值（元）',
  '每百名学生拥有网络多媒体教室数',
] as const;

const NUMBERS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The national application as a county sends it: one sheet a table, laid out like the printed form. */
export function applicationSheets(application: Application): ExampleSheet[] {
  const rows = (table: string): readonly Row[] => application[table] ?? [];
  return [
    tableOne(rows('application/1')),
    resourceTable(rows('application/2-1')),
    schoolTable(rows('application/2-2')),
    balanceTable(rows('application/3')),
    sentenceTable('表Ⅳ', '表Ⅳ 政府保障程度评估指标', 'application/4', rows('application/4')[0]),
    sentenceTable('表Ⅴ', '表Ⅴ 教育质量评估指标', 'application/5', rows('application/5')[0]),
    surveyTable(rows('application/6')),
  ];
}

type Header = readonly [group: string, header: string, under: string, key: string];

const TABLE_ONE: readonly Header[] = [
  ['自然情况', '人口总数（万人）', '', 'population'],
  ['自然情况', '农业人口数（万人）', '', 'population_rural'],
  ['自然情况', '乡镇数（个）', '', 'townships'],
  ['自然情况', '行政村数（个）', '', 'villages'],
  ['经济情况', '人均GDP（元）', '', 'gdp_per_capita'],
  ['经济情况', '人均财政收入（元）', '', 'revenue_per_capita'],
  ['经济情况', '农民纯收入（元）', '', 'income_rural'],
  ['经济情况', '城镇居民可支配收入（元）', '', 'income_urban'],
  ['普通中小学校数（所）', '小学', '', 'schools_primary'],
  ['普通中小学校数（所）', '九年一贯制学校', '', 'schools_nine'],
  ['普通中小学校数（所）', '初中', '', 'schools_junior'],
  ['普通中小学校数（所）', '完全中学', '', 'schools_complete'],
  ['普通中小学校数（所）', '十二年一贯制学校', '', 'schools_twelve'],
  ['特殊教育学校（所）', '', '', 'schools_special'],
  ['小学教学点数（个）', '计', '', 'teaching_points'],
  ['小学教学点数（个）', '其中：50人及以上', '', 'teaching_points_ge50'],
  ['教学班数（个）', '小学', '', 'classes_primary'],
  ['教学班数（个）', '初中', '', 'classes_junior'],
  ['在校学生数（人）', '小学', '', 'students_primary'],
  ['在校学生数（人）', '初中', '', 'students_junior'],
  ['教职工数（人）', '小学', '合计', 'staff_primary'],
  ['教职工数（人）', '小学', '其中：专任教师', 'teachers_primary'],
  ['教职工数（人）', '初中', '合计', 'staff_junior'],
  ['教职工数（人）', '初中', '其中：专任教师', 'teachers_junior'],
];

function tableOne([row]: readonly Row[]): ExampleSheet {
  const groups = TABLE_ONE.map(([group], at) => (group === TABLE_ONE[at - 1]?.[0] ? null : group));
  const headers = TABLE_ONE.map(([group, header], at) => {
    const before = TABLE_ONE[at - 1];
    return header === '' || (group === before?.[0] && header === before[1]) ? null : header;
  });
  return {
    name: '表Ⅰ',
    rows: [
      ['表Ⅰ 义务教育优质均衡发展县（市、区）基本情况'],
      groups,
      headers,
      TABLE_ONE.map(([, , under]) => under || null),
      TABLE_ONE.map((_, at) => `L${String(at + 1)}`),
      TABLE_ONE.map(([, , , key]) => row?.[key] ?? null),
      ['注：“人口总数”按常住人口统计，保留两位小数。'],
    ],
    merges: ['A1:X1', 'A2:D2', 'E2:H2', 'I2:M2', 'N2:N4', 'O2:P2', 'Q2:R2', 'S2:T2', 'U2:X2', 'U3:V3', 'W3:X3'],
  };
}

function resourceTable(rows: readonly Row[]): ExampleSheet {
  const line = (row: Row, prefix: string): Cell[] =>
    [...NUMBERS, '_overall'].map((number) => row[`${prefix}${String(number)}`] ?? null);
  return {
    name: '表Ⅱ-1',
    rows: [
      ['表Ⅱ-1 小学、初中资源配置基本情况'],
      [null, null, ...INDICATORS, '综合评估'],
      [null, null, ...codes(8)],
      ...rows.flatMap((row) => [
        [row['level'] ?? null, '达标学校总数', ...line(row, 'met_count')],
        [null, '达标学校比例（%）', ...line(row, 'met_percent')],
      ]),
    ],
    merges: ['A1:J1', 'A4:A5', 'A6:A7'],
  };
}

const SCHOOL_COLUMNS = ['seq', 'school_name', 'founder_type', 'students', 'grades', 'classes'] as const;

function schoolTable(rows: readonly Row[]): ExampleSheet {
  const keys = [...SCHOOL_COLUMNS, ...NUMBERS.map((number) => `ind${String(number)}`), 'overall_ok', 'note'];
  const named = ['序号', '学校名称', '举办者类型', '在校生数', '年级数', '班级数'];
  return {
    name: '表Ⅱ-2',
    rows: [
      ['表Ⅱ-2 资源配置基本情况（分学校）'],
      [...named, ...INDICATORS, '该校综合评估是否达标', '备注'],
      codes(14),
      ...rows.map((row) => keys.map((key) => row[key] ?? null)),
      ['注：举办者类型：1.中央教育部门……7.县级教育部门……10.民办。'],
    ],
    merges: ['A1:O1'],
  };
}

function balanceTable(rows: readonly Row[]): ExampleSheet {
  const line = (row: Row, prefix: string): Cell[] =>
    NUMBERS.map((number) => row[`${prefix}${String(number)}`] ?? null);
  return {
    name: '表Ⅲ',
    rows: [
      ['表Ⅲ 县域义务教育校际均衡情况'],
      [null, null, ...INDICATORS, '综合'],
      [null, null, ...codes(8)],
      ...rows.flatMap((row) => [
        [row['level'] ?? null, '全县平均值', ...line(row, 'mean'), '——'],
        [null, '差异系数', ...line(row, 'cv'), row['cv_composite'] ?? null],
      ]),
      ['注：平均值保留两位小数，差异系数保留三位小数。'],
    ],
    merges: ['A1:J1', 'A4:A5', 'A6:A7'],
  };
}

function sentenceTable(name: string, title: string, table: string, row: Row | undefined): ExampleSheet {
  const found = definitionOf(table)?.table;
  if (found?.layout !== 'sentences') throw new Error(`${table} holds no sentences`);
  return {
    name,
    rows: [
      [title],
      ['名称', '指标值或简要结论', '是否达标'],
      ...found.items.map(({ number, label, sentence, met }): Cell[] => [
        `${String(number)}. ${label}`,
        sentence === undefined ? '符合要求，见佐证材料。' : filled(sentence, row),
        row?.[met] ?? null,
      ]),
      ['注：表中所有比例数值保留一位小数，其余保留整数。'],
    ],
    merges: ['A1:C1'],
    widths: [50, 90, 10],
  };
}

function filled(sentence: string, row: Row | undefined): string {
  return sentence.replace(
    /\{([a-z0-9_]+)(?::([^}]+))?\}/g,
    (_, key: string, unit = '') => `${String(row?.[key] ?? '＿＿')}${unit}`,
  );
}

function surveyTable(rows: readonly Row[]): ExampleSheet {
  const keys = ['survey_total', 'survey_valid', 'survey_satisfied', 'survey_percent', 'visit_total', 'visit_satisfied', 'visit_percent'];
  return {
    name: '表Ⅵ',
    rows: [
      ['表Ⅵ 社会认可度调查情况'],
      [null, '问卷总数', null, null, '问卷调查综合满意度（%）', '实地走访人数', null, '实地走访满意度（%）'],
      [null, '计', '其中：回收有效问卷数', null, null, '计', '其中：满意人数', null],
      [null, null, '计', '其中：满意问卷数', null, null, null, null],
      [null, ...codes(7)],
      ...rows.map((row) => [
        row['respondent'] === '家长' ? '其中：家长' : '计',
        ...keys.map((key) => row[key] ?? null),
      ]),
    ],
    merges: ['A1:H1', 'B2:D2', 'E2:E4', 'F2:G2', 'H2:H4', 'B3:B4', 'C3:D3', 'F3:F4', 'G3:G4'],
  };
}

function codes(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `L${String(at + 1)}`);
}
