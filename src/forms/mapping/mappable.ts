import { fieldByKey } from '../../standard';
import type { Field, FormColumn } from '../../standard';
import { tablesOf } from '../definitions';
import type { FormId } from '../types';

/** A table whose headers people may say the meaning of: one field for each column or item. */
export interface MappableTable {
  readonly form: FormId;
  readonly table: string;
  readonly columns: readonly FormColumn[];
}

const known: ReadonlyMap<string, MappableTable> = new Map([
  ...tablesOf('records').map(({ form, table }) => entryOf(form.form, table.table, table.columns)),
  ...tablesOf('items').map(({ form, table }) => entryOf(form.form, table.table, table.items)),
]);

function entryOf(form: FormId, table: string, columns: readonly FormColumn[]) {
  return [table, { form, table, columns }] as const;
}

export function mappableTable(table: string): MappableTable | undefined {
  return known.get(table);
}

export function mappableTables(): readonly MappableTable[] {
  return [...known.values()];
}

/** A field of the table by its key, or by its Chinese name, as people type it. */
export function fieldNamed(table: MappableTable, text: string): Field | undefined {
  const fields = table.columns.flatMap(({ key }) => fieldByKey(key) ?? []);
  const byKey = fields.find(({ key }) => key === text);
  if (byKey !== undefined) return byKey;
  const [byName, other] = fields.filter(({ name }) => name.zh === text);
  return other === undefined ? byName : undefined;
}
