import type Fraction from 'fraction.js';

import type { ColumnNode, Node } from './ast';
import type { Column, Table } from './table';
import type { Vector } from './vector';

/** What a formula is evaluated against. */
export interface FormulaContext {
  /** The table whose rows are judged. */
  readonly row: Table;
  readonly tables: (name: string) => Table | undefined;
  /** Constants of the standard, by the bare name that formulas use. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Key of the column that `[@this]` stands for. */
  readonly self?: string;
  /** Answers of COUNTIFS and SUMIFS over these tables, kept for the formulas that ask the same again. */
  readonly lookups?: Map<string, Vector>;
}

/** A context with the rows being computed: those of the row table, or of another table inside SUMPRODUCT. */
export interface Frame {
  readonly context: FormulaContext;
  readonly rows: number;
  /** Inside SUMPRODUCT a column stands for its elements. */
  readonly inArray: boolean;
  /** Values that are asked for again when a comparison falls on the line. */
  readonly values: Map<Node, Vector>;
  readonly fractions: Map<Node, Fraction | undefined>;
  readonly compute: (node: Node, frame: Frame) => Vector;
}

export function resolveKey(key: string, context: FormulaContext): string {
  return key === 'this' && context.self !== undefined ? context.self : key;
}

export function tableOf(name: string | null, context: FormulaContext): Table | undefined {
  return name === null || name === context.row.name ? context.row : context.tables(name);
}

export function cellColumn(key: string, context: FormulaContext): Column | undefined {
  return context.row.column(resolveKey(key, context));
}

export function wholeColumn(node: ColumnNode, context: FormulaContext): Column | undefined {
  return tableOf(node.table, context)?.column(resolveKey(node.key, context));
}

/** A node's values over all rows, computed once per evaluation. */
export function remember(node: Node, frame: Frame): Vector {
  const known = frame.values.get(node);
  if (known !== undefined) return known;
  const values = frame.compute(node, frame);
  // Never handed back to the pool: others may still read it.
  const kept = { ...values, pooled: false };
  frame.values.set(node, kept);
  return kept;
}
