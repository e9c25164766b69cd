import type Fraction from 'fraction.js';

import { childrenOf } from './ast';
import type { Formula, Node } from './ast';
import { exactValue } from './exact';
import { openFrame } from './evaluate';
import { cellColumn, resolveKey, tableOf, wholeColumn } from './frame';
import type { FormulaContext } from './frame';
import { Tag } from './table';
import type { Column } from './table';

/** A column that a formula reads, with what it holds where it matters. */
export interface InputTag {
  /** null: the row's own table. */
  readonly table: string | null;
  readonly key: string;
  readonly tag: Tag;
  /** Row of the table in which the tag was found: the row asked about, or the first odd one of a whole column. */
  readonly row: number;
}

/**
 * The exact value of one row as a fraction: truth values are 1 and 0. Undefined where the row is undecided, the value
 * is text, or the expression has no exact value (SQRT).
 */
export function evaluateExact(
  formula: Formula,
  context: FormulaContext,
  row: number,
): Fraction | undefined {
  return exactValue(formula.ast, row, openFrame(context));
}

/** Columns that the tables at hand lack: `key`, or `table[key]` for a named table. */
export function missingColumns(formula: Formula, context: FormulaContext): string[] {
  return formula.columns
    .filter(({ table, key }) => {
      return tableOf(table, context)?.column(resolveKey(key, context)) === undefined;
    })
    .map(({ table, key }) => {
      const name = resolveKey(key, context);
      return table === null ? name : `${table}[${name}]`;
    });
}

/** Columns of the row's own table that a formula reads; undefined where it reads another table as well. */
export function ownColumns(formula: Formula, context: FormulaContext): string[] | undefined {
  const isOwn = formula.columns.every(({ table }) => table === null || table === context.row.name);
  return isOwn ? formula.columns.map(({ key }) => resolveKey(key, context)) : undefined;
}

/** Names of constants that the context does not know. */
export function missingParameters(formula: Formula, context: FormulaContext): string[] {
  return formula.parameters.filter((name) => !Object.hasOwn(context.parameters, name));
}

/**
 * What every input of one row holds, in order of appearance: why a row is undecided is the first that is neither
 * NUMBER, TEXT nor LOGICAL. Of a whole column, the first cell that is not a number or text (else the first cell).
 * Columns that are missing are left out.
 */
export function inputTags(formula: Formula, context: FormulaContext, row: number): InputTag[] {
  const found: InputTag[] = [];
  const visit = (node: Node): void => {
    const entry = node.kind === 'cell' ? cellTag(node.key, context, row) : columnTag(node, context);
    const known = found.some((other) => other.table === entry?.table && other.key === entry.key);
    if (entry !== undefined && !known) found.push(entry);
    childrenOf(node).forEach(visit);
  };
  visit(formula.ast);
  return found;
}

function cellTag(key: string, context: FormulaContext, row: number): InputTag | undefined {
  const column = cellColumn(key, context);
  if (column === undefined) return undefined;
  return { table: null, key: resolveKey(key, context), tag: tagAt(column, row), row };
}

function columnTag(node: Node, context: FormulaContext): InputTag | undefined {
  if (node.kind !== 'column') return undefined;
  const column = wholeColumn(node, context);
  if (column === undefined || column.tags.length === 0) return undefined;
  const odd = column.tags.findIndex((tag) => !isReadable(tag));
  const row = Math.max(odd, 0);
  const table = node.table === context.row.name ? null : node.table;
  return { table, key: resolveKey(node.key, context), tag: tagAt(column, row), row };
}

function tagAt(column: Column, row: number): Tag {
  return (column.tags[row] ?? Tag.BLANK) as Tag;
}

export function isReadable(tag: number): boolean {
  return tag === Tag.NUMBER || tag === Tag.TEXT || tag === Tag.LOGICAL;
}
