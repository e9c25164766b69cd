import type { BinaryNode, CallNode, Node } from './ast';
import { hasExactText } from './columnFigures';
import { decimalDivisor } from './decimal';
import { remember } from './frame';
import type { Frame } from './frame';
import { Tag } from './table';
import { SAFE, release } from './vector';

/**
 * Exact values of many rows at once, as fractions of two integers that doubles hold exactly: the same decisions as
 * with arbitrary fractions, without making an object per row. A denominator of 0 says that the fraction did not fit
 * (or that the expression has no exact value), and the row is decided by `exact.ts`.
 */
export interface Fractions {
  readonly over: Float64Array;
  readonly under: Float64Array;
}

export function fractionsOf(node: Node, rows: Int32Array, frame: Frame): Fractions {
  switch (node.kind) {
    case 'number':
    case 'parameter':
    case 'cell':
    case 'column':
      return ofValues(node, rows, frame);
    case 'unary':
      return ofUnary(node.operator, fractionsOf(node.operand, rows, frame));
    case 'binary':
      return ofBinary(node, rows, frame);
    case 'call':
      return ofCall(node, rows, frame);
    default:
      return none(rows.length);
  }
}

function none(count: number): Fractions {
  return { over: new Float64Array(count), under: new Float64Array(count) };
}

/** The doubles of an input or an aggregate, read as the decimals that they are shown as. */
function ofValues(node: Node, rows: Int32Array, frame: Frame): Fractions {
  const result = none(rows.length);
  const values = frame.compute(node, frame);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    if (values.tags[row] !== Tag.NUMBER) continue;
    const value = values.numbers[row] ?? 0;
    const divisor = decimalDivisor(value);
    result.over[index] = Math.round(value * divisor);
    result.under[index] = divisor;
  }
  release(values);
  return result;
}

function ofUnary(operator: string, operand: Fractions): Fractions {
  const { over, under } = operand;
  for (let index = 0; index < over.length; index++) {
    if (operator === '-') over[index] = -(over[index] ?? 0);
    if (operator === '%') under[index] = fit((under[index] ?? 0) * 100);
  }
  return operand;
}

/** A denominator that still fits, or 0. */
function fit(under: number): number {
  return under <= SAFE ? under : 0;
}

function ofBinary(node: BinaryNode, rows: Int32Array, frame: Frame): Fractions {
  const { operator } = node;
  if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/') {
    return none(rows.length);
  }
  const left = fractionsOf(node.left, rows, frame);
  const right = fractionsOf(node.right, rows, frame);
  return operator === '+' || operator === '-'
    ? add(left, right, operator === '+' ? 1 : -1)
    : multiply(left, right, operator === '/');
}

/** Adds into the left operand. Denominators are powers of ten mostly, so one divides the other. */
function add(left: Fractions, right: Fractions, sign: number): Fractions {
  for (let index = 0; index < left.over.length; index++) {
    const lu = left.under[index] ?? 0;
    const ru = right.under[index] ?? 0;
    const lo = left.over[index] ?? 0;
    const ro = sign * (right.over[index] ?? 0);
    if (lu === 0 || ru === 0) left.under[index] = 0;
    else if (lu === ru) put(left, index, lo + ro, lu);
    else if (lu % ru === 0) put(left, index, lo + product(ro, lu / ru), lu);
    else if (ru % lu === 0) put(left, index, product(lo, ru / lu) + ro, ru);
    else put(left, index, product(lo, ru) + product(ro, lu), lu * ru);
  }
  return left;
}

/** A product that is exact, or NaN. */
function product(left: number, right: number): number {
  const value = left * right;
  return Math.abs(value) <= SAFE ? value : NaN;
}

function put(target: Fractions, index: number, over: number, under: number): void {
  const fits = Math.abs(over) <= SAFE && under <= SAFE;
  target.over[index] = fits ? over : 0;
  target.under[index] = fits ? under : 0;
}

