import type { CallNode, ColumnNode, Node } from './ast';
import { childrenOf } from './ast';
import { functionSpec } from './functions';
import { tableOf } from './frame';
import type { Frame } from './frame';

/** Columns that an expression inside SUMPRODUCT reads element by element. */
export function elementColumns(node: Node): readonly ColumnNode[] {
  if (node.kind === 'column') return [node];
  if (node.kind !== 'call') return childrenOf(node).flatMap(elementColumns);
  const { place } = functionSpec(node.name);
  return node.args
    .filter((_, index) => place(index) === 'value' || place(index) === 'array')
    .flatMap(elementColumns);
}

/** The frame in which the arguments of a SUMPRODUCT are computed: one row per row of the table they read. */
export function arrayFrame(node: CallNode, frame: Frame): Frame | undefined {
  const [column] = node.args.flatMap(elementColumns);
  const table = column === undefined ? undefined : tableOf(column.table, frame.context);
  if (table === undefined) return undefined;
  return {
    ...frame,
    rows: table.rowCount,
    inArray: true,
    values: new Map(),
    fractions: new Map(),
  };
}
