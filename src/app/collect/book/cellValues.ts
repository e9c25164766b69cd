import type { CellValue } from '../../../sheet/cell';
import { fieldByKey } from '../../../standard/index';
import type { Field } from '../../../standard/types';
import { codeEntries } from '../../templates/inputs';
import { LEVEL_NAMES } from '../../templates/figures/composing';
import type { CountyRow, SettledValue } from '../types';

/** Excel's own error values: whatever else a cell in error is said to hold is a text. */
const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);

/**
 * What a cell of the ledger holds of a row: a figure as a number, a code as the name that the form writes, and as it
 * was typed what could not be read, so that the check says so of the county table too.
 */
export function ledgerValue(row: CountyRow, key: string): CellValue {
  const settled = row.values[key];
  const own = settled === undefined || settled.settling === 'open' ? null : settled;
  return (own === null ? null : settledValue(own, key)) ?? identity(row, key, settled);
}

function settledValue({ state, value }: SettledValue, key: string): CellValue {
  if (value === null || value === '') return null;
  if (state === 'error' && typeof value === 'string' && ERRORS.has(value)) return { error: value };
  const field = fieldByKey(key);
  return field === undefined || isFigure(field) ? value : nameOf(field, String(value));
}

/** What says which row it is: a row is known under a name even where files spell it differently. */
function identity(row: CountyRow, key: string, settled: SettledValue | undefined): CellValue {
  switch (key) {
    case 'school_code':
      return row.code === '' ? null : row.code;
    case 'school_name':
      return row.name === '' ? null : row.name;
    case 'level':
      return row.level === null ? null : LEVEL_NAMES[row.level];
    case 'school_type':
      // Files that disagree about the type leave it open, and with it how the school is counted.
      return settled !== undefined || row.type === '' ? null : typeName(row.type);
    default:
      return null;
  }
}

function typeName(type: string): string {
  const field = fieldByKey('school_type');
  return field === undefined ? type : nameOf(field, type);
}

/** The form writes names, and reads codes as well. */
function nameOf(field: Field, text: string): string {
  if (field.type !== 'enum') return text;
  return codeEntries(field).find(({ code }) => code === text)?.name.zh ?? text;
}

export function isFigure({ type }: Pick<Field, 'type'>): boolean {
  return !['text', 'code', 'flag', 'enum'].includes(type);
}
