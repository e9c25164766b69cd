import type { CellValue } from './cell';

/**
 * The cells of one sheet, read-only. Rows and columns count from 0. Memory grows with the cells that exist,
 * never with the size that a file declares.
 */
export interface Grid {
  /** One past the last row and column that hold a value or a formula; 0 for an empty sheet. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** How many cells hold a value or a formula. */
  readonly cellCount: number;
  value(row: number, column: number): CellValue;
  /** Formula text without `=`, shared formulas expanded; undefined where the cell has none. */
  formula(row: number, column: number): string | undefined;
  /** Number format code, such as `0.00`; undefined for General. */
  numberFormat(row: number, column: number): string | undefined;
  /** Visits the non-empty cells of a row from left to right. */
  forEachInRow(row: number, visit: (column: number, value: CellValue) => void): void;
}
