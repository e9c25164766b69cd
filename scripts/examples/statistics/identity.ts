import type { NewSheet } from '../../../src/sheet/newWorkbook';
import { typeName } from '../county';
import type { School } from '../schoolSheet';
import type { LedgerRow } from '../truth';
import type { Figure, Printed } from './frame';
import type { Heading } from './tables';

type Row = readonly [label: string, ...figures: Figure[]];

/** Founders as the statistics code them. */
const FOUNDERS: Readonly<Record<string, string>> = { 县级教育部门: '831', 民办: '999' };

/** 学校基本情况: an item a row, codes in words and figures as the client writes them. */
export function basicTable(heading: Heading, row: LedgerRow): Printed {
  const text = (key: string): string => String(row[key] ?? '');
  const rows: readonly Row[] = [
    ['学校（机构）名称', text('school_name')],
    ['学校（机构）标识码', text('school_code')],
    ['学校（机构）地址', `${text('school_name').slice(0, 3)}${text('school_name').slice(3, 5)}路${String(Number(text('seq')) * 7)}号`],
    ['学校（机构）所在地城乡类型', text('urban_rural')],
    ['学校（机构）办学类型', `${text('school_type')} ${typeName(text('school_type'))}`],
    ['学校（机构）举办者', FOUNDERS[text('founder_type')] ?? text('founder_type')],
    ['建校年份', text('founded_year')],
    ['填表人', ''],
  ];
  return { ...heading, columns: [['内容']], rows };
}

/** 基本情况续表: what is asked of the school as a whole, backbone teachers by level among it. */
export function profileTable(heading: Heading, { primary, junior }: School): Printed {
  const backbone = (row: LedgerRow | undefined): Figure => (row === undefined ? '*' : Number(row['teachers_backbone'] ?? 0));
  const rows: readonly Row[] = [
    ['校园网', '否'],
    ['安全保卫人员', 2],
    ['县级及以上骨干教师（小学）', backbone(primary)],
    ['县级及以上骨干教师（初中）', backbone(junior)],
  ];
  return { ...heading, columns: [['数量']], rows };
}

/** The client's list of the tables of a workbook. */
export function contentsTable(tables: readonly Heading[]): NewSheet {
  return { name: '目录', rows: [['目录'], ['表号', '表名'], ...tables.map(({ number, title }) => [number, title])] };
}
