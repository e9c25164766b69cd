import type { BinaryNode } from './ast';
import { exactValue } from './exact';
import { compareFractions } from './fractions';
import type { Frame } from './frame';
import { fractionsOf } from './rational';
import type { Vector } from './vector';

/** Doubles of an expression without an exact value (a root) count as equal when they agree to 12 digits. */
const ROOT_NOISE = 1e-12;

/**
 * Decides comparisons that fell within reach of the line: with exact fractions of doubles, where those do not fit
 * with fractions of any size, and where there is no exact value by the doubles.
 */
export function decideNear(
  node: BinaryNode,
  rows: Int32Array,
  left: Vector,
  right: Vector,
  frame: Frame,
  settle: (row: number, sign: number) => void,
): void {
  const leftExact = fractionsOf(node.left, rows, frame);
  const rightExact = fractionsOf(node.right, rows, frame);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const sign = compareFractions(leftExact, rightExact, index);
    if (!Number.isNaN(sign)) settle(row, sign);
    else settle(row, slowSign(node, row, left, right, frame));
  }
}

function slowSign(
  node: BinaryNode,
  row: number,
  left: Vector,
  right: Vector,
  frame: Frame,
): number {
  const leftExact = exactValue(node.left, row, frame);
  const rightExact = leftExact === undefined ? undefined : exactValue(node.right, row, frame);
  if (leftExact !== undefined && rightExact !== undefined) return leftExact.compare(rightExact);
  const l = left.numbers[row] ?? 0;
  const r = right.numbers[row] ?? 0;
  return Math.abs(l - r) <= ROOT_NOISE * Math.max(1, Math.abs(l), Math.abs(r)) ? 0 : l - r;
}
