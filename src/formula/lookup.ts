import type { CallNode, Node } from './ast';
import { columnFigures } from './columnFigures';
import { Match, constantMatches } from './constantCriterion';
import { criteriaOf, isEquality } from './criterion';
import type { Criterion } from './criterion';
import { UNDECIDED, codesFor, dictionaryOf } from './dictionary';
import { wholeColumn } from './frame';
import type { Frame } from './frame';
import { groupBy } from './grouping';
import type { Groups, Keyed } from './grouping';
import { orderedTotals } from './orderedLookup';
import { divisorOf, tallyGroups } from './tally';
import type { Subject } from './tally';
import { Tag } from './table';
import type { Column } from './table';
import { fillTag, release, setUnreadable, take } from './vector';
import type { Vector } from './vector';

interface Bound extends Criterion {
  readonly source: Column;
}

/** The call as it was first answered on these rows: many rules ask for the pupils of the row's school. */
export function lookup(node: CallNode, frame: Frame): Vector {
  const { lookups, self = '' } = frame.context;
  if (lookups === undefined || frame.inArray) return answerCall(node, frame);
  const key = `${String(frame.rows)} ${self} ${sourceOf(node)}`;
  const known = lookups.get(key);
  if (known !== undefined) return known;
  const answered = { ...answerCall(node, frame), pooled: false };
  lookups.set(key, answered);
  return answered;
}

const sources = new WeakMap<CallNode, string>();

function sourceOf(node: CallNode): string {
  const source = sources.get(node) ?? JSON.stringify(node);
  sources.set(node, source);
  return source;
}

/**
 * COUNTIFS and SUMIFS in one pass over the table and one over the rows: the table's rows are grouped by the columns
 * of the criteria, and every row of the formula looks its group up.
 */
function answerCall(node: CallNode, frame: Frame): Vector {
  const undecided = (): Vector => fillTag(frame.rows, Tag.UNREADABLE);
  const criteria = bindCriteria(node, frame);
  const summed = node.name === 'SUMIFS' ? columnOf(node.args[0], frame) : undefined;
  const length = criteria?.[0]?.source.tags.length;
  if (criteria === undefined || length === undefined) return undecided();
  if (node.name === 'SUMIFS' && summed === undefined) return undecided();
  const matches = constantPart(criteria, length, frame);
  if (matches === undefined) return undecided();
  const result = answer(criteria, { matches, summed }, length, frame);
  result.bound = boundOf(summed, length);
  return result;
}

function bindCriteria(node: CallNode, frame: Frame): readonly Bound[] | undefined {
  const bound: Bound[] = [];
  for (const criterion of criteriaOf(node)) {
    const source = columnOf(criterion.column, frame);
    if (source === undefined) return undefined;
    bound.push({ ...criterion, source });
  }
  return bound;
}

function columnOf(node: Node | undefined, frame: Frame): Column | undefined {
  return node?.kind === 'column' ? wholeColumn(node, frame.context) : undefined;
}

/** Sums of integers are integers; anything else may carry noise of the addition. */
function boundOf(summed: Column | undefined, length: number): number {
  if (summed === undefined) return length + 1;
  const { divisor, max, min, count } = columnFigures(summed);
  return divisor === 1 ? Math.max(Math.abs(max), Math.abs(min), 1) * count + 1 : Infinity;
}

/** Rows that meet every criterion which is the same for all rows of the formula. */
function constantPart(
  criteria: readonly Bound[],
  length: number,
  frame: Frame,
): Uint8Array | undefined {
  const matches = new Uint8Array(length).fill(Match.YES);
  for (const criterion of criteria) {
    if (criterion.varies) continue;
    const single: Frame = { ...frame, rows: 1, values: new Map(), fractions: new Map() };
    const own = constantMatches(
      criterion,
      frame.compute(criterion.operand, single),
      criterion.source,
    );
    if (own === undefined) return undefined;
    for (let row = 0; row < length; row++) {
      const product = (matches[row] ?? 0) * (own[row] ?? 0);
      matches[row] = Math.min(product, Match.UNKNOWN);
    }
  }
  return matches;
}

function answer(
  criteria: readonly Bound[],
  subject: Subject,
  length: number,
  frame: Frame,
): Vector {
  const varying = criteria.filter((criterion) => criterion.varies);
  const keys = varying.filter(isEquality).map((criterion) => keyed(criterion, frame));
  const groups = groupBy(keys, length, frame.rows);
  const ordering = varying.find((criterion) => !isEquality(criterion));
  if (ordering === undefined)
    return fromTotals(groupTotals(subject, groups), groups, subject, frame);
  if (ordering.operator === '<>') return allBut(ordering, keys, groups, subject, frame);
  return beyond(ordering, groups, subject, frame);
}

function keyed(criterion: Bound, frame: Frame): Keyed {
  const { codes, index } = dictionaryOf(criterion.source);
  const operand = frame.compute(criterion.operand, frame);
  const plain = criterion.operator === '=';
  const asked = codesFor(operand, criterion.source, frame.rows, plain);
  release(operand);
  return { inTable: codes, asked, size: index.size };
}

/** Total of a group in units, NaN where it is undecided. */
type TotalAt = (group: number, row: number) => number;

function groupTotals(subject: Subject, groups: Groups): TotalAt {
  const { totals, doubtful } = tallyGroups(subject, groups);
  return (group) => (doubtful[group] === 1 ? NaN : (totals[group] ?? 0));
}

/** Writes the total of the asked group on every row: 0 where there is no such group. */
function fromTotals(total: TotalAt, groups: Groups, subject: Subject, frame: Frame): Vector {
  const out = take(frame.rows);
  const divisor = divisorOf(subject);
  for (let row = 0; row < frame.rows; row++) {
    const group = groups.asked[row] ?? UNDECIDED;
    const value = group === UNDECIDED ? NaN : group < 0 ? 0 : total(group, row);
    if (Number.isNaN(value)) setUnreadable(out, row);
    else {
      out.tags[row] = Tag.NUMBER;
      out.numbers[row] = value / divisor;
    }
  }
  return out;
}

/** `"<>"&[@x]`: everything in the group but what equals the row's value; blanks count, as in Excel. */
function allBut(
  ordering: Bound,
  keys: readonly Keyed[],
  groups: Groups,
  subject: Subject,
  frame: Frame,
): Vector {
  const own = keyed({ ...ordering, operator: '=' }, frame);
  const narrow = groupBy([...keys, own], subject.matches.length, frame.rows);
  const all = groupTotals(subject, groups);
  const same = groupTotals(subject, narrow);
  const total: TotalAt = (group, row) => {
    const equal = narrow.asked[row] ?? UNDECIDED;
    if (equal === UNDECIDED) return NaN;
    return all(group, row) - (equal < 0 ? 0 : same(equal, row));
  };
  return fromTotals(total, groups, subject, frame);
}

function beyond(ordering: Bound, groups: Groups, subject: Subject, frame: Frame): Vector {
  const operator = ordering.operator ?? '=';
  const totals = orderedTotals(subject, groups, ordering.source);
  const limits = frame.compute(ordering.operand, frame);
  const result = fromTotals(
    (group, row) =>
      limits.tags[row] === Tag.NUMBER ? totals(operator, group, limits.numbers[row] ?? 0) : NaN,
    groups,
    subject,
    frame,
  );
  release(limits);
  return result;
}
