import type { IRange } from '@univerjs/core';
import { MAX_COLUMNS, MAX_ROWS, type Area } from '../../../kernel/address';

export function rangeOfArea({ top, left, bottom, right }: Area): IRange {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}

/** Whole rows and columns, which the grid writes with `NaN`, end where a sheet of a file does. */
export function areaOfRange(range: IRange): Area | undefined {
  const end = (value: number, last: number) =>
    Number.isFinite(value) ? Math.min(value, last) : last;
  const start = (value: number) => (Number.isFinite(value) ? Math.max(value, 0) : 0);
  const area = {
    top: start(range.startRow),
    left: start(range.startColumn),
    bottom: end(range.endRow, MAX_ROWS - 1),
    right: end(range.endColumn, MAX_COLUMNS - 1),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}
