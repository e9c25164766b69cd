import type { Area, CellAddress } from '../kernel/address';
import type { Amendment } from './amendment';
import type { CellValue } from './cell';
import type { Validation } from './validation';

/** What to change in a workbook: plain data, made by the core, applied by a host in one go. */
export interface EditPlan {
  readonly edits: readonly Edit[];
}

export type Edit = MarkEdit | NoteEdit | WriteEdit | AddSheetEdit | ValidateEdit | SelectEdit;

/** `error` is faulty data, `warning` is doubtful data, `below-standard` is sound data that misses a threshold. */
export type MarkKind = 'error' | 'warning' | 'below-standard';

/** Marks cells in a way that can be told apart without colour and taken off exactly. */
export interface MarkEdit {
  readonly kind: 'mark';
  readonly sheet: string;
  readonly mark: MarkKind;
  readonly areas: readonly Area[];
}

/** A note beside a cell; text is plain, lines parted by `\n`. */
export interface NoteEdit {
  readonly kind: 'note';
  readonly sheet: string;
  readonly at: CellAddress;
  readonly text: string;
}

/** Notes per workbook: each is a shape that the program has to lay out, and beyond this files open slowly. */
export const MAX_NOTES = 5_000;

/** Writes a rectangle beside the user's own cells. Only empty cells, or cells written by an earlier plan, take part. */
export interface WriteEdit {
  readonly kind: 'write';
  readonly sheet: string;
  readonly at: CellAddress;
  readonly rows: readonly (readonly (CellWrite | null)[])[];
  /** Wanted width of the columns in characters, where the user has set none. */
  readonly width?: number;
}

/** Adds a sheet at the end, replacing the one that an earlier plan added under the same `role`. */
export interface AddSheetEdit {
  readonly kind: 'add-sheet';
  /** Stable name of what the sheet is for; how the host finds its own sheet again. */
  readonly role: string;
  readonly name: string;
  /** Column widths in characters, from column A. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (CellWrite | null)[])[];
  readonly merges: readonly Area[];
  /** Rows and columns kept in sight when scrolling. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
}

/** Native validation on cells that have none of the user's; told from hers by the title of its message. */
export interface ValidateEdit {
  readonly kind: 'validate';
  readonly sheet: string;
  readonly validation: Validation;
}

export interface SelectEdit {
  readonly kind: 'select';
  readonly sheet: string;
  readonly area: Area;
}

/**
 * One cell to write. A string in `value` is always written as text, so it can never run as a formula;
 * only `formula` (without `=`), which the core composes itself, is a formula, with `value` as its cached result.
 */
export interface CellWrite {
  readonly value: CellValue;
  readonly formula?: string;
  readonly style?: CellStyle;
  /** Looks that the cell takes while it shows one of these texts: a verdict changes with the figures under it. */
  readonly looks?: LiveLooks;
  /** Link to a cell of this workbook. */
  readonly link?: { readonly sheet: string; readonly at: CellAddress };
}

export type LiveLook = 'met' | 'missed' | 'unknown';

/** Look by the text that the cell shows. */
export type LiveLooks = Readonly<Record<string, LiveLook>>;

/** The closed set of looks that a plan can ask for; each host renders them in its own terms. */
export type CellStyle =
  | 'title'
  | 'header'
  | 'text'
  | 'wrapped'
  | 'integer'
  | 'decimal2'
  | 'decimal3'
  | 'percent1'
  /** A word in the middle of its cell, such as a verdict; `looks` colours it. */
  | 'verdict'
  | 'met'
  | 'missed'
  | 'unknown'
  | 'link';

/** What a host did with a plan. */
export interface Receipt {
  readonly applied: number;
  readonly skipped: readonly { readonly edit: Edit | Amendment; readonly reason: string }[];
  /** What the user should know of the result: `signature-invalidated` where the file bore a digital signature. */
  readonly notices?: readonly string[];
}
