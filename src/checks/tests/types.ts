import type { Table } from '../../formula/table';
import type { BoundTable } from '../../forms/types';
import type { Citation, Rule } from '../../standard/types';
import type { ColumnCells } from '../columnCells';
import type { Scan } from '../scan';
import type { CheckInput, Obstacle, Params, Place, SheetCells } from '../types';

/** What every test may look at. */
export interface TestContext {
  readonly rule: Rule;
  readonly input: CheckInput;
  readonly parameters: Readonly<Record<string, number>>;
  /** Tables by name, joined over all files. */
  readonly find: (name: string) => Table | undefined;
  readonly scan: (table: BoundTable, field: string) => Scan;
}

export interface TableContext extends TestContext {
  readonly table: BoundTable;
}

export interface ColumnContext extends TableContext {
  readonly field: string;
}

/** One verdict per row, figures on demand. */
export interface RowsResult {
  readonly verdicts: Uint8Array;
  readonly params?: (row: number) => Params;
  readonly marks?: (row: number) => readonly string[];
  /** Replaces the rule's own citation. */
  readonly citation?: (row: number) => Citation;
  /** Cells of other sheets that a failing row is about as well. */
  readonly elsewhere?: (row: number) => readonly SheetCells[];
  /** The cell in the way on a row that could not be decided. */
  readonly obstacle?: (row: number) => Obstacle | undefined;
}

/** Findings at cells that are no rows of the table, with the number of looks that found nothing wrong. */
export interface PlacesResult {
  readonly places: readonly Place[];
  readonly passed: number;
  readonly cannotTell?: number;
}

/** Where the result of a test that compares several tables belongs: a table, or a file or sheet without one. */
interface Part {
  readonly table: BoundTable | null;
  readonly file: string;
  readonly sheet: string;
}

export type PlacesPart = Part & PlacesResult;
export type RowsPart = Part & RowsResult & { readonly table: BoundTable };
export type PartResult = PlacesPart | RowsPart;

/**
 * A test of the closed registry: looks at the cells of one column, at one column within its table, at one table, or at
 * everything together.
 */
export type CheckTest =
  | {
      readonly looksAt: 'cells';
      readonly judge: (cells: ColumnCells, rule: Rule) => Uint8Array;
      readonly words: (cells: ColumnCells, row: number) => Params;
    }
  | { readonly looksAt: 'column'; readonly run: (context: ColumnContext) => RowsResult }
  | { readonly looksAt: 'rows'; readonly run: (context: TableContext) => RowsResult }
  | { readonly looksAt: 'table'; readonly run: (context: TableContext) => PlacesResult }
  | {
      readonly looksAt: 'everything';
      readonly run: (context: TestContext) => readonly PartResult[];
    };
