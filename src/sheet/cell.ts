/** An Excel error value as a cell holds it, such as `#DIV/0!`. */
export interface CellError {
  readonly error: string;
}

/** What a cell holds, as stored: null is an empty cell, and a number typed as text stays text. */
export type CellValue = number | string | boolean | CellError | null;

export function isCellError(value: CellValue | undefined): value is CellError {
  return typeof value === 'object' && value !== null;
}
