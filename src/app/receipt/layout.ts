import { DIGEST_LABEL, RECEIPT_TITLE } from '../../forms/receiptSheet';
import { digestOf } from './canonical';
import type { FactName } from './types';

/** Name of the sheet where the workbook has no receipt yet. */
export const RECEIPT_SHEET = RECEIPT_TITLE;

export const RECEIPT_NOTE =
  '本表由“均衡”生成，记下上报时的每一个数。请不要改动：此后数据或本表有改动，检查时都会指出。';

/** Labels of the facts, in the order in which they stand. */
export const FACT_LABELS: Readonly<Record<FactName, string>> = {
  format: '凭证格式',
  forms: '表式',
  standard: '标准',
  document: '文号',
  reliefs: '放宽条款',
  rules: '规则包',
  school: '学校',
  error: '逻辑校验未通过',
  warning: '经验校验',
  explained: '已说明原因',
  below: '低于标准',
  info: '提示',
  cannotTell: '无法判断',
  checked: '作出判断',
  cells: '输入单元格',
  at: '生成时间',
  who: '填表人',
};

export const FACT_NAMES = Object.keys(FACT_LABELS) as readonly FactName[];

export const FORMAT = '1';

export { DIGEST_LABEL };

/** Headers of the lines. 指标 and 字段 are left blank where they are those of the line above. */
export const LINE_HEADERS = ['表', '工作表', '单元格', '记录', '指标', '字段', '数值'] as const;

export const COLUMNS = LINE_HEADERS.length;

/** Column widths in characters. */
export const WIDTHS = [16, 20, 10, 24, 30, 20, 60];

/** Last line of a receipt: what stands below it is none of it. */
export const END = '凭证结束';

/** The digest over all that a receipt says, row by row, but for the digest itself. */
export function receiptDigest(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => (row[0] === DIGEST_LABEL ? DIGEST_LABEL : row.join('\t')));
  return digestOf(lines.map((line) => line.replace(/\t+$/, '')).join('\n'));
}
