import type { CodeEntry, CodeListName } from './formTypes';
import { codes } from './registry';
import type { Field } from './types';

/** What may be chosen in a field; of the many types of school, those that may have a compulsory level. */
export function optionsOf(field: Field): readonly CodeEntry[] {
  if (field.type === 'flag') return codes().lists.flags;
  if (field.type !== 'enum' || field.codes === undefined) return [];
  return codes().lists[field.codes as CodeListName].filter(
    ({ stages }) => stages === undefined || stages.includes('primary') || stages.includes('junior'),
  );
}
