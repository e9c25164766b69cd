import { definitionOf } from '../../forms/definitions';
import type { BoundTable } from '../../forms/types';
import type { FormColumn, FormDefinition } from '../../standard/index';
import type { EntryPlace } from '../view/entryTypes';

/** A record of a table: what an `EntryPlace` points at. */
export interface EntryRecord {
  readonly table: BoundTable;
  readonly row: number;
}

/** Tables that are filled in record by record. Sentences hold several figures in one cell, and lists have no record. */
export function canBeFilledIn({ name, form }: BoundTable): boolean {
  const layout = definitionOf(name)?.table.layout;
  if (form === 'statistics' || layout === undefined || layout === 'sentences') return false;
  return RECORDS.has(name) || name.startsWith('application/');
}

const RECORDS = new Set(['school', 'ledger', 'county']);

/** Code, name and level of a record, in one text; empty where none of them is there. */
export function identityOf(
  { table, row }: EntryRecord,
  changed?: { readonly key: string; readonly text: string },
): string {
  const parts = IDENTIFYING.map((key) =>
    changed?.key === key ? changed.text : (table.readingOf(row, key)?.text ?? ''),
  );
  return parts.every((part) => part === '') ? '' : parts.join('\n');
}

const IDENTIFYING = ['school_code', 'school_name', 'level'];

export function placeOf(record: EntryRecord, tables: readonly BoundTable[]): EntryPlace {
  const { table, row } = record;
  const [sheet, name] = [table.sheet.name, table.name];
  const nth = alike(tables, sheet, name).indexOf(table);
  return { sheet, table: name, nth, row, identities: [identityOf(record)] };
}

function alike(tables: readonly BoundTable[], sheet: string, name: string) {
  return tables.filter((one) => one.name === name && one.sheet.name === sheet);
}

/** Whether a table holds one record only, which needs no name to be found again. */
function isLongForm({ name }: BoundTable): boolean {
  const layout = definitionOf(name)?.table.layout;
  return layout === 'items' || layout === 'matrix';
}

/**
 * Where the record of a place now is: at its row if that still bears its name, else the only row that does. None rather
 * than another school's: whatever is typed is written there.
 */
export function findRecord(
  tables: readonly BoundTable[],
  { sheet, table: name, nth, row, identities }: EntryPlace,
): EntryRecord | undefined {
  const table = alike(tables, sheet, name)[nth];
  if (table === undefined) return undefined;
  const bears = (at: number) => identities.includes(identityOf({ table, row: at }));
  if (row < table.rowCount && (isLongForm(table) || bears(row))) return { table, row };
  const named = Array.from({ length: table.rowCount }, (_, at) => at).filter(bears);
  const [only, other] = named;
  return only === undefined || other !== undefined ? undefined : { table, row: only };
}

/** What the form's definition says of a field. */
export function columnOf(table: BoundTable, key: string): FormColumn | undefined {
  const definition = definitionOf(table.name)?.table;
  if (definition === undefined) return undefined;
  const columns =
    definition.layout === 'items' || definition.layout === 'list'
      ? definition.items
      : definition.layout === 'sentences'
        ? []
        : definition.columns;
  return columns.find((column) => column.key === key);
}

export function formOf(table: BoundTable): FormDefinition | undefined {
  return definitionOf(table.name)?.form;
}
