import { describe, expect, it } from '@jest/globals';
import { onlyTable as only, valuesAt as at } from '../support/recognised';

const INDICATORS = [
  '每百名学生拥有高于规定学历教师数',
  '每百名学生拥有县级及以上 骨干教师数',
  '每百名学生拥有体育、艺术(美术、音乐)专任教师数',
  '生均教学及辅 助用房面积（ ㎡）',
  '生均体育运动场馆面积（㎡）',
  '生均教学仪器设备值(元)',
  '每百名学生拥有网络多媒体教室数',
];
const CODES = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8'];

describe('table Ⅰ', () => {
  const rows = [
    ['表 I  义务教育优质均衡发展县(市、区)基本情况'],
    [],
    [
      '自然情况',
      null,
      '普通中小学校数(所)',
      null,
      null,
      '特殊教育学校(所)',
      '小学教学点数(个)',
      null,
      '在校学生数(人)',
      null,
      '教职工数(人)',
      null,
      null,
      null,
    ],
    [
      '人口总数 (万人)',
      '乡镇数(个)',
      '小学',
      '九年一贯制学 校',
      '初 中',
      null,
      '计',
      '其   中：50人及以上',
      '小学',
      '初 中',
      '小学',
      null,
      '初中',
      null,
    ],
    [
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      '合计',
      '其 中 专 任 教 师',
      '合 计',
      '其 中 专 任 教 师',
    ],
    Array.from({ length: 14 }, (_, index) => `L${String(index + 1)}`),
    [12.34, 10, 30, 4, 8, 1, 5, 2, 15000, 7000, 900, 850, 600, 560],
    ['注：“人口总数”按常住人口统计。'],
  ];
  const merges = ['A3:B3', 'C3:E3', 'G3:H3', 'I3:J3', 'K3:N3', 'K4:L4', 'M4:N4'];
  const keys = [
    'population',
    'schools_primary',
    'schools_nine',
    'schools_junior',
    'schools_special',
    'teaching_points',
    'teaching_points_ge50',
    'students_primary',
    'students_junior',
    'staff_primary',
    'teachers_primary',
    'staff_junior',
    'teachers_junior',
  ];

  it('tells the columns of the same name by their groups', () => {
    const table = only(rows, { merges });
    expect(table.name).toBe('application/1');
    expect(at(table, 0, keys)).toEqual([12.34, 30, 4, 8, 1, 5, 2, 15000, 7000, 900, 850, 600, 560]);
    expect(table.rowCount).toBe(1);
  });

  it('has its row while it is blank', () => {
    const table = only([...rows.slice(0, 6), [], ...rows.slice(7)], { merges });
    expect(table.cellOf(0, 'population')).toEqual({ row: 6, column: 0 });
    expect(at(table, 0, ['population'])).toEqual(['blank']);
  });
});

describe('tables Ⅱ-1 and Ⅲ', () => {
  const figures = (from: number) => Array.from({ length: 8 }, (_, index) => from + index);

  it('crosses levels with indicators', () => {
    const table = only([
      ['表Ⅱ-1  小学、初中资源配置基本情况'],
      [null, null, ...INDICATORS, '综合评估'],
      [null, null, ...CODES],
      ['小学', '达标学校总数', ...figures(10)],
      [null, '达标学校比例（%）', ...figures(80)],
      ['初中', '达标学校总数', ...figures(20)],
      [null, '达标学校比例（%）', ...figures(90)],
    ]);
    expect(table.name).toBe('application/2-1');
    const keys = [
      'level',
      'met_count1',
      'met_count7',
      'met_count_overall',
      'met_percent1',
      'met_percent6',
      'met_percent_overall',
    ];
    expect(at(table, 0, keys)).toEqual(['小学', 10, 16, 17, 80, 85, 87]);
    expect(at(table, 1, keys)).toEqual(['初中', 20, 26, 27, 90, 95, 97]);
    expect(table.cellOf(1, 'met_percent1')).toEqual({ row: 6, column: 2 });
  });

  it('reads shares shown as percentages and means in their own units', () => {
    const details = new Map([['4:2', { numberFormat: '0.0%' }]]);
    const counts = only(
      [
        [null, null, ...INDICATORS, '综合评估'],
        ['小学', '达标学校总数', ...figures(10)],
        [null, '达标学校比例', ...figures(0)],
        ['初中', '达标学校总数', ...figures(20)],
        [null, '达标学校比例', 0.955, ...figures(0)],
      ],
      { details },
    );
    expect(at(counts, 1, ['met_percent1'])).toEqual([95.5]);

    const table = only(
      [
        ['表Ⅲ 县域义务教育校际均衡情况'],
        [null, null, ...INDICATORS.map((text) => text.replace('(元)', '（万元）')), '综合'],
        [null, null, ...CODES],
        ['小学', '全县平均值', 7.1, 1.2, 1.5, 5.1, 8.2, 0.21, 3.1, '——'],
        [null, '差异系数', 0.31, 0.32, 0.33, 0.34, 0.35, 0.36, '0.37', 0.34],
        ['初中', '全县平均值', 8.1, 2.2, 2.5, 6.1, 11.2, 0.31, 4.1, '——'],
        [null, '差异系数', 0.21, 0.22, 0.23, 0.24, 0.25, 0.26, '*', 0.24],
        ['注： 全县平均值保留两位小数，差异系数保留三位小数。'],
      ],
      { merges: ['A4:A5', 'A6:A7', 'A2:B3'] },
    );
    expect(table.name).toBe('application/3');
    expect(at(table, 0, ['mean1', 'mean6', 'cv6', 'cv7', 'cv_composite'])).toEqual([
      7.1, 2100, 0.36, 0.37, 0.34,
    ]);
    expect(at(table, 1, ['mean6', 'cv7', 'cv_composite'])).toEqual([3100, 'not-applicable', 0.24]);
  });

  it('does not take one for the other', () => {
    const rows = [
      [null, null, ...INDICATORS, '综合'],
      ['小学', '全县平均值', ...figures(1)],
      [null, '差异系数', ...figures(0)],
    ];
    expect(only(rows).name).toBe('application/3');
  });
});

