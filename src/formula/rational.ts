import type { BinaryNode, CallNode, Node } from './ast';
import { columnFigures, hasExactText } from './columnFigures';
import { decimalDivisor } from './decimal';
import { add, fit, multiply, none, pick, product, put } from './fractions';
import type { Fractions } from './fractions';
import { cellColumn, remember } from './frame';
import type { Frame } from './frame';
import { Tag } from './table';
import { SAFE, release } from './vector';

/** The exact value of a node on each of some rows; a denominator of 0 where it is not known. */
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

/** Fifteen digits always come back from a double unchanged; with more, the decimal would be a guess. */
const MAX_MANTISSA = 1e15;

/** The doubles of an input or an aggregate, read as the decimals that they are shown as. */
function ofValues(node: Node, rows: Int32Array, frame: Frame): Fractions {
  const result = none(rows.length);
  const values = frame.compute(node, frame);
  const common = commonDivisor(node, frame);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    if (values.tags[row] !== Tag.NUMBER) continue;
    const value = values.numbers[row] ?? 0;
    const divisor = common === 0 ? decimalDivisor(value) : common;
    const mantissa = Math.round(value * divisor);
    result.over[index] = mantissa;
    result.under[index] = Math.abs(mantissa) <= MAX_MANTISSA ? divisor : 0;
  }
  release(values);
  return result;
}

/** Power of ten that makes a whole input integers, found once; 0 where each row needs its own. */
function commonDivisor(node: Node, frame: Frame): number {
  if (node.kind === 'number') return decimalDivisor(node.value);
  if (node.kind !== 'cell') return 0;
  const column = cellColumn(node.key, frame.context);
  return column === undefined ? 0 : columnFigures(column).divisor;
}

function ofUnary(operator: string, operand: Fractions): Fractions {
  const { over, under } = operand;
  for (let index = 0; index < over.length; index++) {
    if (operator === '-') over[index] = -(over[index] ?? 0);
    if (operator === '%') under[index] = fit((under[index] ?? 0) * 100);
  }
  return operand;
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
    case 'ROUND':
    case 'ROUNDUP':
    case 'INT':
      return rounded(node, rows, frame);
    case 'MOD':
      return remainder(node, rows, frame);
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

/** ROUND, ROUNDUP and INT of a fraction; the places must be written out, and not be negative. */
function rounded(node: CallNode, rows: Int32Array, frame: Frame): Fractions {
  const [arg, digits] = node.args;
  const places = node.name === 'INT' ? 0 : digits?.kind === 'number' ? digits.value : -1;
  if (arg === undefined || !Number.isInteger(places) || places < 0 || places > 9) {
    return none(rows.length);
  }
  const result = fractionsOf(arg, rows, frame);
  const power = 10 ** places;
  for (let index = 0; index < rows.length; index++) {
    const under = result.under[index] ?? 0;
    const over = (result.over[index] ?? 0) * power;
    if (under === 0 || Math.abs(over) > SAFE) result.under[index] = 0;
    else put(result, index, wholePart(node.name, over, under), power);
  }
  return result;
}

/** The integer that over/under is rounded to. Both are integers that doubles hold exactly. */
function wholePart(name: CallNode['name'], over: number, under: number): number {
  const rest = Math.abs(over % under);
  const below = (Math.abs(over) - rest) / under;
  if (name === 'INT') return over < 0 ? -(rest > 0 ? below + 1 : below) : below;
  const up = name === 'ROUND' ? 2 * rest >= under : rest > 0;
  return Math.sign(over) * (up ? below + 1 : below);
}

/** a − b × INT(a ÷ b), with both over one denominator. */
function remainder(node: CallNode, rows: Int32Array, frame: Frame): Fractions {
  const [first, second] = node.args;
  if (first === undefined || second === undefined) return none(rows.length);
  const left = fractionsOf(first, rows, frame);
  const right = fractionsOf(second, rows, frame);
  for (let index = 0; index < rows.length; index++) {
    const [lu, ru] = [left.under[index] ?? 0, right.under[index] ?? 0];
    const over = product(left.over[index] ?? 0, ru);
    const by = product(right.over[index] ?? 0, lu);
    const rest = lu === 0 || ru === 0 ? NaN : over % by;
    // A remainder takes the sign of the divisor.
    if (Number.isNaN(rest)) left.under[index] = 0;
    else put(left, index, rest !== 0 && rest < 0 !== by < 0 ? rest + by : rest, lu * ru);
  }
  return left;
}
