import { childrenOf, type Node } from '../formula/ast';
import { tableFromRows } from '../forms/index';
import type { CellValue } from '../sheet/cell';
import type { Rule, Standard } from '../standard/types';
import { eachField } from './eachField';
import { contextOf, formulaVerdicts, parseRule } from './formulaRun';
import { parametersOf } from './parameters';
import type { Verdict } from './types';

/**
 * The fields that a rule asks for, those of its formula first, then those of its condition only; `this` for the
 * column that the rule runs on. Undefined where it needs more than one row of one table: other rows, other tables, or
 * the sheet itself.
 */
export function fieldsOfRow(rule: Rule): readonly string[] | undefined {
  const sources = [rule.formula, rule.when].filter((source) => source !== undefined);
  if (rule.formula === undefined) return undefined;
  const formulas = sources.map(parseRule);
  if (formulas.some(({ ast }) => readsColumns(ast))) return undefined;
  return [...new Set(formulas.flatMap(({ columns }) => columns.map(({ key }) => key)))];
}

function readsColumns(node: Node): boolean {
  return node.kind === 'column' || childrenOf(node).some(readsColumns);
}

/** What a rule says of a row given by field key, read as a form would hold it: the engine's own verdict. */
export function verdictOnRow(
  rule: Rule,
  row: Readonly<Record<string, CellValue>>,
  standard: Standard,
  self?: string,
): Verdict {
  if (rule.formula === undefined) throw new Error(`rule ${rule.id} has no formula`);
  const table = tableFromRows(rule.on[0] ?? 'ledger', [row]);
  const context = contextOf(table, () => undefined, parametersOf({ standard }), self);
  const when = rule.when === undefined ? undefined : parseRule(rule.when);
  return formulaVerdicts(parseRule(rule.formula), when, context)[0] as Verdict;
}

/** Whether a rule with `each` runs on this field. */
export function runsOnField(rule: Rule, field: string): boolean {
  return eachField(rule, tableFromRows(rule.on[0] ?? 'ledger', [{ [field]: null }])).includes(
    field,
  );
}
