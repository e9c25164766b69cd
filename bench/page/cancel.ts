import { liveEngine } from '../../src/app/live/liveEngine';
import { CHOICES } from '../live';
import { ledgerOf, type LedgerKind } from './ledgers';

/** How a check of a large ledger lets others in; milliseconds. */
export interface CancelFigures {
  readonly ledger: LedgerKind;
  readonly rows: number;
  /** The whole check, cancelled by nobody. */
  readonly check: number;
  /** The longest that `cancel` would wait for an answer: the work between two turns of the event loop. */
  readonly longestTurn: number;
  readonly turns: number;
  /** How often progress was told. */
  readonly told: number;
}

/** Checks a ledger and notes how long it keeps the event loop from others. */
export async function measureCancel(rows: number, ledger: LedgerKind): Promise<CancelFigures> {
  let since = performance.now();
  let longestTurn = 0;
  let turns = 0;
  let told = 0;
  const turn = (): void => {
    longestTurn = Math.max(longestTurn, performance.now() - since);
  };
  const engine = liveEngine(async () => {
    turn();
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  });
  await engine.open(ledgerOf(ledger, rows), 'bench.xlsx');
  const start = performance.now();
  since = start;
  await engine.check(CHOICES, () => {
    told += 1;
  });
  turn();
  return { ledger, rows, check: performance.now() - start, longestTurn, turns, told };
}
