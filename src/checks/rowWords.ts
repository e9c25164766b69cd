import type { BoundTable, Reading } from '../forms/types';
import { showField, showReading } from './show';
import type { Language } from './types';

export type School = { readonly code: string; readonly name: string } | null;

/** The cells of a row in words. A row with many findings is told of many times, so its words are kept until the next. */
export interface RowWords {
  /** The value alone; undefined where the form has no such cell. */
  value(table: BoundTable, row: number, field: string): string | undefined;
  /** Name, value and unit. */
  field(table: BoundTable, row: number, field: string): string;
  school(table: BoundTable | null, row: number | undefined): School;
}

export function rowWords(lang: Language): RowWords {
  const values = perRow((table, row, field) => {
    const reading = table.readingOf(row, field);
    return reading === undefined ? undefined : showReading(reading, lang);
  });
  const fields = perRow((table, row, field) => showField(table, row, field, lang));
  const schools = perRow((table, row) => schoolOf(table, row));
  return {
    value: values,
    field: fields,
    school: (table, row) =>
      table === null || row === undefined ? null : schools(table, row, 'school'),
  };
}

type ByCell<T> = (table: BoundTable, row: number, field: string) => T;

/** Remembers what was made for the latest row. */
function perRow<T>(make: ByCell<T>): ByCell<T> {
  const known = new Map<string, { readonly value: T }>();
  let latest: { readonly table: BoundTable; readonly row: number } | undefined;
  return (table, row, field) => {
    if (latest?.table !== table || latest.row !== row) {
      known.clear();
      latest = { table, row };
    }
    const entry = known.get(field) ?? { value: make(table, row, field) };
    known.set(field, entry);
    return entry.value;
  };
}

/** Code and name of the school in a row, where the form says which it is. */
export function schoolOf(table: BoundTable | null, row: number | undefined): School {
  if (table === null || row === undefined) return null;
  const code = textOf(table.readingOf(row, 'school_code'));
  const name = textOf(table.readingOf(row, 'school_name'));
  return code === '' && name === '' ? null : { code, name };
}

function textOf(reading: Reading | undefined): string {
  if (reading === undefined || reading.state === 'blank') return '';
  return reading.text ?? (typeof reading.raw === 'object' ? '' : String(reading.raw).trim());
}
