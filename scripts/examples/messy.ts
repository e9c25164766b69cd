import type { Cell, ExampleSheet } from './county';
import { typeName } from './county';
import type { LedgerRow } from './truth';

/** A column of the messy ledger: group header, header, and how its figures were typed. */
export type Column = readonly [group: string, header: string, key: string, typed?: (value: Cell, row: number) => Cell];

const FULL_WIDTH = '０１２３４５６７８９';

function fullWidth(value: Cell): Cell {
  return String(value).replace(/[0-9]/g, (digit) => FULL_WIDTH[Number(digit)] ?? digit);
}

/** Some rows as text, some full-width, some with the unit, the rest as numbers. */
function mixed(unit: string): (value: Cell, row: number) => Cell {
  return (value, row) => {
    if (value === null) return null;
    if (row % 7 === 2) return `${String(value)}${unit}`;
    if (row % 11 === 5) return fullWidth(value);
    if (row % 5 === 1) return ` ${String(value)}`;
    return value;
  };
}

const asText = (value: Cell): Cell => (value === null ? null : String(value));
const noneWord = (value: Cell): Cell => (value === 0 ? '无' : value);
const spacedName = (value: Cell, row: number): Cell =>
  row % 6 === 3 ? `${String(value).slice(0, 3)}\u00a0${String(value).slice(3)}` : value;
/** 万元 in the books, 元 under this header. */
const inYuan = (value: Cell): Cell =>
  typeof value === 'number' ? Math.round(value * 1_000_000) / 100 : value;

export const COLUMNS: readonly Column[] = [
  ['学校信息', '学校(机构)名称', 'school_name', spacedName],
  ['学校信息', '标识码', 'school_code'],
  ['学校信息', '学校类别', 'school_type', (value) => typeName(value)],
  ['学校信息', '学  段', 'level'],
  ['学校信息', '校长姓名', 'head'],
  ['学校信息', '举办者', 'founder_type'],
  ['学生与班级', '在校学生数\n（人）', 'students', mixed('人')],
  ['学生与班级', '其中:小学学生数', 'students_primary', asText],
  ['学生与班级', '其中:初中学生数', 'students_junior', asText],
  ['学生与班级', '其中:高中学生数', 'students_senior', asText],
  ['学生与班级', '班级总数', 'classes', mixed('个')],
  ['教师（人）', '专任教师总数', 'teachers', mixed('人')],
  ['教师（人）', '专科学历教师数', 'teachers_college'],
  ['教师（人）', '本科学历教师数', 'teachers_bachelor', mixed('人')],
  ['教师（人）', '硕士学历教师数', 'teachers_master'],
  ['教师（人）', '博士学历教师数', 'teachers_phd'],
  ['教师（人）', '县级及以上骨干教师数', 'teachers_backbone', asText],
  ['教师（人）', '体育专任教师数', 'teachers_pe'],
  ['教师（人）', '音乐专任教师数', 'teachers_music'],
  ['教师（人）', '美术专任教师数', 'teachers_art'],
  ['教师（人）', '艺术专任教师数', 'teachers_arts'],
  ['校舍与设备', '教学及辅助用房面积（㎡）', 'area_teaching', mixed('平方米')],
  ['校舍与设备', '其中：室内体育用房面积（㎡）', 'area_indoor_sport'],
  ['校舍与设备', '运动场地面积（㎡）', 'area_field', mixed('㎡')],
  ['校舍与设备', '校舍建筑面积（㎡）', 'area_building'],
  ['校舍与设备', '教学仪器设备资产值（元）', 'equip_value', inYuan],
  ['校舍与设备', '网络多媒体教室间数', 'multimedia_rooms', mixed('间')],
  ['校舍与设备', '音乐教室', 'music_rooms', noneWord],
  ['校舍与设备', '美术教室', 'art_rooms', noneWord],
  ['备注', '备注', 'note'],
];


