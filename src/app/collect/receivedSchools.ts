import type { BoundTable, Reading } from '../../forms/types';
import { formatAddress } from '../../kernel/address';
import { formDefinitions } from '../../standard/index';
import { LEVEL_OF_NAME } from '../../standard/levels';
import type { ReceivedSchool, ReceivedValue } from './types';

/** What a ledger states about itself: numbering is the table's own, and indicators are computed, never copied. */
const OWN_TO_THE_SHEET = /^(?:seq|ind\d+|overall_ok)$/;

/** Fields of the county table that are taken over from what was received, in the ledger's order. */
export const TAKEN_OVER: readonly string[] = formDefinitions()
  .filter(({ form }) => form === 'school-ledger')
  .flatMap(({ tables }) => tables)
  .flatMap((table) => (table.layout === 'records' && table.table === 'ledger' ? table.columns : []))
  .map(({ key }) => key)
  .filter((key) => !OWN_TO_THE_SHEET.test(key));

/** The rows of a table of schools, whatever form it was projected from. */
export function receivedSchools(ledger: BoundTable): readonly ReceivedSchool[] {
  return Array.from({ length: ledger.rowCount }, (_, row) => schoolAt(ledger, row)).filter(
    saysSomething,
  );
}

/** A blank form's rows bear at most a level or a type that was concluded. */
function saysSomething({ code, name, values }: ReceivedSchool): boolean {
  if (code !== '' || name !== '') return true;
  return Object.values(values).some(({ value }) => typeof value === 'number');
}

function schoolAt(ledger: BoundTable, row: number): ReceivedSchool {
  const text = (key: string): string => ledger.readingOf(row, key)?.text ?? '';
  const values = TAKEN_OVER.flatMap((key) => {
    const reading = ledger.readingOf(row, key);
    return reading === undefined ? [] : [[key, valueAt(ledger, row, key, reading)] as const];
  });
  return {
    code: text('school_code'),
    name: text('school_name'),
    type: text('school_type'),
    level: LEVEL_OF_NAME[text('level')] ?? null,
    form: ledger.form,
    values: Object.fromEntries(values),
  };
}

function valueAt(ledger: BoundTable, row: number, key: string, reading: Reading): ReceivedValue {
  const own = ledger.cellOf(row, key);
  // The tables of a statistics workbook stand on sheets of their own.
  const elsewhere = ledger.elsewhereOf?.(row, key);
  const at = own ?? elsewhere?.at;
  const sheet = own === undefined ? (elsewhere?.sheet ?? ledger.sheet) : ledger.sheet;
  const cell = at === undefined ? '' : formatAddress(at);
  const { state, whole } = reading;
  const value = readValue(reading);
  return { state, value, sheet: sheet.name, cell, ...(whole === undefined ? {} : { whole }) };
}

/** What the cell means; where that cannot be told, what stands in it. */
function readValue({ state, number, text, raw }: Reading): ReceivedValue['value'] {
  if (state === 'blank') return null;
  if (number !== undefined) return number;
  if (text !== undefined) return text;
  if (raw === null || typeof raw === 'number' || typeof raw === 'string') return raw;
  return typeof raw === 'boolean' ? String(raw) : raw.error;
}
