import type { BoundTable, Reading } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';

/** The cell of a field on a row, and how it was read. */
export interface RowOfColumn {
  readonly table: BoundTable;
  readonly row: number;
  readonly key: string;
  readonly reading: Reading;
  readonly at: CellAddress;
}

/** What a cell holds once it is repaired. */
export interface Repaired {
  readonly after: string | number | null;
  /** It says what it said before. Otherwise it is offered, and somebody has to know that it is so. */
  readonly isSure: boolean;
}