/** The county as it arrives: renamed and moved, two-row headers, totals in the body, figures typed in every way. */
export function messyLedger(rows: readonly LedgerRow[]): ExampleSheet {
  const width = COLUMNS.length + 2;
  const primary = rows.filter((row) => row['level'] === '小学');
  const junior = rows.filter((row) => row['level'] === '初中');
  const body = [
    ...primary.map((row, i) => schoolLine(row, i)),
    ...subtotal('小学小计', primary),
    ...junior.map((row, i) => schoolLine(row, primary.length + i)),
    ...subtotal('初中小计', junior),
    totalLine('全县合计', rows),
  ];
  return {
    name: '汇总(最终版) ',
    rows: [
      [null, '澄湖县2026年义务教育学校基本情况汇总表（优质均衡）'],
      [null, '填报单位：澄湖县教育局', ...Array<Cell>(20).fill(null), '单位：人、平方米'],
      [null, '序号', ...COLUMNS.map(([group], i) => (group === COLUMNS[i - 1]?.[0] ? null : group))],
      [null, null, ...COLUMNS.map(([group, header]) => (group === header ? null : header))],
      [null, '甲', ...COLUMNS.map((_, i) => i + 1)],
      ...body,
      [null, '注：1.在校学生数以9月1日为准；2.面积保留两位小数。'],
      [null, '填表人：周某', null, null, '负责人：吴某', null, null, '填报日期：2026年9月20日'],
    ],
    merges: headerMerges(width),
    hiddenRows: [4],
    hiddenColumns: [0, 1 + COLUMNS.findIndex(([, , key]) => key === 'head') + 1],
    widths: [3, 6, ...COLUMNS.map(([, , key]) => (key === 'school_name' ? 30 : 13))],
  };
}

function schoolLine(row: LedgerRow, index: number): Cell[] {
  const cells = COLUMNS.map(([, , key, typed]) => {
    const value = key === 'head' ? `${'赵钱孙李周吴郑王'[index % 8] ?? ''}某` : (row[key] ?? null);
    return typed === undefined ? value : typed(value, index);
  });
  return [null, index + 1, ...cells];
}

function subtotal(label: string, rows: readonly LedgerRow[]): Cell[][] {
  return rows.length === 0 ? [] : [totalLine(label, rows)];
}

function totalLine(label: string, rows: readonly LedgerRow[]): Cell[] {
  const additive = new Set(['students', 'classes', 'teachers', 'teachers_bachelor', 'teachers_college', 'teachers_master', 'teachers_backbone']);
  const sum = (key: string): number =>
    rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
  return [null, null, ...COLUMNS.map(([, , key], i) => (i === 0 ? label : additive.has(key) ? sum(key) : null))];
}

/** Merged title, group headers across their columns, 序号 and 备注 down both header rows. */
function headerMerges(width: number): string[] {
  const merges = [area(0, 1, 0, width - 1), area(2, 1, 3, 1)];
  let start = 0;
  COLUMNS.forEach(([group, header], i) => {
    if (group === COLUMNS[i + 1]?.[0]) return;
    if (group === header) merges.push(area(2, i + 2, 3, i + 2));
    else if (i > start) merges.push(area(2, start + 2, 2, i + 2));
    start = i + 1;
  });
  return merges;
}

function area(top: number, left: number, bottom: number, right: number): string {
  return `${columnLetters(left)}${String(top + 1)}:${columnLetters(right)}${String(bottom + 1)}`;
}

function columnLetters(column: number): string {
  const high = Math.floor(column / 26) - 1;
  return (high < 0 ? '' : String.fromCharCode(65 + high)) + String.fromCharCode(65 + (column % 26));
}

/** Mistakes of the kinds that bureaus meet, each on a row of its own: (school name, key, what was typed). */
const MISTAKES: readonly (readonly [name: string, key: string, typed: Cell])[] = [
  ['澄湖县南湖小学', 'teachers_backbone', 999],
  ['澄湖县白鹭小学', 'teachers_bachelor', '约40'],
  ['澄湖县石塘小学', 'area_field', '____'],
  ['澄湖县竹溪小学', 'multimedia_rooms', null],
  ['澄湖县第三初级中学', 'equip_value', 0.03],
  ['澄湖县城北初级中学', 'teachers_pe', -3],
  ['澄湖县大柳九年一贯制学校', 'multimedia_rooms', '12间左右'],
];

/** The ledger rows with the mistakes put in. */
export function withMistakes(rows: readonly LedgerRow[]): LedgerRow[] {
  return rows.map((row) => {
    const mistakes = MISTAKES.filter(([name]) => name === row['school_name']);
    return { ...row, ...Object.fromEntries(mistakes.map(([, key, typed]) => [key, typed])) };
  });
}

