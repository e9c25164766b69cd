import { columnFigures } from './columnFigures';
import { Match } from './constantCriterion';
import type { Groups } from './grouping';
import { Tag } from './table';
import type { Column } from './table';

/** What is counted or added up: the rows that pass the constant criteria, and the column to add. */
export interface Subject {
  readonly matches: Uint8Array;
  /** Undefined for COUNTIFS. */
  readonly summed: Column | undefined;
}

/** Units of the sum of one row: whole numbers where the column has a common divisor, so that sums are exact. */
export function unitsOf(subject: Subject): (row: number) => number {
  const { summed } = subject;
  if (summed === undefined) return () => 1;
  const { divisor } = columnFigures(summed);
  const { numbers } = summed;
  if (divisor === 0) return (row) => numbers[row] ?? 0;
  return (row) => Math.round((numbers[row] ?? 0) * divisor);
}

export function divisorOf(subject: Subject): number {
  return subject.summed === undefined ? 1 : columnFigures(subject.summed).divisor || 1;
}

/** Whether a row, if it counts, makes its group undecided: it may or may not match, or has nothing to add. */
export function isDoubtful(subject: Subject, row: number): boolean {
  if (subject.matches[row] === Match.UNKNOWN) return true;
  return subject.summed !== undefined && subject.summed.tags[row] !== Tag.NUMBER;
}

export interface Tallies {
  readonly totals: Float64Array;
  readonly doubtful: Uint8Array;
}

/** Totals of each group, in units. */
export function tallyGroups(subject: Subject, groups: Groups): Tallies {
  const totals = new Float64Array(groups.count);
  const doubtful = new Uint8Array(groups.count);
  const units = unitsOf(subject);
  for (let row = 0; row < groups.inTable.length; row++) {
    const group = groups.inTable[row] ?? -1;
    if (group < 0 || subject.matches[row] === Match.NO) continue;
    if (isDoubtful(subject, row)) doubtful[group] = 1;
    else totals[group] = (totals[group] ?? 0) + units(row);
  }
  return { totals, doubtful };
}
