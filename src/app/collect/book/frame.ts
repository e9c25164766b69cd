import { computeBalance } from '../../../balance/index';
import type { Balance, SchoolResult } from '../../../balance/types';
import { ledgerOf, recogniseSheet } from '../../../forms/index';
import { snapshotOf } from '../../../sheet/newSnapshot';
import { ROW_DOUBTS } from '../../annotate/verdicts';
import type { Level } from '../../../standard/types';
import type { CollectOptions } from '../types';
import type { CountyLedger } from './ledgerSheet';

/** What a row of the county table is to the balance, and its figures where it is not left out. */
export type RowStanding =
  | { readonly kind: 'counted'; readonly school: SchoolResult }
  | { readonly kind: 'in-doubt'; readonly school: SchoolResult }
  /** `unread`: no row of a school to the reader, such as one that is named like a total; `nobody`: names no school. */
  | { readonly kind: 'left-out' | 'unread' | 'nobody'; readonly school: null };

/** The county table as the engine reads it: every formula of the workbook is written with its result. */
export interface CountyFigures {
  readonly balance: Balance;
  readonly standings: readonly RowStanding[];
  /** Whether it is open which schools of a level count: then nothing is told of the level. */
  readonly doubt: Readonly<Record<Level, boolean>>;
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
    const cell = ledgers[at.ledger]?.cellOf(at.row, 'school_code');
    return cell === undefined ? -1 : cell.row - ledger.first;
  };
  const known = new Map<number, RowStanding>();
  for (const school of balance.schools) {
    const inDoubt = school.undecided.some(({ reason }) => ROW_DOUBTS.has(reason));
    known.set(rowOf(school), { kind: inDoubt ? 'in-doubt' : 'counted', school });
  }
  for (const school of balance.excluded) known.set(rowOf(school), LEFT_OUT);
  const standings = Array.from({ length: count }, (_, row): RowStanding => {
    const named = ['school_name', 'school_code'].some((key) => ledger.valueAt(row, key) !== null);
    return named ? (known.get(row) ?? UNREAD) : NOBODY;
  });
  const isOpen = (level: Level): boolean =>
    standings.some((one) => one.kind === 'in-doubt' && (levelOf(one.school) ?? level) === level);
  return { balance, standings, doubt: { primary: isOpen('primary'), junior: isOpen('junior') } };
}

/** The level of a school; null where none is named, or one that schools of its type do not have. */
export function levelOf({ level, undecided }: SchoolResult): Level | null {
  return undecided.some(({ reason }) => reason === 'level-not-in-type') ? null : level;
}

const UNREAD: RowStanding = { kind: 'unread', school: null };
const NOBODY: RowStanding = { kind: 'nobody', school: null };
const LEFT_OUT: RowStanding = { kind: 'left-out', school: null };