/** Multiplies or divides into the left operand. */
function multiply(left: Fractions, right: Fractions, divide: boolean): Fractions {
  for (let index = 0; index < left.over.length; index++) {
    const lu = left.under[index] ?? 0;
    const ru = right.under[index] ?? 0;
    const ro = right.over[index] ?? 0;
    if (lu === 0 || ru === 0 || (divide && ro === 0)) {
      left.under[index] = 0;
      continue;
    }
    const lo = left.over[index] ?? 0;
    if (!divide) put(left, index, lo * ro, lu * ru);
    else put(left, index, Math.sign(ro) * lo * ru, lu * Math.abs(ro));
  }
  return left;
}

function ofCall(node: CallNode, rows: Int32Array, frame: Frame): Fractions {
  switch (node.name) {
    case 'COUNT':
    case 'COUNTIFS':
    case 'LEN':
      return ofValues(node, rows, frame);
    case 'SUMIFS':
      return hasExactText(node, frame) ? ofValues(node, rows, frame) : none(rows.length);
    case 'SUM':
    case 'AVERAGE':
    case 'MAX':
    case 'MIN':
      return ofAggregate(node, rows, frame);
    case 'ABS':
      return absolute(node, rows, frame);
    case 'IF':
      return choose(node, rows, frame);
    default:
      return none(rows.length);
  }
}

function ofAggregate(node: CallNode, rows: Int32Array, frame: Frame): Fractions {
  if (node.args.every((arg) => arg.kind === 'column')) {
    return hasExactText(node, frame) ? ofValues(node, rows, frame) : none(rows.length);
  }
  // A column beside single values is rare: those rows are decided one by one.
  if (node.args.some((arg) => arg.kind === 'column')) return none(rows.length);
  const [first, ...rest] = node.args.map((arg) => fractionsOf(arg, rows, frame));
  if (first === undefined) return none(rows.length);
  if (node.name === 'MAX' || node.name === 'MIN') {
    const sign = node.name === 'MAX' ? 1 : -1;
    return rest.reduce((left, right) => pick(left, right, sign), first);
  }
  const total = rest.reduce((left, right) => add(left, right, 1), first);
  if (node.name === 'AVERAGE') {
    for (let index = 0; index < rows.length; index++) {
      total.under[index] = fit((total.under[index] ?? 0) * node.args.length);
    }
  }
  return total;
}

/** Keeps the larger (sign 1) or the smaller (sign -1) of two fractions. */
function pick(left: Fractions, right: Fractions, sign: number): Fractions {
  for (let index = 0; index < left.over.length; index++) {
    const order = compareFractions(left, right, index);
    if (Number.isNaN(order)) left.under[index] = 0;
    else if (order * sign < 0) put(left, index, right.over[index] ?? 0, right.under[index] ?? 0);
  }
  return left;
}

/** Sign of left − right, or NaN where one of them is not known exactly or the comparison does not fit. */
export function compareFractions(left: Fractions, right: Fractions, index: number): number {
  const lu = left.under[index] ?? 0;
  const ru = right.under[index] ?? 0;
  if (lu === 0 || ru === 0) return NaN;
  const lo = left.over[index] ?? 0;
  const ro = right.over[index] ?? 0;
  return lu === ru ? lo - ro : product(lo, ru) - product(ro, lu);
}

function absolute(node: CallNode, rows: Int32Array, frame: Frame): Fractions {
  const [arg] = node.args;
  if (arg === undefined) return none(rows.length);
  const result = fractionsOf(arg, rows, frame);
  for (let index = 0; index < rows.length; index++) {
    result.over[index] = Math.abs(result.over[index] ?? 0);
  }
  return result;
}

function choose(node: CallNode, rows: Int32Array, frame: Frame): Fractions {
  const [test, whenTrue, whenFalse] = node.args;
  if (test === undefined || whenTrue === undefined || whenFalse === undefined)
    return none(rows.length);
  const condition = remember(test, frame);
  const result = fractionsOf(whenTrue, rows, frame);
  const other = fractionsOf(whenFalse, rows, frame);
  for (let index = 0; index < rows.length; index++) {
    if ((condition.numbers[rows[index] ?? 0] ?? 0) !== 0) continue;
    result.over[index] = other.over[index] ?? 0;
    result.under[index] = other.under[index] ?? 0;
  }
  return result;
}
