import { formatAddress, sheetPrefix } from '../../kernel/address';
import type { BoundTable } from '../../forms/types';
import type { CellValue } from '../../sheet/cell';
import { fieldByKey } from '../../standard/index';

/** A figure's cell as native formula text: its value in the field's unit, and a test that it has one. */
export interface LiveCell {
  readonly value: string;
  /** A condition that is TRUE while the cell holds a figure that the engine would accept; none for text fields. */
  readonly known?: string;
}

/** Longest text that a formula may hold in quotes. */
const LITERAL_LIMIT = 255;

/**
 * The cell that holds `field` on a row, as a formula can read it. A figure typed as text ("１２人") cannot be
 * computed on by Excel, so the formula carries the reading for exactly that text: it shows the same figure as the
 * report, and follows the cell as soon as somebody corrects it. Undefined where the form has no such cell, or where
 * the cell's figure is not this row's own (asked once for a school of two levels).
 */
export function liveCell(
  table: BoundTable,
  row: number,
  field: string,
  fromOtherSheet: boolean,
): LiveCell | undefined {
  const placed = table.elsewhereOf?.(row, field);
  const at = placed?.at ?? table.cellOf(row, field);
  const reading = table.readingOf(row, field);
  if (reading === undefined || at === undefined) return undefined;
  const sheet = placed?.sheet ?? table.sheet;
  const isOther = fromOtherSheet || placed !== undefined;
  const address = (isOther ? sheetPrefix(sheet.name) : '') + formatAddress(at);
  const { raw, number } = reading;
  if (sheet.grid.value(at.row, at.column) !== raw) return undefined;
  if (!isFigure(field)) return { value: textValue(address, raw, reading.text) };
  const scaled = inFieldUnit(table, field, address);
  // The form leaves the cell empty for zero; Excel computes with an empty cell as with 0.
  if (raw === null && number === 0)
    return { value: scaled, known: `OR(ISBLANK(${address}),${isFigureOf(address)})` };
  if (typeof raw !== 'string' || number === undefined || raw.length > LITERAL_LIMIT) {
    return { value: scaled, known: isFigureOf(address) };
  }
  const asTyped = `${address}=${textLiteral(raw)}`;
  return {
    value: `IF(${asTyped},${String(number)},${scaled})`,
    known: number < 0 ? isFigureOf(address) : `OR(${isFigureOf(address)},${asTyped})`,
  };
}

/** No figure of a form may be negative; asked only of numbers, since a comparison with an error is an error. */
export function isFigureOf(address: string): string {
  return `IF(ISNUMBER(${address}),${address}>=0,FALSE)`;
}

/** Words such as √ for 是 are read as what they stand for, for exactly the word that was typed. */
function textValue(address: string, raw: CellValue, text: string | undefined): string {
  if (typeof raw !== 'string' || text === undefined || text === raw || raw.length > LITERAL_LIMIT) {
    return address;
  }
  return `IF(${address}=${textLiteral(raw)},${textLiteral(text)},${address})`;
}

const TEXT_TYPES: readonly string[] = ['text', 'code', 'flag', 'enum'];

export function isFigure(field: string): boolean {
  return !TEXT_TYPES.includes(fieldByKey(field)?.type ?? 'count');
}

/** Headers may name another unit than the field's (元 for 万元): the stored figure is converted, never the field. */
function inFieldUnit(table: BoundTable, field: string, address: string): string {
  const factor = table.fields.find((bound) => bound.key === field)?.factor;
  if (factor === undefined || factor.times === factor.over) return address;
  return `(${address}*${String(factor.times)}/${String(factor.over)})`;
}

/** Text as a formula writes it, quotes doubled. */
export function textLiteral(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
