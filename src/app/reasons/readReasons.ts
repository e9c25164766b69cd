import { REASON_HEADERS } from '../../forms/index';
import type { ReasonColumn, ReasonsTable } from '../../forms/types';
import { isCellError, type CellValue } from '../../sheet/cell';
import type { Grid } from '../../sheet/grid';
import type { WrittenReason } from './types';

export const REASON_COLUMNS = Object.keys(REASON_HEADERS) as readonly ReasonColumn[];

/** The rows that name a rule and give a reason; others are notes of the user's and nothing to us. */
export function readReasons(table: ReasonsTable, grid: Grid): readonly WrittenReason[] {
  const found: WrittenReason[] = [];
  for (let row = table.headerRow + 1; row < grid.rowCount; row++) {
    const texts = textsOf(table, grid, row);
    if (texts.rule !== '' && texts.reason !== '') found.push({ sheet: table.sheet, row, texts });
  }
  return found;
}

function textsOf({ columns }: ReasonsTable, grid: Grid, row: number): WrittenReason['texts'] {
  const text = (column: ReasonColumn): string => {
    const at = columns[column];
    return at === undefined ? '' : textOf(grid.value(row, at));
  };
  return {
    rule: text('rule'),
    sheet: text('sheet'),
    cell: text('cell'),
    code: text('code'),
    school: text('school'),
    level: text('level'),
    field: text('field'),
    figures: text('figures'),
    reason: text('reason'),
    who: text('who'),
    on: text('on'),
  };
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  return String(value).trim();
}
