import { fieldByKey } from '../standard/index';
import type { Rule } from '../standard/types';
import type { BoundTable } from '../forms/types';

/** The columns of a table, and a text that is the same for tables with the same ones. */
interface Keys {
  readonly list: readonly string[];
  readonly text: string;
}

const keysOfTables = new WeakMap<BoundTable, Keys>();
const chosenByRules = new WeakMap<Rule, Map<string, readonly string[]>>();

/**
 * Columns of a table that a rule with `each` runs on: keys as they are, `type:count` every field of that type,
 * `*` every field, `!key` takes one out again. Keys the form does not have are left out. Chosen once for all files of
 * one form.
 */
export function eachField(rule: Rule, table: BoundTable): readonly string[] {
  const keys = keysOfTables.get(table) ?? keysOf(table);
  keysOfTables.set(table, keys);
  const known = chosenByRules.get(rule) ?? new Map<string, readonly string[]>();
  chosenByRules.set(rule, known);
  const chosen = known.get(keys.text) ?? choose(rule, keys.list);
  known.set(keys.text, chosen);
  return chosen;
}

function keysOf(table: BoundTable): Keys {
  const list = [...new Set(table.fields.map((field) => field.key))];
  return { list, text: list.join(' ') };
}

function choose(rule: Rule, keys: readonly string[]): readonly string[] {
  const chosen = new Set<string>();
  for (const term of rule.each ?? []) {
    if (term.startsWith('!')) chosen.delete(term.slice(1));
    else for (const key of keys) if (covers(term, key)) chosen.add(key);
  }
  return keys.filter((key) => chosen.has(key));
}

function covers(term: string, key: string): boolean {
  if (term === '*') return true;
  if (!term.startsWith('type:')) return term === key;
  return fieldByKey(key)?.type === term.slice('type:'.length);
}
