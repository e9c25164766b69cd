import type { Grid } from '../sheet/grid';
import { headerKey } from './text';
import type { ReasonColumn, ReasonsTable } from './types';

/** Headers of the sheet 数据核查说明. The workbook is Chinese whatever language the pane speaks. */
export const REASON_HEADERS: Readonly<Record<ReasonColumn, string>> = {
  rule: '规则',
  sheet: '工作表',
  cell: '单元格',
  code: '学校标识码',
  school: '学校',
  level: '学段',
  field: '指标',
  figures: '数值',
  reason: '说明',
  who: '填写人',
  on: '日期',
};

const BY_HEADER = new Map<string, ReasonColumn>(
  Object.entries(REASON_HEADERS).map(([column, header]) => [
    headerKey(header),
    column as ReasonColumn,
  ]),
);

/** Rows in which the headers are looked for: titles and remarks may stand above them. */
const HEADER_ROWS = 20;

/** Without these a row of headers is some other table. */
const NEEDED: readonly ReasonColumn[] = ['rule', 'figures', 'reason'];

/** Finds written reasons by their headers, wherever they stand and whatever the sheet is called. */
export function findReasonsTable(sheet: string, grid: Grid): ReasonsTable | undefined {
  for (let row = 0; row < Math.min(HEADER_ROWS, grid.rowCount); row++) {
    const columns: Partial<Record<ReasonColumn, number>> = {};
    grid.forEachInRow(row, (column, value) => {
      const found = typeof value === 'string' ? BY_HEADER.get(headerKey(value)) : undefined;
      if (found !== undefined) columns[found] ??= column;
    });
    const placed = columns.cell !== undefined || columns.code !== undefined;
    if (placed && NEEDED.every((column) => columns[column] !== undefined))
      return { sheet, headerRow: row, columns };
  }
  return undefined;
}
