import { parseStructRef } from '@borgar/fx';
import type {
  AstExpression,
  BinaryExpression,
  CallExpression,
  ReferenceIdentifier,
  UnaryExpression,
} from '@borgar/fx';

import { succeed } from '../kernel/result';
import type { Result } from '../kernel/result';
import { elementColumns } from './arrayFrame';
import type { BinaryOperator, Node, UnaryOperator } from './ast';
import { checkCriteria } from './criterion';
import { acceptsCount, functionSpec, isFunctionName } from './functions';
import type { Place } from './functions';
import { refuse } from './tokens';
import type { Refusal } from './tokens';

/** Deeper formulas are refused: Excel itself stops at 64 nested calls. */
const MAX_DEPTH = 256;

interface Lowering {
  readonly source: string;
  depth: number;
  refusal: Refusal | undefined;
}

/** Stands where a part was refused; never returned to a caller. */
const NOTHING: Node = { kind: 'number', value: 0 };

/** Turns the library's tree into the closed set of nodes that the evaluator knows. */
export function lower(tree: AstExpression, source: string): Result<Node> {
  const state: Lowering = { source, depth: 0, refusal: undefined };
  const node = lowerNode(tree, 'value', state);
  return state.refusal === undefined ? succeed(node) : refuse(source, state.refusal);
}

function reject(state: Lowering, reason: string, part: AstExpression, token?: string): Node {
  const [from = 0, to = from] = part.loc ?? [];
  state.refusal ??= { reason, offset: from, token: token ?? state.source.slice(from, to) };
  return NOTHING;
}

function lowerNode(tree: AstExpression, place: Place, state: Lowering): Node {
  if (state.refusal !== undefined) return NOTHING;
  if (state.depth > MAX_DEPTH) return reject(state, 'too-deep', tree, '');
  state.depth++;
  const node = lowerByType(tree, place, state);
  state.depth--;
  return node;
}

function lowerByType(tree: AstExpression, place: Place, state: Lowering): Node {
  switch (tree.type) {
    case 'Literal':
      return lowerLiteral(tree, state);
    case 'ReferenceIdentifier':
      return lowerReference(tree, place, state);
    case 'UnaryExpression':
      return lowerUnary(tree, place, state);
    case 'BinaryExpression':
      return lowerBinary(tree, place, state);
    case 'CallExpression':
      return lowerCall(tree, place, state);
    default:
      return reject(state, 'syntax', tree);
  }
}

function lowerLiteral(tree: AstExpression & { readonly type: 'Literal' }, state: Lowering): Node {
  const { value } = tree;
  if (typeof value === 'boolean') return { kind: 'logical', value };
  if (typeof value === 'string') {
    // Excel refuses longer text inside a formula.
    return value.length > 255 ? reject(state, 'text-too-long', tree) : { kind: 'text', value };
  }
  return Number.isFinite(value)
    ? { kind: 'number', value: value + 0 }
    : reject(state, 'number-too-large', tree);
}

function lowerReference(tree: ReferenceIdentifier, place: Place, state: Lowering): Node {
  if (tree.kind === 'name') return { kind: 'parameter', name: tree.value };
  if (tree.kind !== 'table') return reject(state, 'unsupported-reference', tree);
  const reference = readStructured(tree.value);
  if (reference === undefined) return reject(state, 'unsupported-reference', tree);
  if (reference.kind === 'cell') {
    return place === 'array' ? reject(state, 'row-in-array', tree) : reference;
  }
  return place === 'value' ? reject(state, 'column-needs-aggregate', tree) : reference;
}

function readStructured(text: string): Node | undefined {
  const bracket = text.indexOf('[');
  const table = bracket > 0 ? text.slice(0, bracket) : null;
  const parsed = parseStructRef(text.slice(Math.max(bracket, 0)));
  const key = parsed?.columns?.[0]?.trim() ?? '';
  if (parsed === undefined || parsed.columns?.length !== 1 || key === '') return undefined;
  if ((parsed.context ?? []).length > 0 || parsed.table) return undefined;
  const sections = (parsed.sections ?? []).join();
  if (sections === 'this row') return table === null ? { kind: 'cell', key } : undefined;
  return sections === '' || sections === 'data' ? { kind: 'column', table, key } : undefined;
}

