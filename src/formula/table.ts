/**
 * Columns as the rule language reads them: one tag, one number and at most one text per row, so that a rule
 * runs over 100,000 rows without making an object per cell.
 */

/** What a cell of a column is. Everything but NUMBER, TEXT and LOGICAL leaves a comparison undecided. */
export const Tag = {
  /** Empty cell. */
  BLANK: 0,
  NUMBER: 1,
  TEXT: 2,
  /** A truth value, 1 or 0 in `numbers`. */
  LOGICAL: 3,
  /** An Excel error value; its code is in `texts`. */
  ERROR: 4,
  /** Text in a numeric column, a mask, a placeholder, an approximate figure: there is something, but no number. */
  UNREADABLE: 5,
  /** No value by design (`*`, `——`). */
  NOT_APPLICABLE: 6,
} as const;

export type Tag = (typeof Tag)[keyof typeof Tag];

export interface Column {
  readonly tags: Uint8Array;
  /** The value where the tag is NUMBER or LOGICAL; 0 elsewhere. */
  readonly numbers: Float64Array;
  /** The value where the tag is TEXT, the code where it is ERROR; undefined for a column without any text. */
  readonly texts?: readonly (string | undefined)[];
}

export interface Table {
  readonly name: string;
  readonly rowCount: number;
  /** undefined where the table has no such column, which is not the same as an empty one. */
  column(key: string): Column | undefined;
}

/** A table's name as formulas write it, since `/` and `-` are operators there: `application/2-1` is `application_2_1`. */
export function formulaName(table: string): string {
  return table.replace(/[/-]/g, '_');
}
