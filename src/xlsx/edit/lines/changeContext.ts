import type { LineChange } from '../references';
import type { LineMap } from './lineMap';

/** Consecutive changes of lines of one sheet, and what they mean for everything that refers to it. */
export interface ChangeContext {
  readonly sheet: string;
  readonly changes: readonly LineChange[];
  readonly rows: LineMap;
  readonly columns: LineMap;
  /** A formula after the change; `on` is the sheet that it stands on, undefined for none. */
  rewrite(formula: string, on: string | undefined): string;
  /** A formula whose references to cells have followed already: what is left of references to tables. */
  settle(formula: string): string;
}