function lowerUnary(tree: UnaryExpression, place: Place, state: Lowering): Node {
  const operand = tree.arguments[0];
  const { operator } = tree;
  if (operand === undefined || !isUnaryOperator(operator)) {
    return reject(state, 'unknown-operator', tree, operator);
  }
  return { kind: 'unary', operator, operand: lowerNode(operand, inner(place), state) };
}

function isUnaryOperator(operator: string): operator is UnaryOperator {
  return operator === '+' || operator === '-' || operator === '%';
}

const BINARY: ReadonlySet<string> = new Set('+ - * / ^ & = <> < > <= >='.split(' '));

function isBinaryOperator(operator: string): operator is BinaryOperator {
  return BINARY.has(operator);
}

function lowerBinary(tree: BinaryExpression, place: Place, state: Lowering): Node {
  const [left, right] = tree.arguments;
  const { operator } = tree;
  if (left === undefined || right === undefined || !isBinaryOperator(operator)) {
    return reject(state, 'unknown-operator', tree, operator);
  }
  return {
    kind: 'binary',
    operator,
    left: lowerNode(left, inner(place), state),
    right: lowerNode(right, inner(place), state),
  };
}

/** Only an expression inside SUMPRODUCT may go on over whole columns. */
function inner(place: Place): Place {
  return place === 'array' ? 'array' : 'value';
}

function lowerCall(tree: CallExpression, place: Place, state: Lowering): Node {
  const { callee } = tree;
  // `名称LET(…)` comes out of the library as a call of a reference.
  if (!('name' in callee)) return reject(state, 'syntax', tree);
  const name = callee.name.toUpperCase();
  if (!isFunctionName(name)) return reject(state, 'unknown-function', tree, callee.name);
  const spec = functionSpec(name);
  if (!acceptsCount(spec, tree.arguments.length))
    return reject(state, 'argument-count', tree, name);
  const inArray = place === 'array';
  if (inArray && name === 'SUMPRODUCT') return reject(state, 'not-in-array', tree, name);
  const args: Node[] = [];
  for (const [index, argument] of tree.arguments.entries()) {
    // The library leaves a hole where `IF(a,,b)` has nothing.
    if (!argument) return reject(state, 'missing-argument', tree, name);
    const expected = spec.place(index);
    args.push(lowerNode(argument, inArray && expected === 'value' ? 'array' : expected, state));
    if (expected === 'column' && args[index]?.kind !== 'column') {
      return reject(state, 'column-expected', argument);
    }
  }
  const node: Node = { kind: 'call', name, args };
  if (inArray && !spec.elementwise && readsElements(node)) {
    return reject(state, 'not-in-array', tree, name);
  }
  const reason = name === 'COUNTIFS' || name === 'SUMIFS' ? checkCriteria(node) : checkTables(node);
  return reason === undefined ? node : reject(state, reason, tree, name);
}

/** An aggregate over one whole column inside SUMPRODUCT is a single figure; over elements it would be another. */
function readsElements(node: Node): boolean {
  if (node.kind !== 'call') return true;
  const whole = functionSpec(node.name).place(0) === 'either';
  return !(whole && node.args.every((arg) => arg.kind === 'column' || arg.kind === 'number'));
}

/** Columns multiplied element by element must be equally long, so they come from one table. */
function checkTables(node: Node): string | undefined {
  if (node.kind !== 'call' || node.name !== 'SUMPRODUCT') return undefined;
  const tables = new Set(node.args.flatMap(elementColumns).map((column) => column.table));
  if (tables.size === 0) return 'column-expected';
  return tables.size > 1 ? 'tables-differ' : undefined;
}
