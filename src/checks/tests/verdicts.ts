import type { BoundTable, Reading } from '../../forms/types';
import { STATE, type Scan } from '../scan';
import { Verdict } from '../types';

/** Asks a question of every row: undefined is "no such case here", null "cannot tell". */
export function judgeRows(
  rows: number,
  judge: (row: number) => boolean | null | undefined,
): Uint8Array {
  const verdicts = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    verdicts[row] = verdictOf(judge(row));
  }
  return verdicts;
}

/** Asks the question once for each way in which cells of a column were read: there are few, and many cells. */
export function judgeScan(
  { states, repairs, plain }: Scan,
  judge: (state: number, repairs: number) => boolean | undefined,
): Uint8Array {
  if (plain) return new Uint8Array(states.length).fill(verdictOf(judge(STATE.number, 0)));
  const known = new Map<number, Verdict>();
  return states.map((state, row) => {
    const bits = repairs[row] ?? 0;
    const key = bits * STATES_LIMIT + state;
    const verdict = known.get(key) ?? verdictOf(judge(state, bits));
    known.set(key, verdict);
    return verdict;
  });
}

/** More than there are states. */
const STATES_LIMIT = 16;

function verdictOf(fine: boolean | null | undefined): Verdict {
  if (fine === undefined) return Verdict.NOT_APPLICABLE;
  if (fine === null) return Verdict.CANNOT_TELL;
  return fine ? Verdict.PASS : Verdict.FAIL;
}

/** Normalised text of a cell; empty where it is blank or the form has no such field. */
export function textAt(table: BoundTable, row: number, field: string): string {
  return textOf(table.readingOf(row, field));
}

/** Normalised text of a reading; empty where there is none. */
export function textOf(reading: Reading | undefined): string {
  if (reading === undefined || reading.state === 'blank') return '';
  if (reading.text !== undefined) return reading.text;
  return typeof reading.raw === 'object' ? '' : String(reading.raw).trim();
}

/** The figure of a cell; undefined where there is none or it cannot be told. */
export function numberAt(table: BoundTable, row: number, field: string): number | undefined {
  return table.readingOf(row, field)?.number;
}

export function hasField(table: BoundTable, field: string): boolean {
  return table.fields.some((bound) => bound.key === field);
}

/** Sheet row (counted from 1, as users see it) of a table row. */
export function sheetRow(table: BoundTable, row: number): number {
  for (const { key } of table.fields) {
    const at = table.cellOf(row, key);
    if (at !== undefined) return at.row + 1;
  }
  return 0;
}
