import { definitionOf } from '../../forms/definitions';
import { findReasonsTable, REASON_HEADERS } from '../../forms/index';
import type { BoundTable, ReasonColumn } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';
import { fieldByKey } from '../../standard/index';
import type { ReadFile } from '../check';
import { REASON_COLUMNS } from '../reasons/readReasons';
import type { WrittenReason } from '../reasons/types';
import { canonicalText, short } from './canonical';
import type { InputRecord } from './types';

/** The table name under which a receipt keeps the reasons of the sheet 数据核查说明. */
export const REASONS_TABLE = 'reasons';

/**
 * Everything that a file reports: the cells of its forms, less what we concluded or computed ourselves, and the reasons
 * for its 经验校验. Records are told apart by what they are about, never by where they stand.
 */
export function inputRecords(file: ReadFile): readonly InputRecord[] {
  const records = [...file.tables.flatMap(recordsOfTable), ...reasonRecords(file)];
  return withUniqueKeys(records);
}

/** The record's key without the number that tells it from others with the same one. */
export function plainKey(key: string): string {
  return key.replace(/ ?#\d+$/, '');
}

function withUniqueKeys(records: readonly InputRecord[]): readonly InputRecord[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const id = `${record.table}\n${record.key}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? record : { ...record, key: `${record.key} #${String(count)}`.trim() };
  });
}

function recordsOfTable(table: BoundTable): readonly InputRecord[] {
  const fields = inputFields(table);
  const labels = new Map(table.fields.map(({ key, header }) => [key, header]));
  const labelOf = (field: string) => fieldByKey(field)?.name.zh ?? labels.get(field) ?? field;
  const { grid, name: sheet } = table.sheet;
  return Array.from({ length: table.rowCount }, (_, row): InputRecord => {
    const cellOf = (field: string) => table.cellOf(row, field);
    return {
      table: table.name,
      ...keyOf(table, row),
      sheet,
      fields,
      values: fields.map((field) =>
        cellOf(field) === undefined ? '' : canonicalText(table.readingOf(row, field)),
      ),
      labelOf,
      cellOf,
      isComputed: (field) => {
        const at = cellOf(field);
        return at !== undefined && grid.formula(at.row, at.column) !== undefined;
      },
    };
  });
}

/** Columns that somebody filled in: none that was inferred, and no sum that we made of its parts. */
function inputFields(table: BoundTable): readonly string[] {
  const sums = definitionOf(table.name)?.table.sums ?? [];
  const made = new Set(table.layout.inferred?.map(({ key }) => key));
  for (const { key, parts } of sums) {
    const at = table.fields.find((field) => field.key === key)?.at;
    const isPart = table.fields.some(
      (field) => parts.some((part) => part.key === field.key) && sameCell(field.at, at),
    );
    if (isPart) made.add(key);
  }
  return table.fields.map(({ key }) => key).filter((key) => !made.has(key));
}

function sameCell(a: CellAddress, b: CellAddress | undefined): boolean {
  return a.row === b?.row && a.column === b.column;
}

/** What a row is about: a school by its code, else its name, and the level; a class by its name; a printed label. */
function keyOf(table: BoundTable, row: number): Pick<InputRecord, 'key' | 'keyFields'> {
  const textOf = (field: string) => canonicalText(table.readingOf(row, field));
  const keyFields = keyFieldsOf(table, textOf);
  const texts = keyFields.map(textOf).filter((text) => text !== '');
  return { key: texts.join(' '), keyFields };
}

function keyFieldsOf(table: BoundTable, textOf: (field: string) => string): readonly string[] {
  const definition = definitionOf(table.name)?.table;
  if (definition?.layout === 'matrix') return [definition.rowKey];
  const school = ['school_code', 'school_name'].find((field) => textOf(field) !== '');
  if (school !== undefined) return [school, 'level'];
  if (definition?.layout !== 'records' || definition.single === true) return [];
  return ['level', ...definition.identity];
}

function reasonRecords({ reasons, snapshot }: ReadFile): readonly InputRecord[] {
  const columns = new Map(
    [...new Set(reasons.map(({ sheet }) => sheet))].map((name) => {
      const grid = snapshot?.sheets.find((sheet) => sheet.name === name)?.grid;
      return [name, grid && findReasonsTable(name, grid)?.columns] as const;
    }),
  );
  return reasons.map((reason) => recordOfReason(reason, columns.get(reason.sheet) ?? {}));
}

function recordOfReason(
  { sheet, row, texts }: WrittenReason,
  columns: Readonly<Partial<Record<ReasonColumn, number>>>,
): InputRecord {
  const place = texts.code === '' ? [texts.sheet, texts.cell] : [texts.code, texts.level];
  const key = [texts.rule, ...place, texts.field].map(short).filter((text) => text !== '');
  const columnOf = (field: string) => columns[field as ReasonColumn];
  return {
    table: REASONS_TABLE,
    key: key.join(' '),
    keyFields: ['rule', 'sheet', 'cell', 'code', 'level', 'field'],
    sheet,
    fields: REASON_COLUMNS,
    values: REASON_COLUMNS.map((column) => short(texts[column])),
    labelOf: (field) => REASON_HEADERS[field as ReasonColumn],
    cellOf: (field) => {
      const column = columnOf(field);
      return column === undefined ? undefined : { row, column };
    },
    isComputed: () => false,
  };
}
