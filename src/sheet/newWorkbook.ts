import type { Area, CellAddress, Span } from '../kernel/address';
import type { CellValue } from './cell';
import type { CellStyle, MarkKind } from './editPlan';
import type { DefinedName } from './snapshot';
import type { Validation } from './validation';

/** A workbook that does not exist yet, as plain data: made by the core, written where files can be written. */
export interface NewWorkbook {
  readonly sheets: readonly NewSheet[];
  readonly definedNames?: readonly DefinedName[];
  readonly date1904?: boolean;
  /** When it was last saved, ISO 8601; without it the file names no time, so that equal data make equal bytes. */
  readonly saved?: string;
}

/** A cell of a new workbook: a bare value, or one with a formula, a number format or a look. */
export type NewCell =
  | CellValue
  | {
      readonly value: CellValue;
      /** Without `=`; `value` is its cached result. */
      readonly formula?: string;
      /** Number format code, such as `0.00` or `@`. */
      readonly numberFormat?: string;
      readonly style?: NewStyle;
      /** Can be typed in although the sheet is protected. */
      readonly unlocked?: boolean;
      /** Link to a cell of this workbook. */
      readonly link?: { readonly sheet: string; readonly at: CellAddress };
    };

/** Looks of a form beside those that a plan can ask for. */
export type NewStyle =
  | CellStyle
  /** The form's own title, in the middle. */
  | 'form-title'
  /** L1, L2 … under a header. */
  | 'form-code'
  /** Printed beside what is filled in: a label, a unit. */
  | 'form-label'
  /** As `form-label`, in the middle. */
  | 'form-middle'
  /** To be filled in: a figure. */
  | 'form-figure'
  /** To be filled in: words. */
  | 'form-words'
  /** Computed from what is filled in. */
  | 'form-computed'
  /** Heading of a part of a table. */
  | 'form-section'
  /** Unit or explanation without a frame: what stands above and below the table. */
  | 'form-note';

export interface NewSheet {
  readonly name: string;
  readonly rows: readonly (readonly NewCell[])[];
  /** Widths in characters from column A; a hole keeps the default. */
  readonly widths?: readonly (number | undefined)[];
  /** Height in points of rows whose texts need no more. */
  readonly rowHeight?: number;
  /** Height in points of single rows, from row 1; a hole leaves it to what the texts need. */
  readonly rowHeights?: readonly (number | undefined)[];
  readonly merges?: readonly Area[];
  readonly hiddenRows?: readonly Span[];
  readonly hiddenColumns?: readonly Span[];
  readonly visibility?: 'visible' | 'hidden' | 'very-hidden';
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly validations?: readonly Validation[];
  readonly conditionalFormats?: readonly ConditionalFormat[];
  /** Only unlocked cells can be typed in; without a password. Formats, widths, notes and new rows stay allowed. */
  readonly isProtected?: boolean;
  readonly print?: PrintSetup;
  /** At most one for a cell; `MAX_NOTES` of the edit plan holds for all sheets together. */
  readonly notes?: readonly NewNote[];
}

/** A note beside a cell; text is plain, lines parted by `\n`. */
export interface NewNote {
  readonly at: CellAddress;
  readonly text: string;
}

/** A look that cells take while a condition holds; `formula` is as the first cell of the first area writes it. */
export interface ConditionalFormat {
  readonly areas: readonly Area[];
  readonly formula: string;
  readonly look: MarkKind;
}

/** On A4. */
export interface PrintSetup {
  readonly landscape: boolean;
  /** Pages beside one another that the columns are spread over; one unless given. */
  readonly pagesWide?: number;
  /** Rows repeated at the head of each page, from 0. */
  readonly titleRows?: Span;
  /** Columns repeated at the left of each page, from 0. */
  readonly titleColumns?: Span;
  /** Text at the left of each page's foot; the page's number stands at the right. */
  readonly footer?: string;
  /** Words of the page's number, `{page}` and `{pages}` in them; in Chinese unless given. */
  readonly pageNumber?: string;
}