describe('table Ⅱ-2', () => {
  const header = [
    '序 号',
    '学校名称',
    '举办者 类型',
    '在校生数',
    '年级数',
    '班级数',
    ...INDICATORS,
    '该校综合评估是否达标',
    '备注（注 明有哪几项指标达标，哪几项指标达    到 85%）',
  ];
  const school = (no: number | null, name: string) => [
    no,
    name,
    7,
    260,
    6,
    7,
    6.92,
    1.15,
    1.54,
    8.18,
    12.81,
    2083.08,
    3.08,
    1,
    null,
  ];

  it('tells the levels by the numbers that start again', () => {
    const table = only([
      ['表Ⅱ-2  小学、初中资源配置基本情况（分学校）'],
      header,
      Array.from({ length: 14 }, (_, index) => `L${String(index + 1)}`),
      school(1, '清河小学'),
      school(2, '河东小学'),
      [null, '…'],
      school(1, '河口初中'),
      [null, '…'],
      ['注： 1.小学学校总数＿＿所。'],
    ]);
    expect(table.name).toBe('application/2-2');
    expect(
      [0, 1, 2].map((row) =>
        at(table, row, ['level', 'school_name', 'founder_type', 'ind6', 'overall_ok']),
      ),
    ).toEqual([
      ['小学', '清河小学', '7', 2083.08, '是'],
      ['小学', '河东小学', '7', 2083.08, '是'],
      ['初中', '河口初中', '7', 2083.08, '是'],
    ]);
    expect(table.layout.unknownHeaders).toEqual([]);
  });

  it('tells the levels by rows that name them, and leaves them blank when nothing does', () => {
    const labelled = only(
      [header, ['小学'], school(1, '清河小学'), ['初中'], school(2, '河口初中')],
      { merges: ['A2:O2'] },
    );
    expect([0, 1].map((row) => at(labelled, row, ['level']))).toEqual([['小学'], ['初中']]);
    const bare = only([header, school(1, '清河小学'), school(2, '河口初中')]);
    expect(at(bare, 0, ['level'])).toEqual(['blank']);
  });
});

describe('table Ⅵ', () => {
  it('reads three rows of headers over two rows', () => {
    const table = only(
      [
        ['表Ⅵ 社会认可度调查情况'],
        [
          null,
          '问卷总数',
          null,
          null,
          '问卷调查综合满意度（ %）',
          '实地走访人数',
          null,
          '实地走访满意度（ %）',
        ],
        [null, '计', '其中： 回收有效问卷数', null, null, '计', '其中：满意人数'],
        [null, null, '计', '其中：满意问卷数'],
        [null, 'L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7'],
        ['计', 1000, 950, 900, 94.7, 50, 48, 96],
        ['其中：家长', 800, 760, 730, 96.1, 40, 39, 97.5],
      ],
      { merges: ['B2:D2', 'F2:G2', 'C3:D3'] },
    );
    const keys = [
      'respondent',
      'survey_total',
      'survey_valid',
      'survey_satisfied',
      'survey_percent',
      'visit_total',
      'visit_satisfied',
      'visit_percent',
    ];
    expect(table.name).toBe('application/6');
    expect(at(table, 0, keys)).toEqual(['计', 1000, 950, 900, 94.7, 50, 48, 96]);
    expect(at(table, 1, keys)).toEqual(['家长', 800, 760, 730, 96.1, 40, 39, 97.5]);
  });
});
