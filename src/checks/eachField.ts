import { fieldByKey } from '../standard/index';
import type { Rule } from '../standard/types';
import type { BoundTable } from '../forms/types';

/**
 * Columns of a table that a rule with `each` runs on: keys as they are, `type:count` every field of that type,
 * `*` every field, `!key` takes one out again. Keys the form does not have are left out.
 */
export function eachField(rule: Rule, table: BoundTable): readonly string[] {
  const keys = [...new Set(table.fields.map((field) => field.key))];
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
