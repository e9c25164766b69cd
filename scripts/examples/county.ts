import { LEDGER_HEADERS } from './headers';
import type { LedgerRow } from './truth';

export type Cell = string | number | null;

/** One sheet of an example, as plain rows; addresses count from 0. */
export interface ExampleSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly widths?: readonly number[];
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  '211': '小学',
  '218': '小学教学点',
  '311': '初级中学',
  '312': '九年一贯制学校',
  '341': '完全中学',
  '345': '十二年一贯制学校',
  '514': '其他特教学校',
};

export function typeName(code: Cell | undefined): string {
  return TYPE_NAMES[String(code)] ?? String(code);
}

/** The ledger as the contract words it: one header row, one row per school and level. */
export function cleanLedger(rows: readonly LedgerRow[]): ExampleSheet {
  const body = rows.map((row) =>
    LEDGER_HEADERS.map(([key]) => (key === 'school_type' ? typeName(row[key]) : (row[key] ?? null))),
  );
  return {
    name: '学校台账',
    rows: [LEDGER_HEADERS.map(([, header]) => header), ...body],
    widths: LEDGER_HEADERS.map(([key]) => (key === 'school_name' ? 30 : 14)),
  };
}

const COUNTY_ITEMS: readonly (readonly [group: string, item: string, unit: string, value: Cell])[] = [
  ['基本信息', '区县名称', '', '澄湖县'],
  ['基本信息', '区县代码', '', '330199'],
  ['基本信息', '填报年度', '', 2026],
  ['经费标准', '规定的小学生均公用经费标准', '元', 1150],
  ['经费标准', '规定的初中生均公用经费标准', '元', 1350],
  ['经费标准', '特殊教育学校经费总额', '元', 524800],
  ['经费标准', '特殊教育学校学生人数', '人', 64],
  ['工资收入', '上年度义务教育学校教师年平均工资收入水平（不含民办学校）', '万元', 12.86],
  ['工资收入', '当地公务员年平均工资收入', '万元', 12.31],
  ['教师交流轮岗', '符合交流条件教师总数', '人', 962],
  ['教师交流轮岗', '实际交流轮岗教师数', '人', 121],
  ['教师交流轮岗', '实际交流骨干教师数量', '人', 27],
  ['优质高中招生', '优质高中招生计划总人数', '人', 1400],
  ['优质高中招生', '优质高中招生分配指标数', '人', 840],
  ['优质高中招生', '向农村学校分配指标数', '人', 455],
  ['随迁子女', '符合条件的随迁子女总人数', '人', 2870],
  ['随迁子女', '在县域内公办学校就读的随迁子女人数', '人', 2502],
  ['随迁子女', '在政府购买服务的民办学校就读随迁子女人数', '人', 190],
  ['残疾儿童入学', '适龄残疾儿童少年总数', '人', 203],
  ['残疾儿童入学', '适龄残疾儿童少年入学总人数', '人', 198],
];

/** The county's long form: one item per row. */
export function countySheet(): ExampleSheet {
  return {
    name: '区县填报数据',
    rows: [
      ['序号', '类别', '填报项目', '单位', '填报值', '是否必填', '备注说明'],
      ...COUNTY_ITEMS.map(([group, item, unit, value], i) => [i + 1, group, item, unit, value, '是', null]),
    ],
    widths: [6, 14, 48, 8, 14, 10, 20],
  };
}
