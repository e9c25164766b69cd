import type { CallNode, ColumnNode, ComparisonOperator, Node } from './ast';
import { childrenOf } from './ast';
import { functionSpec } from './functions';

/** One condition of COUNTIFS or SUMIFS: the column looked at, how it is compared, and with what. */
export interface Criterion {
  readonly column: ColumnNode;
  /** Undefined where the operator may stand in the text itself, as in `COUNTIFS(t[a],">=5")`. */
  readonly operator: ComparisonOperator | undefined;
  readonly operand: Node;
  /** Whether the operand differs from row to row. */
  readonly varies: boolean;
}

const OPERATOR_TEXT: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

function isOperatorText(text: string): text is ComparisonOperator {
  return OPERATOR_TEXT.has(text);
}

/** `">="&[@x]` is an operator and an operand; anything else is matched as it is. */
function readCriterion(column: Node | undefined, given: Node | undefined): Criterion | undefined {
  if (column?.kind !== 'column' || given === undefined) return undefined;
  const joined = given.kind === 'binary' && given.operator === '&' ? given : undefined;
  const prefix = joined?.left.kind === 'text' ? joined.left.value : '';
  if (joined !== undefined && isOperatorText(prefix)) {
    return { column, operator: prefix, operand: joined.right, varies: varies(joined.right) };
  }
  return { column, operator: undefined, operand: given, varies: varies(given) };
}

/** The conditions of a COUNTIFS or SUMIFS call. */
export function criteriaOf(call: CallNode): readonly Criterion[] {
  const first = call.name === 'SUMIFS' ? 1 : 0;
  const criteria: Criterion[] = [];
  for (let index = first; index < call.args.length; index += 2) {
    const criterion = readCriterion(call.args[index], call.args[index + 1]);
    if (criterion !== undefined) criteria.push(criterion);
  }
  return criteria;
}

/** Whether a value differs from row to row: it reads a cell of the row, or an element inside SUMPRODUCT. */
export function varies(node: Node): boolean {
  if (node.kind === 'cell' || node.kind === 'column') return true;
  if (node.kind !== 'call') return childrenOf(node).some(varies);
  if (node.name === 'SUMPRODUCT') return false;
  const { place } = functionSpec(node.name);
  return node.args.some(
    (arg, index) => (arg.kind !== 'column' || place(index) === 'value') && varies(arg),
  );
}

/**
 * Why a call cannot be answered in one pass over the data, if so: columns of two tables, or more than one
 * condition that orders by a value of the row (`">"&[@x]`, and `"<>"&[@x]` beside others).
 */
export function checkCriteria(node: Node): string | undefined {
  if (node.kind !== 'call') return undefined;
  const criteria = criteriaOf(node);
  const columns = [...criteria.map((criterion) => criterion.column), ...node.args.slice(0, 1)];
  const tables = new Set(columns.map((column) => (column.kind === 'column' ? column.table : null)));
  if (tables.size > 1) return 'tables-differ';
  const ordering = criteria.filter((criterion) => criterion.varies && !isEquality(criterion));
  return ordering.length > 1 ? 'too-many-ordered-criteria' : undefined;
}

export function isEquality(criterion: Criterion): boolean {
  return criterion.operator === undefined || criterion.operator === '=';
}
