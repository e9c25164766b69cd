import type { CellValue } from './cell';
import type { DefinedName, SheetSnapshot, WorkbookSnapshot } from './snapshot';

/** A snapshot as plain data: it crosses from the page to the worker, where it becomes a snapshot again. */
export interface WorkbookData extends Omit<WorkbookSnapshot, 'sheets'> {
  readonly sheets: readonly SheetData[];
}

export interface SheetData extends Omit<SheetSnapshot, 'grid'> {
  readonly cells: readonly CellData[];
}

/** One non-empty cell; `formula` without `=`. A cell that was emptied has the value null and no formula. */
export interface CellData {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
  readonly numberFormat?: string;
}

/** What became different in a workbook since the last snapshot or change, already read: nothing has to be asked. */
export type SnapshotChange =
  /** Cells took other values; all else of the sheet stands as it was. */
  | { readonly kind: 'cells'; readonly sheet: string; readonly cells: readonly CellData[] }
  /**
   * Rows, columns or merges moved: the whole sheet as it now is, and the workbook's names where they moved along
   * (names tell which cells were added by a plan).
   */
  | {
      readonly kind: 'sheet';
      readonly sheet: SheetData;
      readonly definedNames?: readonly DefinedName[];
    }
  /** Sheets were added, deleted, renamed or reordered: the whole workbook as it now is. */
  | { readonly kind: 'workbook'; readonly workbook: WorkbookData };
