import { isNumericField, readCell } from '../../forms/readCell';
import { compact } from '../../forms/text';
import { applyFactor } from '../../forms/units';
import type { BoundField } from '../../forms/types';
import { fieldByKey } from '../../standard/index';
import type { Field } from '../../standard/types';
import type { Repaired, RowOfColumn } from './types';

/** A year with nothing beside it but what a year is called. */
const YEAR_ONLY = /^\d{4}(?:学?年度?)?$/;

/** More digits than these are the remainder of a division, as of 亩 into 平方米, which no cell can hold. */
const DIGITS = 12;

/** Digits that a number keeps; a longer code has lost its tail. */
const CODE_LIMIT = 1e15;

/** The same value written as the form wants it; a repair that would be read as anything else is none. */
export function cleaned(cell: RowOfColumn): Repaired | undefined {
  const field = fieldByKey(cell.key);
  const bound = cell.table.fields.find(({ key }) => key === cell.key);
  if (field === undefined || bound === undefined) return undefined;
  return isNumericField(field) ? cleanNumber(cell, field, bound) : cleanText(cell, field);
}

function cleanNumber(
  { table, reading, at }: RowOfColumn,
  field: Field,
  bound: BoundField,
): Repaired | undefined {
  if (reading.number === undefined || typeof reading.raw !== 'string') return undefined;
  const stored = storedFigure(reading.raw, reading.number, field, bound);
  if (stored === undefined || Number(stored.toPrecision(DIGITS)) !== stored) return undefined;
  // A cell shown as 95% holds 0.95.
  const isShare =
    field.type === 'percent' && table.sheet.grid.numberFormat(at.row, at.column)?.includes('%');
  const after = isShare === true ? applyFactor(stored, { times: 1, over: 100 }) : stored;
  const again = readCell(after, field, bound.unit).number;
  const read =
    isShare === true && again !== undefined ? applyFactor(again, { times: 100, over: 1 }) : again;
  if (read !== reading.number) return undefined;
  // 2008年9月 tells more than the year that the form asks for.
  const isSure = field.type !== 'year' || YEAR_ONLY.test(compact(reading.raw));
  return { after, isSure };
}

/** The figure in the unit in which the column is written, which its header names. */
function storedFigure(
  raw: string,
  number: number,
  field: Field,
  { unit, factor }: BoundField,
): number | undefined {
  if (factor === undefined || unit === undefined) return number;
  return readCell(raw, { ...field, unit }, unit).number;
}

function cleanText({ reading }: RowOfColumn, field: Field): Repaired | undefined {
  const { raw, text } = reading;
  if (text === undefined) return undefined;
  if (typeof raw === 'number') {
    const isWhole = Number.isInteger(raw) && Math.abs(raw) < CODE_LIMIT;
    return field.type === 'code' && isWhole ? { after: String(raw), isSure: true } : undefined;
  }
  if (typeof raw !== 'string') return undefined;
  // A name or a flag keeps its own word: the code is how it is read, not what was written.
  const after = field.type === 'text' ? text : compact(raw);
  const again = readCell(after, field);
  return again.text === text && again.repairs.length === 0 ? { after, isSure: true } : undefined;
}
