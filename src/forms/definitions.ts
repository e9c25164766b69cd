import { formDefinitions } from '../standard';
import type { FormDefinition, TableDefinition } from '../standard';

export interface KnownTable<T extends TableDefinition = TableDefinition> {
  readonly form: FormDefinition;
  readonly table: T;
}

const known: readonly KnownTable[] = formDefinitions().flatMap((form) =>
  form.tables.map((table) => ({ form, table })),
);

/** The form and the layout of a table, by the table's name. */
export function definitionOf(name: string): KnownTable | undefined {
  return known.find(({ table }) => table.table === name);
}

/** All tables of one layout, in the order of the forms. */
export function tablesOf<L extends TableDefinition['layout']>(
  layout: L,
): readonly KnownTable<Extract<TableDefinition, { layout: L }>>[] {
  return known.filter(
    (item): item is KnownTable<Extract<TableDefinition, { layout: L }>> =>
      item.table.layout === layout,
  );
}
