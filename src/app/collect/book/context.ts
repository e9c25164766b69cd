import type { CollectOptions, CountyRow } from '../types';
import type { CountyFigures } from './frame';
import type { CountyLedger } from './ledgerSheet';
import type { Places } from './places';

/** What every sheet of the county table is made from. */
export interface BookContext {
  readonly options: CollectOptions;
  readonly rows: readonly CountyRow[];
  readonly ledger: CountyLedger;
  readonly figures: CountyFigures;
  readonly places: Places;
  /** Which rows are the first of their school. */
  readonly once: readonly boolean[];
}
