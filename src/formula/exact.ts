import Fraction from 'fraction.js';

import type { BinaryNode, CallNode, Node } from './ast';
import { hasExactText } from './columnFigures';
import { decimalDivisor, decimalFraction } from './decimal';
import { remember } from './frame';
import type { Frame } from './frame';
import { arrayFrame } from './arrayFrame';
import { Tag } from './table';

const ZERO = new Fraction(0);
const ONE = new Fraction(1);
/** Larger powers of a decimal are astronomical numbers, not school data. */
const MAX_EXPONENT = 64;
const MAX_PLACES = 15;

/** The exact value of an expression at one row; undefined where it has none (a root) or is undecided. */
export function exactValue(node: Node, row: number, frame: Frame): Fraction | undefined {
  switch (node.kind) {
    case 'number':
      return decimalFraction(node.value);
    case 'parameter':
      return parameterValue(node.name, frame);
    case 'cell':
    case 'column':
      return valueAt(node, row, frame);
    case 'unary':
      return unaryValue(node.operator, exactValue(node.operand, row, frame));
    case 'binary':
      return binaryValue(node, row, frame);
    case 'call':
      return callValue(node, row, frame);
    default:
      return undefined;
  }
}

function parameterValue(name: string, frame: Frame): Fraction | undefined {
  const { parameters } = frame.context;
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value === undefined ? undefined : decimalFraction(value);
}

/** The decimal text of a value computed over all rows; truth values count as 1 and 0. */
function valueAt(node: Node, row: number, frame: Frame): Fraction | undefined {
  const values = remember(node, frame);
  const tag = values.tags[row];
  if (tag !== Tag.NUMBER && tag !== Tag.LOGICAL) return undefined;
  return decimalFraction(values.numbers[row] ?? 0);
}

function unaryValue(operator: string, operand: Fraction | undefined): Fraction | undefined {
  if (operator === '-') return operand?.neg();
  return operator === '%' ? operand?.div(100) : operand;
}

function binaryValue(node: BinaryNode, row: number, frame: Frame): Fraction | undefined {
  const { operator } = node;
  // A comparison was decided exactly when it was computed.
  if (!'+-*/^'.includes(operator)) return operator === '&' ? undefined : valueAt(node, row, frame);
  const left = exactValue(node.left, row, frame);
  const right = exactValue(node.right, row, frame);
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.sub(right);
    case '*':
      return left.mul(right);
    case '/':
      return right.equals(0) ? undefined : left.div(right);
    default:
      return powerOf(left, right);
  }
}

function powerOf(base: Fraction, exponent: Fraction): Fraction | undefined {
  const whole = Number(exponent);
  if (!Number.isInteger(whole) || Math.abs(whole) > MAX_EXPONENT) return undefined;
  if (base.equals(0) && whole <= 0) return undefined;
  return base.pow(whole) ?? undefined;
}

function callValue(node: CallNode, row: number, frame: Frame): Fraction | undefined {
  switch (node.name) {
    case 'COUNT':
    case 'COUNTIFS':
    case 'SUMIFS':
      return aggregateAt(node, row, frame);
    case 'SUM':
    case 'MAX':
    case 'MIN':
    case 'AVERAGE':
      return foldArguments(node, row, frame);
    case 'IF':
      return branchValue(node, row, frame);
    case 'SUMPRODUCT':
      return productSum(node, frame);
    case 'ABS':
    case 'INT':
    case 'ROUND':
    case 'ROUNDUP':
    case 'MOD':
      return roundedValue(node, row, frame);
    case 'SQRT':
      return undefined;
    default:
      return valueAt(node, row, frame);
  }
}

function aggregateAt(node: CallNode, row: number, frame: Frame): Fraction | undefined {
  if (!hasExactText(node, frame)) return undefined;
  const value = remember(node, frame).numbers[row] ?? 0;
  const known = node.name === 'MAX' || node.name === 'MIN' || decimalDivisor(value) !== 0;
  return known ? valueAt(node, row, frame) : undefined;
}

