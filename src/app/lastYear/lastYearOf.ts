import { isWholeSchool } from '../../forms/index';
import type { BoundTable } from '../../forms/types';
import type { CountyCheck } from '../check';
import { valueOf } from './sheetRows';
import type { FieldKey, LastYearFigure, LastYearFinder } from './types';

const NOWHERE: LastYearFinder = () => undefined;

/** What last year's forms said of the fields of this year's, by school and level. */
export function lastYearOf({ lastYear }: CountyCheck): LastYearFinder {
  if (lastYear === null) return NOWHERE;
  const rows = rowsByKey(lastYear.tables);
  return (key) => {
    for (const { table, code, level, field } of askedFor(key, rows)) {
      const found = rows.get(rowKey(`last_${table}`, code, level));
      const figure = found && figureAt(found.table, found.row, field);
      if (figure !== undefined) return figure;
    }
    return undefined;
  };
}

interface Row {
  readonly table: BoundTable;
  readonly row: number;
}

function rowsByKey(tables: readonly BoundTable[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const table of tables) {
    const text = (row: number, key: string): string => table.readingOf(row, key)?.text ?? '';
    for (let row = 0; row < table.rowCount; row += 1) {
      const code = table.name === 'last_county' ? '' : text(row, 'school_code');
      const level = table.name === 'last_ledger' ? text(row, 'level') : '';
      const key = rowKey(table.name, code, level);
      if (!rows.has(key)) rows.set(key, { table, row });
    }
  }
  return rows;
}

function rowKey(table: string, code: string, level = ''): string {
  return [table, code, level].join('|');
}

const LEVELS = { primary: '小学', junior: '初中' } as const;

/**
 * Where a figure may stand: in last year's form of the same kind, else in the ledger, where the long form's items by
 * level (`teachers_bachelor_primary`) are columns of the row of that level.
 */
function askedFor(key: FieldKey, rows: ReadonlyMap<string, Row>): readonly FieldKey[] {
  if (key.table !== 'school') return [key];
  const byLevel = Object.entries(LEVELS).flatMap(([suffix, level]) => {
    const field = key.field.replace(new RegExp(`_${suffix}$`), '');
    return field === key.field ? [] : [{ ...key, table: 'ledger', level, field }];
  });
  const levels = Object.values(LEVELS).filter((level) =>
    rows.has(rowKey('last_ledger', key.code, level)),
  );
  // What a ledger says of one level of several is not what the long form asks.
  const isWhole = levels.length === 1 || isWholeSchool(key.field);
  const whole = isWhole ? levels.map((level) => ({ ...key, table: 'ledger', level })) : [];
  return [key, ...whole, ...byLevel];
}

function figureAt(table: BoundTable, row: number, field: string): LastYearFigure | undefined {
  const reading = table.readingOf(row, field);
  if (reading === undefined) return undefined;
  const at = table.cellOf(row, field);
  const isTold = reading.number !== undefined || reading.state === 'text';
  return {
    value: isTold ? valueOf(reading) : null,
    file: table.file,
    sheet: table.sheet.name,
    ...(at === undefined ? {} : { at }),
  };
}
