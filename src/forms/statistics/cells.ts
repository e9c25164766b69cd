import type { CellAddress } from '../../kernel/address';
import { fieldByKey } from '../../standard';
import type { Field } from '../../standard';
import type { ReadingSource } from '../boundTable';
import { isNumericField, readCell } from '../readCell';
import { boundField } from '../recordsBinding';
import type { SheetView } from '../sheetView';
import type { BoundField, Reading } from '../types';
import { conversion, parseUnit } from '../units';

/** A field of a printed table: what heads it, and the cell of each row of the table. */
export interface PrintedField {
  readonly key: string;
  readonly text: string;
  readonly at: CellAddress;
  /** The nearest unit that is printed for it. */
  readonly unit: string | undefined;
  readonly cells: readonly (CellAddress | undefined)[];
}

interface Made {
  readonly field: Field;
  readonly bound: BoundField;
}

/** The readings of a field. `isFilled` says of a row whether the form's empty cells mean 0 there. */
export function printedSource(
  view: SheetView,
  printed: PrintedField,
  isFilled: (row: number) => boolean,
): readonly ReadingSource[] {
  const made = madeOf(printed);
  if (made === undefined) return [];
  const readings = printed.cells.map((at, row) => readAt(view, made, at, isFilled(row)));
  return [{ kind: 'readings', ...made, readings, at: printed.cells }];
}

/** Whether a cell holds a figure, before an empty one may count as 0. */
export function holdsFigure(view: SheetView, printed: PrintedField, row: number): boolean {
  const made = madeOf(printed);
  if (made === undefined || !isNumericField(made.field)) return false;
  return readAt(view, made, printed.cells[row], false)?.number !== undefined;
}

function madeOf({ key, text, at, unit }: PrintedField): Made | undefined {
  return boundField(key, text, at, measures(fieldByKey(key), unit) ? unit : undefined);
}

function readAt(
  view: SheetView,
  { field, bound }: Made,
  at: CellAddress | undefined,
  emptyIsZero: boolean,
): Reading | undefined {
  if (at === undefined) return undefined;
  const reading = readCell(view.grid.value(at.row, at.column), field, bound.unit);
  if (reading.state !== 'blank' || !emptyIsZero || !isNumericField(field)) return reading;
  return { raw: reading.raw, state: 'number', number: 0, repairs: [] };
}

/** A unit printed for the whole table (平方米) is not that of every field in it. */
function measures(field: Field | undefined, unit: string | undefined): boolean {
  if (unit === undefined || field?.unit === undefined || field.unit === null) return false;
  const [from, to] = [parseUnit(unit), parseUnit(field.unit)];
  return from !== undefined && to !== undefined && conversion(from, to) !== undefined;
}
