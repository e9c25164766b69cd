import type { BoundTable } from '../../forms/types';
import { largest, smallest } from '../../kernel/arrays';
import type { Area } from '../../kernel/address';
import { translator, type Language, type Translate } from '../../i18n/index';
import { definitionOf } from '../../forms/definitions';
import type { CountyCheck } from '../check';
import { canBeFilledIn, placeOf } from '../entry/records';
import type { EntryRow } from './entryTypes';
import { placeOfRow } from './schoolItems';

/** All records that can be filled in, in the order of their sheets. */
export function entryRows(check: CountyCheck, language: Language): readonly EntryRow[] {
  const t = translator(language);
  const tables = check.files.flatMap((file) => file.tables);
  return tables
    .filter(canBeFilledIn)
    .flatMap((table) =>
      Array.from({ length: table.rowCount }, (_, row) => rowOf(table, row, tables, language, t)),
    );
}

function rowOf(
  table: BoundTable,
  row: number,
  tables: readonly BoundTable[],
  language: Language,
  t: Translate,
): EntryRow {
  const text = (key: string) => table.readingOf(row, key)?.text;
  const form = definitionOf(table.name)?.table.name[language] ?? table.sheet.name;
  const area = areaOf(table, row);
  const name = text('school_name') ?? text('county_name') ?? text('school_code');
  const place = area === null ? '' : t('entering:row', { row: area.top + 1 });
  const several = table.rowCount > 1;
  return {
    ...placeOf({ table, row }, tables),
    name: name ?? (several ? `${form} ${place}` : form),
    note: text('level') ?? (several ? place : table.sheet.name.trim()),
    area,
  };
}

/** Where a record stands: of the many of a ledger the row is enough. */
function areaOf(table: BoundTable, row: number): Area | null {
  const first = placeOfRow(table, row);
  if (first === undefined) return null;
  if (table.rowCount > 1)
    return { top: first.row, bottom: first.row, left: first.column, right: first.column };
  const cells = table.fields.flatMap(({ key }) => table.cellOf(row, key) ?? []);
  const [rows, columns] = [cells.map((at) => at.row), cells.map(({ column }) => column)];
  return {
    top: smallest(rows),
    bottom: largest(rows),
    left: smallest(columns),
    right: largest(columns),
  };
}
