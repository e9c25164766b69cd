import type { CellAddress } from '../kernel/address';
import type { Validation } from './validation';

/** How a workbook looks, as far as a grid on screen can show it. Colours are `#rrggbb`, themes and tints resolved. */
export interface WorkbookLook {
  /** The looks in use; cells and lines name them by index. Index 0 is the look of an untouched cell. */
  readonly looks: readonly CellLook[];
  readonly sheets: readonly SheetLook[];
  /** What the file holds that a grid does not show and that a saved copy keeps: `chart`, `image`, `pivot`, … */
  readonly unseen: readonly Unseen[];
}

export type Unseen =
  | 'chart'
  | 'image'
  | 'pivot-table'
  | 'conditional-format'
  | 'threaded-comment'
  | 'macro'
  | 'external-link'
  | 'form-control'
  | 'signature';

export interface SheetLook {
  readonly name: string;
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly look: number;
  }[];
  readonly rows: readonly LineLook[];
  readonly columns: readonly LineLook[];
  /** Height of rows that set none, in points; width of columns that set none, in characters. */
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridLines: boolean;
  readonly tabColour?: string;
  /** 1 is 100 %. */
  readonly zoom: number;
  readonly notes: readonly SheetNote[];
  readonly validations: readonly Validation[];
}

/** A sheet of which nothing is known: Excel's own sizes, 11 pt high and 8 characters wide with the room around them. */
export const PLAIN_SHEET: Omit<SheetLook, 'name'> = {
  cells: [],
  rows: [],
  columns: [],
  rowHeight: 15,
  columnWidth: 9.140625,
  freeze: { rows: 0, columns: 0 },
  gridLines: true,
  zoom: 1,
  notes: [],
  validations: [],
};

/** Rows or columns from `from` to `to`, counted from 0: `size` in points (rows) or characters (columns). */
export interface LineLook {
  readonly from: number;
  readonly to: number;
  readonly size?: number;
  readonly hidden: boolean;
  readonly look?: number;
}

export interface SheetNote {
  readonly at: CellAddress;
  readonly text: string;
  readonly author: string;
}

export interface CellLook {
  readonly font?: FontLook;
  /** Background colour. */
  readonly fill?: string;
  readonly borders?: Readonly<Partial<Record<BorderSide, BorderLook>>>;
  readonly align?: AlignLook;
  /** Number format code; absent for General. */
  readonly numberFormat?: string;
  /** Absent means locked, as in the format: it has an effect only on a protected sheet. */
  readonly unlocked?: boolean;
}

export interface FontLook {
  readonly name?: string;
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly colour?: string;
}

export type BorderSide = 'top' | 'right' | 'bottom' | 'left';

/** `style` as the format names it: thin, medium, thick, dashed, dotted, double, hair, … */
export interface BorderLook {
  readonly style: string;
  readonly colour?: string;
}

export interface AlignLook {
  readonly horizontal?: 'left' | 'center' | 'right' | 'justify' | 'fill' | 'distributed';
  readonly vertical?: 'top' | 'center' | 'bottom' | 'justify' | 'distributed';
  readonly wrap?: boolean;
  /** Degrees counter-clockwise, −90 to 90; `stacked` for letters one above another. */
  readonly rotation?: number | 'stacked';
  readonly indent?: number;
}
