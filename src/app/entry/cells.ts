import type { BoundTable, Reading } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';
import type { Field } from '../../standard/index';
import { fieldByKey } from '../../standard/index';
import type { EntryRecord } from './records';
import { type TypedInto, unitOfCell } from './typed';

/** A field of a record with the cell that holds it. */
export interface EntryCell extends TypedInto {
  readonly at: CellAddress;
  readonly reading: Reading | undefined;
  /** Why it cannot be written: a formula computes it, or other figures stand in the same cell. */
  readonly lock: 'formula' | 'shared' | null;
}

export function cellOfField({ table, row }: EntryRecord, key: string): EntryCell | undefined {
  const field = fieldByKey(key);
  const at = table.cellOf(row, key);
  const bound = table.fields.find((one) => one.key === key);
  if (field === undefined || at === undefined || bound === undefined) return undefined;
  const { grid } = table.sheet;
  const reading = table.readingOf(row, key);
  return {
    field,
    unit: unitOfCell(field, bound.unit),
    raw: grid.value(at.row, at.column),
    percentFormat:
      field.type === 'percent' && grid.numberFormat(at.row, at.column)?.includes('%') === true,
    asCodes: field.type === 'enum' && holdsCodes(table, field),
    at,
    reading,
    lock:
      grid.formula(at.row, at.column) !== undefined
        ? 'formula'
        : sharesCell(table, row, key, at)
          ? 'shared'
          : null,
  };
}

/** Fields that are computed from parts point at the cell of a part, which is that part's own. */
function sharesCell(table: BoundTable, row: number, key: string, at: CellAddress): boolean {
  const first = table.fields.find((one) => {
    const other = table.cellOf(row, one.key);
    return other?.row === at.row && other.column === at.column;
  });
  return first !== undefined && first.key !== key;
}

/** A column takes codes where everything in it so far is a code; an empty one takes names. */
function holdsCodes(table: BoundTable, field: Field): boolean {
  let seen = false;
  for (let row = 0; row < table.rowCount; row += 1) {
    const { raw = null, text } = table.readingOf(row, field.key) ?? {};
    if (raw === null || raw === '') continue;
    if (text === undefined || typeof raw === 'object' || String(raw) !== text) return false;
    seen = true;
  }
  return seen && field.codes !== 'levels';
}
