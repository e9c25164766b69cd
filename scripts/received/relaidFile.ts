import { writeWorkbook } from '../../src/xlsx';
import type { CellAddress } from '../../src/kernel/address';
import type { Cell } from '../examples/county';
import type { Random } from '../examples/random';
import { newSheet } from '../examples';
import type { Answer } from './longForm';
import type { Made } from './templateFile';
import { typedFigure, typedText } from './typing';

/** Other names under which people know the items. */
const ALIASES: Readonly<Record<string, string>> = {
  学校名称: '学校全称',
  学校代码: '学校（机构）标识码',
  学校类型: '办学类型',
  建校时间: '建校年份',
  小学学生人数: '小学在校生数',
  初中学生人数: '初中在校生数',
  班级总数: '教学班数',
  专任教师总人数: '专任教师数',
  县级及以上骨干教师数: '骨干教师人数',
  体育专任教师人数: '体育教师数',
  音乐专任教师人数: '音乐教师数',
  美术专任教师人数: '美术教师数',
  教学及辅助用房总面积: '教学及辅助用房面积',
  校内体育场面积: '运动场地面积',
  '教学仪器设备资产值（账面原值）': '教学仪器设备总值',
  网络多媒体教室间数: '网络多媒体教室数',
};

/** Items in 元 where the form asks for 万元; the unit beside them says so. */
const IN_YUAN = '教学仪器设备资产值（账面原值）';

const SHEET_NAMES = ['Sheet1', '附件1', '填报（定稿）', '学校数据 '] as const;

export interface Relaid {
  readonly year: number;
  readonly saved: string | null;
  readonly random: Random;
}

/**
 * The long form as a school makes it up anew: a title above, other columns, items under other names and in another
 * order, or two items beside each other; figures as text, in full width, with units, blanks or separators.
 */
export function relaidFile(answers: readonly Answer[], { year, saved, random }: Relaid): Made {
  const isDouble = random.whole(0, 2) === 0;
  const asked = random.whole(0, 1) === 0 ? answers : [...answers].sort(byCategory);
  const title = [
    [null, `澄湖县${String(year)}年义务教育优质均衡发展学校填报表`],
    [null, '填报单位（盖章）：', null, null, '填报人：周某'],
    [],
  ];
  const block = isDouble ? double(asked, random) : single(asked, random);
  const rows = [...title, ...block.rows, [], [null, '注：面积保留两位小数。']];
  const name = random.pick(SHEET_NAMES);
  const sheet = newSheet({ name, rows, merges: ['B1:F1'] });
  const cells = new Map(
    [...block.cells].map(([label, at]) => [label, { ...at, row: at.row + title.length }] as const),
  );
  return { bytes: writeWorkbook([sheet], saved === null ? {} : { saved }), sheet: name, cells };
}

function byCategory(a: Answer, b: Answer): number {
  const key = ({ category }: Answer): string => (category === '基本信息' ? '' : category);
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

interface Block {
  readonly rows: readonly (readonly Cell[])[];
  readonly cells: ReadonlyMap<string, CellAddress>;
}

/** 填报值 before 单位, behind an empty column. */
function single(answers: readonly Answer[], random: Random): Block {
  const cells = new Map<string, CellAddress>();
  const body = answers.map((answer, at): Cell[] => {
    cells.set(answer.label, { row: at + 1, column: 3 });
    const { label, value, unit } = typed(answer, random);
    return [null, at + 1, label, value, unit, answer.category];
  });
  return { rows: [[null, '编号', '填报项目', '填报值', '单位', '类别'], ...body], cells };
}

/** Two items beside each other, the second half of the form right of the first. */
function double(answers: readonly Answer[], random: Random): Block {
  const half = Math.ceil(answers.length / 2);
  const cells = new Map<string, CellAddress>();
  const body = Array.from({ length: half }, (_, at) =>
    [answers[at], answers[at + half]].flatMap((answer, side): Cell[] => {
      if (answer === undefined) return [null, null, null];
      cells.set(answer.label, { row: at + 1, column: 3 * side + 3 });
      const { label, value, unit } = typed(answer, random);
      return [label, unit, value];
    }),
  );
  const header = ['填报项目', '单位', '填报值', '填报项目', '单位', '填报值'];
  return { rows: [header, ...body].map((row) => [null, ...row]), cells };
}

function typed({ label, value, unit }: Answer, random: Random): Omit<Answer, 'category'> {
  const name = random.whole(0, 2) === 0 ? (ALIASES[label] ?? label) : label;
  if (typeof value === 'string') {
    const isFigure = /[\d_约]/.test(value) && label !== '学校代码';
    return { label: name, value: isFigure ? value : typedText(value, random), unit };
  }
  if (value === null) return { label: name, value, unit };
  if (label === IN_YUAN && random.whole(0, 1) === 0)
    return { label: name, value: Math.round(value * 1_000_000) / 100, unit: '元' };
  if (label === '建校时间') return { label: name, value, unit };
  return { label: name, value: typedFigure(value, unit, random), unit };
}
