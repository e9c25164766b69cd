import { recogniseSheet } from '../../src/forms/recognise';
import type { BoundTable } from '../../src/forms';
import { makeSheet } from './sheets';
import type { Rows, SheetOptions } from './sheets';

/** The tables that a sheet of these rows holds; none where it is no form. */
export function tablesIn(rows: Rows, options: SheetOptions = {}): readonly BoundTable[] {
  const found = recogniseSheet(makeSheet(rows, options), 'a.xlsx');
  return found.kind === 'form' ? found.tables : [];
}

/** The one table that a sheet of these rows must hold. */
export function onlyTable(rows: Rows, options: SheetOptions = {}): BoundTable {
  const [table, other] = tablesIn(rows, options);
  if (table === undefined || other !== undefined) throw new Error('not exactly one table');
  return table;
}

/** What was read in a row: the figure, the text, or why there is neither. */
export function valuesAt(table: BoundTable | undefined, row: number, keys: readonly string[]) {
  return keys.map((key) => {
    const reading = table?.readingOf(row, key);
    return reading?.number ?? reading?.text ?? reading?.state;
  });
}

/** The same for all rows. */
export function valuesIn(table: BoundTable, keys: readonly string[]) {
  return Array.from({ length: table.rowCount }, (_, row) => valuesAt(table, row, keys));
}
