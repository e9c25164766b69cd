import { evaluate, missingColumns } from '../../formula/index';
import { Tag } from '../../formula/table';
import { definitionOf } from '../../forms/definitions';
import type { BoundTable } from '../../forms/types';
import { contextOf, parseRule } from '../formulaRun';
import type { Repaired, RowOfColumn } from './types';

/** A sign in a cell that the form does not ask of this school: the form wants it blank. Nowhere is it taken for 0. */
export function emptied({ table, row, key, reading }: RowOfColumn): Repaired | undefined {
  if (reading.state !== 'placeholder') return undefined;
  return notAsked(table, key)[row] === 1 ? { after: null, isSure: true } : undefined;
}

const answers = new WeakMap<BoundTable, Map<string, Uint8Array>>();

/** 1 on rows where the form's own condition is decided and does not hold. */
function notAsked(table: BoundTable, key: string): Uint8Array {
  const known = answers.get(table) ?? new Map<string, Uint8Array>();
  answers.set(table, known);
  const made = known.get(key) ?? decide(table, key);
  known.set(key, made);
  return made;
}

function decide(table: BoundTable, key: string): Uint8Array {
  const none = new Uint8Array(table.rowCount);
  const definition = definitionOf(table.name)?.table;
  const columns =
    definition?.layout === 'records'
      ? definition.columns
      : definition?.layout === 'items'
        ? definition.items
        : [];
  const condition = columns.find((column) => column.key === key)?.askedWhen;
  if (condition === undefined) return none;
  const formula = parseRule(condition);
  const context = contextOf(table, () => undefined, {});
  if (missingColumns(formula, context).length > 0) return none;
  const { tags, numbers } = evaluate(formula, context);
  return none.map((_, row) => (tags[row] === Tag.LOGICAL && numbers[row] === 0 ? 1 : 0));
}
