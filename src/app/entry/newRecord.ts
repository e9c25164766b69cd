import type { BoundTable } from '../../forms/types';
import { translator, type Language } from '../../i18n/index';
import type { CellAddress } from '../../kernel/address';
import type { CellChange } from '../../sheet/amendment';
import { definitionOf } from '../../forms/definitions';
import { tidy } from '../../forms/text';
import type { CountyCheck } from '../check';
import type { EntryAnswer, EntryTable } from '../view/entryTypes';

/** Tables of schools whose next row is free to begin another school in. */
export function openTables({ files }: CountyCheck, language: Language): readonly EntryTable[] {
  const tables = files.flatMap((file) => file.tables);
  return tables.flatMap((table) => {
    if (freeRow(table) === undefined) return [];
    const [sheet, name] = [table.sheet.name, table.name];
    const alike = tables.filter((one) => one.name === name && one.sheet.name === sheet);
    const form = definitionOf(name)?.table.name[language] ?? sheet;
    return [{ sheet, table: name, nth: alike.indexOf(table), form }];
  });
}

/** Begins a school in the next free row, in the tables as they now are: its name, and its number where none is printed. */
export function newRecord(
  tables: readonly BoundTable[],
  { sheet, table: name, nth }: Pick<EntryTable, 'sheet' | 'table' | 'nth'>,
  typed: string,
  language: Language,
): EntryAnswer {
  const t = translator(language);
  const table = tables.filter((one) => one.name === name && one.sheet.name === sheet)[nth];
  const free = table === undefined ? undefined : freeRow(table);
  if (table === undefined || free === undefined)
    return { kind: 'refused', message: t('entering:refused.full') };
  const value = tidy(typed);
  if (value === '') return { kind: 'refused', message: t('entering:refused.noName') };
  const { at, number } = free;
  const cells: CellChange[] = [{ at, value }, ...(number === null ? [] : [number])];
  const row = table.rowCount;
  return {
    kind: 'stored',
    value,
    note: '',
    amendments: [{ kind: 'set-cells', sheet, cells }],
    place: { sheet, table: name, nth, row, identities: [['', value, ''].join('\n')] },
  };
}

interface FreeRow {
  /** Cell of the school's name. */
  readonly at: CellAddress;
  /** What numbers the row; null where its number is printed. */
  readonly number: CellChange | null;
}

/**
 * The row after the last school, where nothing stands but perhaps a printed number. On a protected sheet only rows with
 * their number printed are to be filled in. A row that has a name alone is no school yet, so it must have a number.
 */
function freeRow(table: BoundTable): FreeRow | undefined {
  // The rows that long forms and statistics amount to stand on no sheet of their own.
  if (table.name !== 'ledger' || table.form !== 'school-ledger') return undefined;
  const { grid } = table.sheet;
  const columnOf = (key: string) => table.fields.find((field) => field.key === key)?.at.column;
  const [name, seq] = [columnOf('school_name'), columnOf('seq')];
  if (name === undefined || seq === undefined) return undefined;
  const { bodyBottom, headerBottom } = table.layout;
  const row = (bodyBottom < 0 ? headerBottom : bodyBottom) + 1;
  let isFree = true;
  grid.forEachInRow(row, (column, value) => {
    const isBlank = typeof value === 'string' && value.trim() === '';
    if (column !== seq && value !== null && !isBlank) isFree = false;
  });
  const bound = table.fields.map(({ at }) => at.column).filter((column) => column !== seq);
  if (!isFree || bound.some((column) => grid.formula(row, column) !== undefined)) return undefined;
  const printed = grid.value(row, seq);
  const at = { row, column: name };
  if (typeof printed === 'number') return { at, number: null };
  if (printed !== null || table.sheet.protected) return undefined;
  return { at, number: { at: { row, column: seq }, value: table.rowCount + 1 } };
}
