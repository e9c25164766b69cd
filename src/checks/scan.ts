import { fieldByKey } from '../standard/index';
import type { Answers } from './kept';
import type { BoundTable, Reading, ReadingState, Repair } from '../forms/types';

/** How the cells of one column were read, one byte a row, so that a dozen tests share a single pass. */
export interface Scan {
  readonly states: Uint8Array;
  /** Bit set of `REPAIR`. */
  readonly repairs: Uint16Array;
  /** Every cell is a plain number, as in nearly all columns of an ordinary file. */
  readonly plain: boolean;
}

const STATES: readonly ReadingState[] = [
  'number',
  'text-number',
  'text',
  'blank',
  'not-applicable',
  'placeholder',
  'masked',
  'approximate',
  'unreadable',
  'error',
];

export const STATE = Object.fromEntries(STATES.map((state, code) => [state, code])) as Readonly<
  Record<ReadingState, number>
>;

export function nameOfState(code: number): string {
  return STATES[code] ?? '';
}

export const REPAIR: Readonly<Record<Repair, number>> = {
  'text-number': 1,
  'full-width': 2,
  unit: 4,
  spaces: 8,
  'line-break': 16,
  'unit-scale': 32,
  separator: 64,
};

/** A plain number in a column of figures needs no closer reading: nearly every cell of an ordinary file. */
function isPlain(table: BoundTable, row: number, field: string, figures: boolean): boolean {
  if (!figures) return false;
  const at = table.cellOf(row, field);
  return at !== undefined && typeof table.sheet.grid.value(at.row, at.column) === 'number';
}

export function repairBits(reading: Reading): number {
  return reading.repairs.reduce((bits, repair) => bits | REPAIR[repair], 0);
}

const FIGURES = new Set(['count', 'area', 'money', 'ratio', 'percent']);

export function isFigure(field: string): boolean {
  return FIGURES.has(fieldByKey(field)?.type ?? '');
}

function scanColumn(table: BoundTable, field: string): Scan {
  const states = new Uint8Array(table.rowCount).fill(STATE.blank);
  const repairs = new Uint16Array(table.rowCount);
  const figures = isFigure(field);
  let plain = true;
  for (let row = 0; row < table.rowCount; row += 1) {
    if (isPlain(table, row, field, figures)) {
      states[row] = STATE.number;
      continue;
    }
    plain = false;
    const reading = table.readingOf(row, field);
    if (reading === undefined) continue;
    states[row] = STATE[reading.state];
    repairs[row] = repairBits(reading);
  }
  return { states, repairs, plain };
}

export type Scanner = (table: BoundTable, field: string) => Scan;

/** Stands for the question of how cells were read. */
const SCAN = {};

/** Scans each column once, when first asked for, and not at all where an answer is kept. */
export function columnScanner(kept: Answers<Scan>): Scanner {
  const done = new Map<BoundTable, Map<string, Scan>>();
  return (table, field) => {
    const scans = done.get(table) ?? new Map<string, Scan>();
    done.set(table, scans);
    const scan =
      scans.get(field) ??
      kept.of({ table, asker: SCAN, field }, [field], () => scanColumn(table, field));
    scans.set(field, scan);
    return scan;
  };
}
