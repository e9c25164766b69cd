import type { CallNode } from './ast';
import { mapNumbers, mapPairs } from './arithmetic';
import { exactValue } from './exact';
import type { Frame } from './frame';
import { fractionsOf } from './rational';
import { floorOf, isOnLine, modulo, roundHalfAway, roundUp } from './rounding';
import { Tag } from './table';
import { SAFE } from './vector';
import type { Vector } from './vector';

/**
 * ROUND, ROUNDUP, INT and MOD. A computed operand carries noise of the arithmetic (`12+0.07-12`), and a rounding makes
 * a whole step of it; so where the operand lies on the line between two results, its exact value decides.
 */
export function roundedCall(node: CallNode, first: Vector, second: Vector, frame: Frame): Vector {
  const result = onDoubles(node, first, second, frame.rows);
  if (node.args.every(isEntered) || first.bound <= SAFE) return result;
  const rows = rowsOnLine(node, first, second, result);
  if (rows.length === 0) return result;
  const exact = fractionsOf(node, rows, frame);
  for (const [index, row] of rows.entries()) {
    const under = exact.under[index] ?? 0;
    const value =
      under === 0 ? exactValue(node, row, frame)?.valueOf() : (exact.over[index] ?? 0) / under;
    if (value !== undefined) result.numbers[row] = value + 0;
  }
  return result;
}

/** A figure as entered has no noise: its digits are its value. */
function isEntered(arg: CallNode['args'][number]): boolean {
  return arg.kind === 'cell' || arg.kind === 'number' || arg.kind === 'parameter';
}

function onDoubles(node: CallNode, first: Vector, second: Vector, rows: number): Vector {
  switch (node.name) {
    case 'INT':
      return keepsIntegers(mapNumbers(first, rows, floorOf), first);
    case 'ROUND':
      return keepsIntegers(mapPairs(first, second, rows, roundHalfAway), first, node.args[1]);
    case 'ROUNDUP':
      return keepsIntegers(mapPairs(first, second, rows, roundUp), first, node.args[1]);
    default:
      return mapPairs(first, second, rows, modulo, '#DIV/0!');
  }
}

/** Rounding leaves integers what they are, unless it rounds to tens and hundreds. */
function keepsIntegers(result: Vector, operand: Vector, places?: CallNode['args'][number]): Vector {
  if (places === undefined || (places.kind === 'number' && places.value >= 0)) {
    result.bound = operand.bound;
  }
  return result;
}

function rowsOnLine(node: CallNode, first: Vector, second: Vector, result: Vector): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < result.tags.length; row++) {
    if (result.tags[row] !== Tag.NUMBER) continue;
    const by = second.numbers[row] ?? 0;
    if (isOnLine(node.name, first.numbers[row] ?? 0, by)) rows.push(row);
  }
  return Int32Array.from(rows);
}
