import { parse } from '@borgar/fx';
import type { AstExpression, Token } from '@borgar/fx';

import { succeed } from '../kernel/result';
import type { Result } from '../kernel/result';
import { childrenOf } from './ast';
import type { ColumnReference, Formula, Node } from './ast';
import { lower } from './lower';
import { formulaTokens, offsetOf, refuse } from './tokens';

/**
 * Reads a rule: Excel's formula language over named columns, with or without a leading `=`.
 * Refused formulas come back as `formula-invalid` with the reason, the position of the word (from 1) and the word.
 */
export function parseFormula(source: string): Result<Formula> {
  const tokens = formulaTokens(source);
  if (!tokens.ok) return tokens;
  const tree = parseTokens(tokens.value, source);
  if (!tree.ok) return tree;
  const ast = lower(tree.value, source);
  if (!ast.ok) return ast;
  return succeed({ source, ast: ast.value, ...namesOf(ast.value) });
}

/** The library throws on a syntax error, with the offset behind the word at which it stopped. */
function parseTokens(tokens: Token[], source: string): Result<AstExpression> {
  try {
    return succeed(parse(tokens));
  } catch (error) {
    if (error instanceof RangeError)
      return refuse(source, { reason: 'too-deep', offset: 0, token: '' });
    const stop = stopOf(error, source);
    const token = tokens.filter((candidate) => offsetOf(candidate) < Math.max(stop, 1)).at(-1);
    const atEnd = stop >= source.trimEnd().length && !isComplete(token);
    return refuse(source, {
      reason: atEnd ? 'unexpected-end' : 'syntax',
      offset: atEnd ? source.length : offsetOf(token),
      token: atEnd ? '' : (token?.value ?? ''),
    });
  }
}

function stopOf(error: unknown, source: string): number {
  const stop: unknown = error instanceof Error && 'sourceOffset' in error ? error.sourceOffset : 0;
  return typeof stop === 'number' ? stop : source.length;
}

/** A formula that ends in a value is not cut short: what is wrong is that value's place. */
function isComplete(token: Token | undefined): boolean {
  return token?.type !== 'operator' || token.value === ')' || token.value === '%';
}

function namesOf(ast: Node): Pick<Formula, 'columns' | 'parameters'> {
  const columns = new Map<string, ColumnReference>();
  const parameters = new Set<string>();
  const visit = (node: Node): void => {
    if (node.kind === 'cell') addColumn(columns, { table: null, key: node.key });
    if (node.kind === 'column') addColumn(columns, { table: node.table, key: node.key });
    if (node.kind === 'parameter') parameters.add(node.name);
    childrenOf(node).forEach(visit);
  };
  visit(ast);
  return { columns: [...columns.values()], parameters: [...parameters] };
}

function addColumn(columns: Map<string, ColumnReference>, reference: ColumnReference): void {
  const name = JSON.stringify([reference.table, reference.key]);
  if (!columns.has(name)) columns.set(name, reference);
}
