import type { BinaryNode, ComparisonOperator } from './ast';
import { cellColumn } from './frame';
import type { Frame } from './frame';
import { decideNear } from './near';
import { Tag } from './table';
import { SAFE, setUndecided, setUnreadable, take } from './vector';
import type { Vector } from './vector';

/** Which of less (1), equal (2) and greater (4) make an operator true. */
const MASK: Readonly<Record<ComparisonOperator, number>> = {
  '<': 1,
  '=': 2,
  '>': 4,
  '<=': 3,
  '>=': 6,
  '<>': 5,
};

/** Doubles further apart than this (relative to the larger, at least 1) cannot be in the wrong order. */
const REACH = 1e-9;

/**
 * Compares two operands row by row. Numbers are compared as doubles and, within reach of the line, exactly;
 * text is compared with text, without case, and only for being equal. Anything else is undecided.
 */
export function compare(
  node: BinaryNode,
  operator: ComparisonOperator,
  left: Vector,
  right: Vector,
  frame: Frame,
): Vector {
  if (node.right.kind === 'text') {
    return compareWithText(left, right, node.right.value, MASK[operator], frame.rows);
  }
  const out = take(frame.rows);
  const mask = MASK[operator];
  // Integers that doubles hold exactly leave nothing to decide again.
  const exact = left.bound <= SAFE && right.bound <= SAFE;
  const near = exact ? undefined : new NearRows();
  const { tags, numbers } = out;
  const [lt, ln, rt, rn] = [left.tags, left.numbers, right.tags, right.numbers];
  for (let row = 0; row < frame.rows; row++) {
    if (lt[row] !== Tag.NUMBER || rt[row] !== Tag.NUMBER) {
      compareOther(out, row, mask, left, right);
      continue;
    }
    const l = ln[row] ?? 0;
    const r = rn[row] ?? 0;
    const difference = l - r;
    tags[row] = Tag.LOGICAL;
    numbers[row] = holds(mask, difference);
    if (near !== undefined && isNear(difference, l, r)) near.add(row);
  }
  out.bound = 1;
  if (near !== undefined && near.count > 0 && !areBareInputs(node, frame)) {
    decideNear(node, near.rows(), left, right, frame, (row, sign) => {
      numbers[row] = holds(mask, sign);
    });
  }
  return out;
}

/** Levels and codes have few different texts: each is compared once. */
const TEXTS_KEPT = 64;

/** `[@level]="小学"`. */
function compareWithText(
  left: Vector,
  right: Vector,
  text: string,
  mask: number,
  rows: number,
): Vector {
  const out = take(rows);
  out.bound = 1;
  const verdicts = new Map<string, number>();
  const ordered = mask !== MASK['='] && mask !== MASK['<>'];
  for (let row = 0; row < rows; row++) {
    if (ordered || left.tags[row] !== Tag.TEXT) {
      compareOther(out, row, mask, left, right);
      continue;
    }
    const own = left.texts?.[row] ?? '';
    const verdict = verdicts.get(own) ?? holds(mask, Number(!equalText(own, text)));
    if (verdicts.size < TEXTS_KEPT) verdicts.set(own, verdict);
    out.tags[row] = Tag.LOGICAL;
    out.numbers[row] = verdict;
  }
  return out;
}

function holds(mask: number, difference: number): number {
  if (difference === 0) return (mask >> 1) & 1;
  return difference < 0 ? mask & 1 : mask >> 2;
}

function isNear(difference: number, left: number, right: number): boolean {
  const size = Math.abs(difference);
  return size <= REACH || size <= REACH * Math.max(Math.abs(left), Math.abs(right));
}

/** A cell compared with a constant or another cell: two decimals that differ are two different doubles. */
function areBareInputs(node: BinaryNode, frame: Frame): boolean {
  return [node.left, node.right].every(
    (side) =>
      side.kind === 'number' ||
      side.kind === 'parameter' ||
      (side.kind === 'cell' && cellColumn(side.key, frame.context) !== undefined),
  );
}

function compareOther(out: Vector, row: number, mask: number, left: Vector, right: Vector): void {
  const tag = left.tags[row];
  const comparable = tag === right.tags[row] && (tag === Tag.TEXT || tag === Tag.LOGICAL);
  if (!comparable) {
    setUndecided(out, row, left, right);
    return;
  }
  if (tag === Tag.TEXT && mask !== MASK['='] && mask !== MASK['<>']) {
    // The order of text depends on the language of the computer that opens the workbook.
    setUnreadable(out, row);
    return;
  }
  const difference =
    tag === Tag.TEXT
      ? Number(!equalText(left.texts?.[row] ?? '', right.texts?.[row] ?? ''))
      : (left.numbers[row] ?? 0) - (right.numbers[row] ?? 0);
  out.tags[row] = Tag.LOGICAL;
  out.numbers[row] = holds(mask, difference);
}

/** Equal as Excel's `=` has it: without regard to case. */
export function equalText(left: string, right: string): boolean {
  if (left === right) return true;
  return left.length === right.length && left.toLowerCase() === right.toLowerCase();
}

/** Row numbers collected without an object per row. */
class NearRows {
  count = 0;
  private list = new Int32Array(256);

  add(row: number): void {
    if (this.count === this.list.length) {
      const longer = new Int32Array(this.list.length * 4);
      longer.set(this.list);
      this.list = longer;
    }
    this.list[this.count++] = row;
  }

  rows(): Int32Array {
    return this.list.subarray(0, this.count);
  }
}
