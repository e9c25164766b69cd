import { contextOf, parseRule } from '../../checks/formulaRun';
import { evaluate, missingColumns, Tag } from '../../formula/index';
import type { FormColumn } from '../../standard/index';
import type { CountyCheck } from '../check';
import type { EntryRecord } from './records';

/**
 * Whether a form asks a record for a field. A condition that cannot be decided yet, or names what the form lacks, asks:
 * a question too many is answered with 0, one too few is never noticed.
 */
export function asksFor(
  { outcome }: CountyCheck,
  { table, row }: EntryRecord,
  column: FormColumn | undefined,
): boolean {
  if (column?.askedWhen === undefined) return true;
  const formula = parseRule(column.askedWhen);
  const context = contextOf(table, outcome.find, outcome.parameters);
  if (missingColumns(formula, context).length > 0) return true;
  const { tags, numbers } = evaluate(formula, context);
  return tags[row] !== Tag.LOGICAL || numbers[row] !== 0;
}
