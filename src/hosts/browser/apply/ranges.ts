import type { IRange } from '@univerjs/core';
import type { Area } from '../../../kernel/address';

export function rangeOf({ top, bottom, left, right }: Area): IRange {
  return { startRow: top, endRow: bottom, startColumn: left, endColumn: right };
}

export function areaOf({ startRow, endRow, startColumn, endColumn }: IRange): Area {
  return { top: startRow, bottom: endRow, left: startColumn, right: endColumn };
}
