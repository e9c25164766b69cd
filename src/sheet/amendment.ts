import type { Area, CellAddress } from '../kernel/address';
import type { CellValue } from './cell';
import type { CellLook, LineLook } from './look';
import type { Validation } from './validation';

/**
 * A change to the workbook itself, as its user would make it: it stays when marks and results come off. Those of a list
 * follow one another: addresses are those after the amendments before. Every sheet is named as it is called then.
 */
export type Amendment = UserAmendment | StructureAmendment | LayoutAmendment | NamesAmendment;

/** What the pane does on the user's word: repairs and reasons. Every host can do these. */
export type UserAmendment =
  | { readonly kind: 'set-cells'; readonly sheet: string; readonly cells: readonly CellChange[] }
  /** A new sheet at `index` among the sheets, or at the end; `rows` are texts and numbers, never formulas. */
  | {
      readonly kind: 'add-sheet';
      readonly name: string;
      readonly index?: number;
      readonly rows?: readonly (readonly CellValue[])[];
      /** Column widths in characters, from column A. */
      readonly widths?: readonly number[];
    };

/** Rows and columns that come or go, and sheets that do. References anywhere in the workbook follow. */
export type StructureAmendment =
  | {
      readonly kind: 'insert-lines' | 'delete-lines';
      readonly sheet: string;
      readonly axis: 'rows' | 'columns';
      /** First line, counted from 0; inserted ones come before it. */
      readonly at: number;
      readonly count: number;
    }
  | { readonly kind: 'remove-sheet'; readonly sheet: string }
  | { readonly kind: 'rename-sheet'; readonly sheet: string; readonly to: string }
  /** `to` is the position afterwards, counted from 0. */
  | { readonly kind: 'move-sheet'; readonly sheet: string; readonly to: number };

/** Defined names by name and sheet: those with `refersTo` (without `=`) are there afterwards, those with null are not. */
export interface NamesAmendment {
  readonly kind: 'set-names';
  readonly names: readonly {
    readonly name: string;
    /** The sheet that alone knows the name. */
    readonly sheet?: string;
    readonly refersTo: string | null;
  }[];
}

/** How sheets look and behave. */
export type LayoutAmendment =
  /** What is not said stays; a tab colour of null is none. Sizes are those of lines that set none, as in `SheetLook`. */
  | {
      readonly kind: 'set-view';
      readonly sheet: string;
      readonly gridLines?: boolean;
      readonly tabColour?: string | null;
      readonly rowHeight?: number;
      readonly columnWidth?: number;
    }
  /** `look` replaces the whole look of the cell. */
  | {
      readonly kind: 'restyle';
      readonly sheet: string;
      readonly cells: readonly { readonly at: CellAddress; readonly look: CellLook }[];
    }
  /** All merged areas of the sheet. */
  | { readonly kind: 'set-merges'; readonly sheet: string; readonly merges: readonly Area[] }
  /** Size and visibility of these lines; other lines stay. A line without `size` takes the sheet's own. */
  | {
      readonly kind: 'set-lines';
      readonly sheet: string;
      readonly axis: 'rows' | 'columns';
      readonly lines: readonly Omit<LineLook, 'look'>[];
    }
  | {
      readonly kind: 'set-freeze';
      readonly sheet: string;
      readonly freeze: { readonly rows: number; readonly columns: number };
    }
  | {
      readonly kind: 'set-visibility';
      readonly sheet: string;
      readonly visibility: 'visible' | 'hidden';
    }
  /** A `text` of null takes the note away. */
  | {
      readonly kind: 'set-notes';
      readonly sheet: string;
      readonly notes: readonly { readonly at: CellAddress; readonly text: string | null }[];
    }
  /** All validations of the sheet. */
  | {
      readonly kind: 'set-validations';
      readonly sheet: string;
      readonly validations: readonly Validation[];
    };

/** A cell's new contents: a string is text, whatever it begins with; `formula` (without `=`) with its result in `value`. */
export interface CellChange {
  readonly at: CellAddress;
  readonly value: CellValue;
  readonly formula?: string;
}
