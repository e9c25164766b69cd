import { computeBalance } from '../../../balance/index';
import type { Balance, SchoolResult } from '../../../balance/types';
import { ledgerOf, recogniseSheet } from '../../../forms/index';
import { snapshotOf } from '../../../sheet/newSnapshot';
import { ROW_DOUBTS } from '../../annotate/verdicts';
import type { CollectOptions } from '../types';
import type { CountyLedger } from './ledgerSheet';

/** What a row of the county table is to the balance, and its figures where it is not left out. */
export type RowStanding =
  | { readonly kind: 'counted'; readonly school: SchoolResult }
  | { readonly kind: 'in-doubt'; readonly school: SchoolResult }
  | { readonly kind: 'left-out' | 'unread'; readonly school: null };

/** The county table as the engine reads it: every formula of the workbook is written with its result. */
export interface CountyFigures {
  readonly balance: Balance;
  readonly standings: readonly RowStanding[];
  /** Nothing keeps a level from being told but its own figures. */
  readonly doubt: boolean;
}

export function figuresOf(
  ledger: CountyLedger,
  count: number,
  { standard, reliefs }: CollectOptions,
): CountyFigures {
  const [sheet] = snapshotOf({ sheets: [ledger.sheet] }).sheets;
  const found = sheet === undefined ? undefined : recogniseSheet(sheet, '');
  const ledgers = ledgerOf(found?.kind === 'form' ? found.tables : []);
  const balance = computeBalance({ standard, ledgers, reliefs });
  const rowOf = (at: { readonly ledger: number; readonly row: number }): number => {
    const cell = ledgers[at.ledger]?.cellOf(at.row, 'school_name');
    return cell === undefined ? -1 : cell.row - ledger.first;
  };
  const known = new Map<number, RowStanding>();
  for (const school of balance.schools) {
    const inDoubt = school.undecided.some(({ reason }) => ROW_DOUBTS.has(reason));
    known.set(rowOf(school), { kind: inDoubt ? 'in-doubt' : 'counted', school });
  }
  for (const school of balance.excluded) known.set(rowOf(school), LEFT_OUT);
  const standings = Array.from({ length: count }, (_, row) => known.get(row) ?? UNREAD);
  return { balance, standings, doubt: standings.some(({ kind }) => kind === 'in-doubt') };
}

const UNREAD: RowStanding = { kind: 'unread', school: null };
const LEFT_OUT: RowStanding = { kind: 'left-out', school: null };
