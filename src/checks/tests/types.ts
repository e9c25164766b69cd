import type { Table } from '../../formula/table';
import type { BoundTable } from '../../forms/types';
import type { Rule } from '../../standard/types';
import type { Scan } from '../scan';
import type { CheckInput, Params, Place } from '../types';

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
}

/** Findings at cells that are no rows of the table, with the number of looks that found nothing wrong. */
export interface PlacesResult {
  readonly places: readonly Place[];
  readonly passed: number;
  readonly cannotTell?: number;
}

/** The places of one table (or of a file or sheet without one), of a test that compares several. */
export interface PartResult extends PlacesResult {
  readonly table: BoundTable | null;
  readonly file: string;
  readonly sheet: string;
}

/** A test of the closed registry: looks at one column at a time, at one table, or at everything together. */
export type CheckTest =
  | { readonly looksAt: 'column'; readonly run: (context: ColumnContext) => RowsResult }
  | { readonly looksAt: 'rows'; readonly run: (context: TableContext) => RowsResult }
  | { readonly looksAt: 'table'; readonly run: (context: TableContext) => PlacesResult }
  | {
      readonly looksAt: 'everything';
      readonly run: (context: TestContext) => readonly PartResult[];
    };
