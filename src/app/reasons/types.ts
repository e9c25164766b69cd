import type { ReasonColumn } from '../../forms/types';

/** One row of the sheet 数据核查说明 as it stands there. */
export interface WrittenReason {
  /** Where it stands. */
  readonly sheet: string;
  readonly row: number;
  readonly texts: Readonly<Record<ReasonColumn, string>>;
}

/** What became of the reason for a finding: honoured, or lapsed because the figures have changed since. */
export interface ReasonState {
  readonly text: string;
  readonly honoured: boolean;
  readonly written: WrittenReason;
}
