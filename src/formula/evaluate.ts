import type { BinaryNode, CallNode, Formula, Node } from './ast';
import { isComparison } from './ast';
import { aggregate, sumProduct } from './aggregate';
import { arithmetic, mapNumbers, unary } from './arithmetic';
import { compare } from './compare';
import { varies } from './criterion';
import { cellColumn, wholeColumn } from './frame';
import type { FormulaContext, Frame } from './frame';
import { branch, conjunction, hasTag, negation } from './logic';
import { lookup } from './lookup';
import { roundedCall } from './roundedCall';
import { Tag } from './table';
import type { Column } from './table';
import {
  concatenate,
  cutLeft,
  cutMiddle,
  cutRight,
  lengthOf,
  sameText,
  slice,
  valueOf,
} from './text';
import {
  broadcast,
  fillLogical,
  fillNumber,
  fillTag,
  fillText,
  release,
  viewColumn,
} from './vector';
import type { Vector } from './vector';

/**
 * The value of a formula on every row of `context.row`. Truth values have the tag LOGICAL; what cannot be decided
 * has ERROR (with its code) where an Excel error takes part, and UNREADABLE otherwise.
 * A formula that is only `[@key]` gives the table's own column.
 */
export function evaluate(formula: Formula, context: FormulaContext): Column {
  const { tags, numbers, texts } = compute(formula.ast, openFrame(context));
  return texts === undefined ? { tags, numbers } : { tags, numbers, texts };
}

export function openFrame(context: FormulaContext): Frame {
  return {
    context,
    rows: context.row.rowCount,
    inArray: false,
    values: new Map(),
    fractions: new Map(),
    compute,
  };
}

function compute(node: Node, frame: Frame): Vector {
  const known = frame.values.get(node);
  if (known !== undefined) return known;
  if (frame.rows > 1 && isFoldable(node)) return computeOnce(node, frame);
  switch (node.kind) {
    case 'number':
      return fillNumber(frame.rows, node.value);
    case 'text':
      return fillText(frame.rows, node.value);
    case 'logical':
      return fillLogical(frame.rows, node.value);
    case 'parameter':
      return parameter(node.name, frame);
    case 'cell':
      return view(cellColumn(node.key, frame.context), frame);
    case 'column':
      return view(wholeColumn(node, frame.context), frame);
    case 'unary':
      return withOperands([node.operand], frame, ([operand = NONE]) =>
        unary(node.operator, operand, frame.rows),
      );
    case 'binary':
      return binary(node, frame);
    case 'call':
      return call(node, frame);
  }
}

/** Takes the place of an operand that the parser guarantees. */
const NONE: Vector = fillTag(0, Tag.UNREADABLE);

const foldable = new WeakMap<Node, boolean>();

/** What is the same on every row is computed on one. */
function isFoldable(node: Node): boolean {
  if (node.kind !== 'unary' && node.kind !== 'binary' && node.kind !== 'call') return false;
  const known = foldable.get(node) ?? !varies(node);
  foldable.set(node, known);
  return known;
}

function computeOnce(node: Node, frame: Frame): Vector {
  const single: Frame = { ...frame, rows: 1, values: new Map(), fractions: new Map() };
  const value = compute(node, single);
  return broadcast(value, frame.rows);
}

function parameter(name: string, frame: Frame): Vector {
  const { parameters } = frame.context;
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value === undefined ? fillTag(frame.rows, Tag.UNREADABLE) : fillNumber(frame.rows, value);
}

/** A column that the table lacks leaves everything undecided; `missingColumns` names it. */
function view(column: Column | undefined, frame: Frame): Vector {
  return column === undefined ? fillTag(frame.rows, Tag.UNREADABLE) : viewColumn(column);
}

function withOperands(
  nodes: readonly Node[],
  frame: Frame,
  apply: (operands: readonly Vector[]) => Vector,
): Vector {
  const operands = nodes.map((node) => compute(node, frame));
  const result = apply(operands);
  operands.forEach(release);
  return result;
}

function binary(node: BinaryNode, frame: Frame): Vector {
  return withOperands([node.left, node.right], frame, ([left = NONE, right = NONE]) => {
    const { operator } = node;
    if (isComparison(operator)) return compare(node, operator, left, right, frame);
    if (operator === '&') return concatenate([left, right], frame.rows);
    return arithmetic(operator, left, right, frame.rows);
  });
}

function call(node: CallNode, frame: Frame): Vector {
  switch (node.name) {
    case 'SUM':
    case 'MAX':
    case 'MIN':
    case 'COUNT':
    case 'AVERAGE':
      return aggregate(node, frame);
    case 'COUNTIFS':
    case 'SUMIFS':
      return lookup(node, frame);
    case 'SUMPRODUCT':
      return sumProduct(node, frame);
    default:
      return withOperands(node.args, frame, (operands) => apply(node, operands, frame));
  }
}

function apply(node: CallNode, operands: readonly Vector[], frame: Frame): Vector {
  const { rows } = frame;
  const [first = NONE, second = NONE] = operands;
  switch (node.name) {
    case 'AND':
      return conjunction(operands, rows, 0);
    case 'OR':
      return conjunction(operands, rows, 1);
    case 'NOT':
      return negation(first, rows);
    case 'IF':
      return branch(first, second, operands[2], rows);
    case 'ISBLANK':
      return hasTag(first, rows, Tag.BLANK);
    case 'ISNUMBER':
      return hasTag(first, rows, Tag.NUMBER);
    default:
      return isTextFunction(node)
        ? applyText(node, operands, rows)
        : applyNumber(node, first, second, frame);
  }
}

const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(
  'LEN LEFT RIGHT MID VALUE EXACT CONCATENATE'.split(' '),
);

function isTextFunction(node: CallNode): boolean {
  return TEXT_FUNCTIONS.has(node.name);
}

function applyNumber(node: CallNode, first: Vector, second: Vector, frame: Frame): Vector {
  const { rows } = frame;
  switch (node.name) {
    case 'ABS': {
      const size = mapNumbers(first, rows, Math.abs);
      size.bound = first.bound;
      return size;
    }
    case 'SQRT':
      return mapNumbers(first, rows, Math.sqrt);
    default:
      return roundedCall(node, first, second, frame);
  }
}

function applyText(node: CallNode, operands: readonly Vector[], rows: number): Vector {
  const [first = NONE, second = NONE] = operands;
  const counts = operands.slice(1);
  switch (node.name) {
    case 'LEN':
      return lengthOf(first, rows);
    case 'LEFT':
      return slice(first, counts, rows, cutLeft);
    case 'RIGHT':
      return slice(first, counts, rows, cutRight);
    case 'MID':
      return slice(first, counts, rows, cutMiddle);
    case 'VALUE':
      return valueOf(first, rows);
    case 'EXACT':
      return sameText(first, second, rows);
    default:
      return concatenate(operands, rows);
  }
}
