import type { FunctionName } from './functions';

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^';
export type BinaryOperator = ComparisonOperator | ArithmeticOperator | '&';
export type UnaryOperator = '-' | '+' | '%';

export interface NumberNode {
  readonly kind: 'number';
  readonly value: number;
}
export interface TextNode {
  readonly kind: 'text';
  readonly value: string;
}
export interface LogicalNode {
  readonly kind: 'logical';
  readonly value: boolean;
}
/** `[@key]`: the cell of this row. */
export interface CellNode {
  readonly kind: 'cell';
  readonly key: string;
}
/** `table[key]` or `[key]`: a whole column; `table` is null for the row's own table. */
export interface ColumnNode {
  readonly kind: 'column';
  readonly table: string | null;
  readonly key: string;
}
/** A bare name: a constant of the standard. */
export interface ParameterNode {
  readonly kind: 'parameter';
  readonly name: string;
}
export interface UnaryNode {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Node;
}
export interface BinaryNode {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Node;
  readonly right: Node;
}
export interface CallNode {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly args: readonly Node[];
}

export type Node =
  | NumberNode
  | TextNode
  | LogicalNode
  | CellNode
  | ColumnNode
  | ParameterNode
  | UnaryNode
  | BinaryNode
  | CallNode;

export interface ColumnReference {
  /** null: the table of the row that is being evaluated. */
  readonly table: string | null;
  /** `this` stands for the column that the context names as `self`. */
  readonly key: string;
}

/** A formula that parsed: everything it needs is known before a single row is read. */
export interface Formula {
  readonly source: string;
  readonly ast: Node;
  /** Columns read, each once, in order of appearance; a cell and a whole column of one key are one entry. */
  readonly columns: readonly ColumnReference[];
  /** Bare names used, each once, in order of appearance. */
  readonly parameters: readonly string[];
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

export function isComparison(operator: BinaryOperator): operator is ComparisonOperator {
  return COMPARISONS.has(operator);
}

/** The parts of a node, left to right. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    default:
      return [];
  }
}