function foldArguments(node: CallNode, row: number, frame: Frame): Fraction | undefined {
  let result: Fraction | undefined;
  let count = 0;
  for (const arg of node.args) {
    const part = partOf(arg, node, row, frame);
    if (part === undefined) return undefined;
    count += part.count;
    result = result === undefined ? part.value : combine(node, result, part.value);
  }
  return node.name === 'AVERAGE' && count > 0 ? result?.div(count) : result;
}

function combine(node: CallNode, left: Fraction, right: Fraction): Fraction {
  if (node.name === 'MAX') return left.compare(right) >= 0 ? left : right;
  if (node.name === 'MIN') return left.compare(right) <= 0 ? left : right;
  return left.add(right);
}

function partOf(
  arg: Node,
  call: CallNode,
  row: number,
  frame: Frame,
): { readonly value: Fraction; readonly count: number } | undefined {
  if (arg.kind !== 'column') {
    const value = exactValue(arg, row, frame);
    return value === undefined ? undefined : { value, count: 1 };
  }
  const figure = (name: CallNode['name']): Fraction | undefined =>
    aggregateAt(columnCall(name, arg, frame), row, frame);
  const value = figure(call.name === 'AVERAGE' ? 'SUM' : call.name);
  const count = figure('COUNT');
  return value === undefined || count === undefined ? undefined : { value, count: Number(count) };
}

const columnCalls = new WeakMap<Node, Map<string, CallNode>>();

/** One node per aggregate of a column, so that its value is remembered. */
function columnCall(name: CallNode['name'], arg: Node, frame: Frame): CallNode {
  const calls = columnCalls.get(arg) ?? new Map<string, CallNode>();
  columnCalls.set(arg, calls);
  const key = frame.inArray ? `${name}[]` : name;
  const call = calls.get(key) ?? { kind: 'call', name, args: [arg] };
  calls.set(key, call);
  return call;
}

function branchValue(node: CallNode, row: number, frame: Frame): Fraction | undefined {
  const [test, whenTrue, whenFalse] = node.args;
  if (test === undefined || whenTrue === undefined) return undefined;
  const condition = valueAt(test, row, frame);
  if (condition === undefined) return undefined;
  const branch = condition.equals(0) ? whenFalse : whenTrue;
  return branch === undefined ? undefined : exactValue(branch, row, frame);
}

/** The same for every row, so it is found once. */
function productSum(node: CallNode, frame: Frame): Fraction | undefined {
  if (frame.fractions.has(node)) return frame.fractions.get(node);
  const inner = arrayFrame(node, frame);
  let total: Fraction | undefined = inner === undefined ? undefined : ZERO;
  for (let row = 0; inner !== undefined && total !== undefined && row < inner.rows; row++) {
    const parts = node.args.map((arg) => exactValue(arg, row, inner));
    const product = parts.reduce<Fraction | undefined>(
      (left, right) => (right === undefined ? undefined : left?.mul(right)),
      ONE,
    );
    total = product === undefined ? undefined : total.add(product);
  }
  frame.fractions.set(node, total);
  return total;
}

function roundedValue(node: CallNode, row: number, frame: Frame): Fraction | undefined {
  const [first, second] = node.args.map((arg) => exactValue(arg, row, frame));
  if (first === undefined) return undefined;
  if (node.name === 'ABS') return first.abs();
  if (node.name === 'INT') return first.floor();
  if (second === undefined) return undefined;
  if (node.name === 'MOD') {
    return second.equals(0) ? undefined : first.sub(second.mul(first.div(second).floor()));
  }
  const places = Math.trunc(Number(second));
  if (Math.abs(places) > MAX_PLACES) return undefined;
  const power = new Fraction(10).pow(places) ?? ONE;
  const scaled = first.abs().mul(power);
  const rounded = node.name === 'ROUND' ? scaled.add(0.5).floor() : scaled.ceil();
  const size = rounded.div(power);
  return first.compare(0) < 0 ? size.neg() : size;
}
