import type { ComparisonOperator } from './ast';
import { Match } from './constantCriterion';
import { numberKey } from './dictionary';
import type { Groups } from './grouping';
import { isDoubtful, unitsOf } from './tally';
import type { Subject } from './tally';
import { Tag } from './table';
import type { Column } from './table';

/** The rows of each group in the order of a column, with running totals: a line cuts a group by bisection. */
interface Sorted {
  readonly starts: Int32Array;
  readonly values: Float64Array;
  /** `running[i]` is the total of the first i entries. */
  readonly running: Float64Array;
  readonly doubtful: Uint8Array;
}

/** Answers `">"&[@x]` and its like: the total of the asked group beyond a value, NaN where undecided. */
export function orderedTotals(
  subject: Subject,
  groups: Groups,
  column: Column,
): (operator: ComparisonOperator, group: number, limit: number) => number {
  const sorted = sortGroups(subject, groups, column);
  return (operator, group, limit) => {
    if (sorted.doubtful[group] === 1) return NaN;
    const from = sorted.starts[group] ?? 0;
    const to = sorted.starts[group + 1] ?? from;
    const inclusive = operator === '<=' || operator === '>';
    const cut = bisect(sorted.values, from, to, numberKey(limit), inclusive);
    const below = operator === '<' || operator === '<=';
    const total = (index: number): number => sorted.running[index] ?? 0;
    return below ? total(cut) - total(from) : total(to) - total(cut);
  };
}

function sortGroups(subject: Subject, groups: Groups, column: Column): Sorted {
  const doubtful = new Uint8Array(groups.count);
  const rows: number[] = [];
  for (let row = 0; row < groups.inTable.length; row++) {
    const group = groups.inTable[row] ?? -1;
    if (group < 0 || subject.matches[row] === Match.NO || isOutside(column.tags[row])) continue;
    if (column.tags[row] !== Tag.NUMBER || isDoubtful(subject, row)) doubtful[group] = 1;
    else rows.push(row);
  }
  const groupAt = (row: number): number => groups.inTable[row] ?? 0;
  const valueAt = (row: number): number => numberKey(column.numbers[row] ?? 0);
  rows.sort((a, b) => groupAt(a) - groupAt(b) || valueAt(a) - valueAt(b));
  const starts = new Int32Array(groups.count + 1);
  const values = new Float64Array(rows.length);
  const running = new Float64Array(rows.length + 1);
  const units = unitsOf(subject);
  for (const [index, row] of rows.entries()) {
    starts[groupAt(row) + 1] = index + 1;
    values[index] = valueAt(row);
    running[index + 1] = (running[index] ?? 0) + units(row);
  }
  for (let group = 1; group <= groups.count; group++) {
    starts[group] = Math.max(starts[group] ?? 0, starts[group - 1] ?? 0);
  }
  return { starts, values, running, doubtful };
}

/** Text and `*` never lie beyond a number. */
function isOutside(tag: number | undefined): boolean {
  return tag === Tag.TEXT || tag === Tag.NOT_APPLICABLE || tag === Tag.LOGICAL;
}

/** First index whose value is not below the limit, or (inclusive) lies above it. */
function bisect(
  values: Float64Array,
  from: number,
  to: number,
  limit: number,
  inclusive: boolean,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle] ?? 0;
    if (value < limit || (inclusive && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
