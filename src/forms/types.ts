import type { CellAddress } from '../kernel/address';
import type { Bilingual } from '../standard';
import type { Column, Table } from '../formula/table';
import type { CellValue } from '../sheet/cell';
import type { SheetSnapshot } from '../sheet/snapshot';

export type FormId =
  'school-sheet' | 'school-ledger' | 'county-sheet' | 'application' | 'statistics';

/**
 * A table bound to cells: the rule language sees columns, the report sees where each value stands.
 *
 * Table names: `ledger` (one row per school and level), `school` (one row: a school's long form),
 * `county` (one row: a county's long form), `application/1`, `application/2-1`, `application/2-2`,
 * `application/3`, `application/4`, `application/5`, `application/6`; `statistics/pupils` and its like, one for each
 * printed table of a statistics export.
 */
export interface BoundTable extends Table {
  readonly form: FormId;
  /** Path of the file it came from. */
  readonly file: string;
  readonly sheet: SheetSnapshot;
  readonly fields: readonly BoundField[];
  /** Cell that holds a field of a row; undefined where the form has no such field. */
  cellOf(row: number, field: string): CellAddress | undefined;
  /** The same for a field whose cell stands on another sheet of the workbook, which `cellOf` never tells. */
  elsewhereOf?(row: number, field: string): PlacedCell | undefined;
  /** The cell's stored value and how it was read; undefined where the form has no such field. */
  readingOf(row: number, field: string): Reading | undefined;
  column(key: string): Column | undefined;
  /** Layout facts around the body. */
  readonly layout: TableLayout;
}

export interface PlacedCell {
  readonly sheet: SheetSnapshot;
  readonly at: CellAddress;
}

export interface BoundField {
  readonly key: string;
  /** Header or item text as the sheet shows it. */
  readonly header: string;
  readonly at: CellAddress;
  /** Unit named by the header or unit column; undefined where none is named. */
  readonly unit?: string;
  /** Stored figure × times ÷ over = figure in the field's unit, where header and field disagree (元 and 万元). */
  readonly factor?: { readonly times: number; readonly over: number };
  /** Named by a mapping profile: the form itself does not know the header. */
  readonly mapped?: true;
}

export interface UnknownHeader {
  readonly text: string;
  readonly at: CellAddress;
  /** Unit that stands in a row or a column of its own. */
  readonly unit?: string;
  /** The label of a row of figures, in a table that crosses rows with columns. */
  readonly axis?: 'row';
}

export interface TableLayout {
  /** First and last row of the header, of the body; -1 where there is none. Counted from 0. */
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly bodyTop: number;
  readonly bodyBottom: number;
  /** Sheet rows in the body that are totals (合计, 小计, 全县 …), with the label found. */
  readonly totals: readonly { readonly row: number; readonly label: string }[];
  /** Blank sheet rows between two data rows. */
  readonly blankRows: readonly number[];
  /** Headers that match no field, with their cell. */
  readonly unknownHeaders: readonly UnknownHeader[];
  /** Headers that match no field and that a mapping profile says are not to be read. */
  readonly ignoredHeaders?: readonly UnknownHeader[];
  /** Rows of a matrix that a mapping profile names, by their key in it. */
  readonly mappedLabels?: readonly {
    readonly key: string;
    readonly text: string;
    readonly at: CellAddress;
  }[];
  /** Fields found under more than one header, rows of a matrix under more than one label: the first is used. */
  readonly repeatedFields: readonly RepeatedField[];
  /** Headers that fit several fields equally well; none is bound. */
  readonly ambiguousHeaders?: readonly {
    readonly text: string;
    readonly at: CellAddress;
    readonly keys: readonly string[];
  }[];
  /** Fields without a column whose values were concluded from something else, and from what. */
  readonly inferred?: readonly { readonly key: string; readonly from: InferredFrom }[];
  /** Rows after the body that belong to the form's foot: notes, signatures, dates. */
  readonly footers?: readonly { readonly row: number; readonly label: string }[];
}

export interface RepeatedField {
  readonly key: string;
  readonly at: CellAddress;
  /** Of a matrix's row, which is no field: its name, and where the one that is used stands. */
  readonly row?: { readonly name: Bilingual; readonly used: CellAddress };
}

/**
 * A row labelled with the level, the school's name, the title, the sheet's name, its type, 序号 starting again, the
 * text of another column.
 */
export type InferredFrom =
  'label-row' | 'school-name' | 'title' | 'sheet-name' | 'school-type' | 'numbering' | 'column';

/** Why a cell gives no number, or gives it only after cleaning. Blank, zero, 无, — and an error are all different. */
export type ReadingState =
  | 'number' // a number, stored as one
  | 'text-number' // a number typed as text
  | 'text' // text where text belongs
  | 'blank'
  | 'not-applicable' // `*`, `——`: no value by design
  | 'placeholder' // `/`, `无`, `-`: filled with a sign that is not a number
  | 'masked' // ____, xx, ×: a number hidden or left open
  | 'approximate' // 约15000, 3万多: not exact
  | 'unreadable' // text in which no single number can be told
  | 'error'; // an Excel error value

export interface Reading {
  readonly raw: CellValue;
  readonly state: ReadingState;
  /** The figure in the field's unit when it can be told. */
  readonly number?: number;
  /** Normalised text for text, code and enum fields. */
  readonly text?: string;
  /** The figure of the whole school, where a level's own is wanted and cannot be told. */
  readonly whole?: number;
  /** What was cleaned to read it; empty for a well-typed cell. */
  readonly repairs: readonly Repair[];
}

export type Repair =
  'text-number' | 'full-width' | 'unit' | 'spaces' | 'line-break' | 'unit-scale' | 'separator';

/** Columns of the sheet 数据核查说明, in the order in which it is laid out. */
export type ReasonColumn =
  | 'rule'
  | 'sheet'
  | 'cell'
  | 'code'
  | 'school'
  | 'level'
  | 'field'
  | 'figures'
  | 'reason'
  | 'who'
  | 'on';

/** Where the written reasons stand on a sheet. */
export interface ReasonsTable {
  readonly sheet: string;
  readonly headerRow: number;
  /** Sheet column of each, in whatever order they stand. */
  readonly columns: Readonly<Partial<Record<ReasonColumn, number>>>;
}

/** Where a receipt (上报凭证) stands: the cell of its title. */
export interface ReceiptPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A table that could not be told: the form that came closest and the headers it still lacks. */
export interface Closest {
  readonly form: FormId;
  readonly table: string;
  /** The first cell of its header. */
  readonly at: CellAddress;
  readonly found: readonly string[];
  readonly missing: readonly string[];
}

/** What a sheet turned out to be, or why it is nothing that is known. */
export type Recognition =
  | {
      readonly kind: 'form';
      readonly form: FormId;
      readonly tables: readonly BoundTable[];
      /** Further tables of the sheet that hold data and could not be told. */
      readonly unread?: readonly Closest[];
    }
  | { readonly kind: 'own' } // a sheet that an earlier check added
  | { readonly kind: 'empty' }
  | { readonly kind: 'reasons'; readonly table: ReasonsTable } // written reasons for 经验校验
  | { readonly kind: 'last-year'; readonly tables: readonly BoundTable[] } // last year's figures, kept for comparison
  | { readonly kind: 'receipt'; readonly place: ReceiptPlace } // what was vouched for when the data were ready
  | { readonly kind: 'companion'; readonly form: FormId } // explanations that belong to a form and hold no data
  | { readonly kind: 'unknown'; readonly closest?: Closest };
