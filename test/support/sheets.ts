import { parseArea } from '../../src/kernel/address';
import type { CellValue } from '../../src/sheet/cell';
import { gridFromRows } from '../../src/sheet/denseGrid';
import type { CellDetail } from '../../src/sheet/denseGrid';
import type { SheetSnapshot, WorkbookSnapshot } from '../../src/sheet/snapshot';

export type Rows = readonly (readonly CellValue[])[];

export interface SheetOptions extends Partial<Omit<SheetSnapshot, 'grid' | 'merges'>> {
  readonly merges?: readonly string[];
  readonly details?: ReadonlyMap<string, CellDetail>;
}

/** A sheet made of rows; merges as A1 ranges. */
export function makeSheet(rows: Rows, options: SheetOptions = {}): SheetSnapshot {
  const { merges = [], details, ...rest } = options;
  return {
    name: 'Sheet1',
    visibility: 'visible',
    hiddenRows: [],
    hiddenColumns: [],
    filtered: false,
    protected: false,
    tables: [],
    ...rest,
    grid: gridFromRows(rows, details),
    merges: merges.flatMap((text) => parseArea(text) ?? []),
  };
}

export function makeWorkbook(
  sheets: readonly SheetSnapshot[],
  rest: Partial<Omit<WorkbookSnapshot, 'sheets'>> = {},
): WorkbookSnapshot {
  return {
    definedNames: [],
    date1904: false,
    producer: {},
    hasMacros: false,
    externalLinks: 0,
    ...rest,
    sheets,
  };
}
