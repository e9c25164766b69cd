import { recogniseSheet } from '../../forms/index';
import type { BoundTable } from '../../forms/types';
import type { CellValue } from '../../sheet/cell';
import { gridFromRows } from '../../sheet/denseGrid';
import { valueOf } from '../../sheet/newSnapshot';
import type { NewSheet } from '../../sheet/newWorkbook';
import type { LaidSheet } from './blankSheet';
import { sampleValue } from './inputs';

/** A value to try a form on with; undefined where any will do. */
export type Sample = (key: string, row: number) => CellValue | undefined;

/**
 * The table that our own engine finds on a form once it is filled in: rules and formulas are bound to its cells as
 * they are in any workbook. A form that is not recognised is a fault of its definition.
 */
export function sampleTable(laid: LaidSheet, sample: Sample = () => undefined): BoundTable {
  const rows = laid.sheet.rows.map((row) => row.map(valueOf));
  laid.inputs.forEach(({ key, at }) => {
    const row = rows[at.row];
    if (row !== undefined) row[at.column] = sample(key, at.row) ?? sampleValue(key, at.row);
  });
  const table = tablesOf(laid.sheet, rows).find(({ name }) => name === laid.blank.table);
  if (table === undefined)
    throw new Error(`the blank form of ${laid.blank.table} is not recognised`);
  return table;
}

/** The tables that our own engine finds on a new sheet that holds these values. */
export function tablesOf(
  { name, merges = [] }: NewSheet,
  rows: readonly (readonly CellValue[])[],
): readonly BoundTable[] {
  const found = recogniseSheet(
    {
      name,
      visibility: 'visible',
      grid: gridFromRows(rows),
      merges,
      hiddenRows: [],
      hiddenColumns: [],
      filtered: false,
      protected: true,
      tables: [],
    },
    '',
  );
  return found.kind === 'form' ? found.tables : [];
}
