import type { Balance } from '../../balance/types';
import type { BoundTable } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import type { ReadFile } from '../check';

/** Last year's workbooks beside those that are checked, or the sheets 上年数据 that these hold themselves. */
export interface LastYear {
  /** Files given as last year's, unreadable ones among them; empty where the figures come from sheets 上年数据. */
  readonly files: readonly ReadFile[];
  /** Their tables under the names that rules use: `last_ledger`, `last_school`, `last_county`. */
  readonly tables: readonly BoundTable[];
  /** Indicators of last year's schools by the standard in force. */
  readonly balance: Balance;
}

/** A field of this year's forms. */
export interface FieldKey {
  /** Name of its table: `ledger`, `school`, `county`. */
  readonly table: string;
  /** 学校标识码 as it is read; empty for a form of the county. */
  readonly code: string;
  /** 小学 or 初中, on a row of the ledger. */
  readonly level?: string;
  readonly field: string;
}

/** What last year's form said in a field, and where. */
export interface LastYearFigure {
  /** The figure in the field's own unit, or the text as it was read; null where a blank or no single figure stands. */
  readonly value: CellValue;
  readonly file: string;
  readonly sheet: string;
  /** undefined where the figure is a sum that no cell holds. */
  readonly at?: CellAddress;
}

/** Answers for one check; undefined where last year's forms do not have the school or the field. */
export type LastYearFinder = (key: FieldKey) => LastYearFigure | undefined;
