import type { TableDefinition } from '../standard';

/** Whether the keys are enough for the table to be told. */
export function isComplete(
  definition: { readonly needs: TableDefinition['needs'] },
  keys: ReadonlySet<string>,
): boolean {
  return definition.needs.every(
    ({ least = 1, of }) => of.filter((key) => keys.has(key)).length >= least,
  );
}
