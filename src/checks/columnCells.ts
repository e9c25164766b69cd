import type { BoundField, BoundTable, Reading } from '../forms/types';
import type { Scan } from './scan';

/**
 * One column and nothing around it: what a test is told of this alone can be kept for as long as the cells stay as they
 * are. Neither where the cells stand nor what their header says is part of it.
 */
export interface ColumnCells {
  readonly field: string;
  readonly rowCount: number;
  /** From the unit of the header to the field's. */
  factor(): BoundField['factor'];
  scan(): Scan;
  readingOf(row: number): Reading | undefined;
  numberFormatOf(row: number): string | undefined;
}

export function columnCells(
  table: BoundTable,
  field: string,
  scan: (table: BoundTable, field: string) => Scan,
): ColumnCells {
  return {
    field,
    rowCount: table.rowCount,
    factor: () => table.fields.find(({ key }) => key === field)?.factor,
    scan: () => scan(table, field),
    readingOf: (row) => table.readingOf(row, field),
    numberFormatOf(row) {
      const at = table.cellOf(row, field);
      return at === undefined ? undefined : table.sheet.grid.numberFormat(at.row, at.column);
    },
  };
}
