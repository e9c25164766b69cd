import {
  LAST_YEAR_HEADERS,
  type LastYearColumn,
  YEARLY_TABLES,
  yearlyTableName,
} from '../../forms/index';
import type { BoundTable, Reading } from '../../forms/types';
import { formatAddress } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import { fieldByKey } from '../../standard/index';

/** Name of the sheet that last year's figures are kept on. */
export const LAST_YEAR_SHEET = '上年数据';

const COLUMNS = Object.keys(LAST_YEAR_HEADERS) as readonly LastYearColumn[];

/** Column widths in characters, in the order of `LAST_YEAR_HEADERS`. */
export const LAST_YEAR_WIDTHS = [16, 16, 28, 8, 34, 16, 10, 40];

const TITLE = '上年数据：本年填报时用来对照和核查。每行一项，表头请勿改动；上年填错的可在此更正。';

/** Fields that have columns of their own, or say nothing of the year. */
const LEFT_OUT = new Set(['school_code', 'school_name', 'level', 'seq', 'note']);

/** The rows of a sheet that keeps what these tables say: one for each field that is filled in. */
export function lastYearRows(tables: readonly BoundTable[]): readonly (readonly CellValue[])[] {
  const body = YEARLY_TABLES.flatMap((name) =>
    tables.filter((table) => table.name === name).flatMap(rowsOf),
  );
  const header = COLUMNS.map((column) => LAST_YEAR_HEADERS[column]);
  return [[TITLE], header, ...body.map((row) => COLUMNS.map((column) => row[column]))];
}

type Row = Readonly<Record<LastYearColumn, CellValue>>;

function rowsOf(table: BoundTable): readonly Row[] {
  const rows: Row[] = [];
  const keys = table.fields.map(({ key }) => key).filter((key) => !LEFT_OUT.has(key));
  for (let row = 0; row < table.rowCount; row += 1) {
    const text = (key: string): CellValue => table.readingOf(row, key)?.text ?? null;
    const school = { code: text('school_code'), name: text('school_name'), level: text('level') };
    for (const key of keys) {
      const field = fieldByKey(key);
      const reading = table.readingOf(row, key);
      if (field === undefined || reading === undefined || reading.state === 'blank') continue;
      // A figure that another file contradicts is not to become one again.
      if (reading.number === undefined && typeof reading.raw === 'number' && !reading.text)
        continue;
      rows.push({
        ...school,
        table: yearlyTableName(table.name),
        field: field.name.zh,
        value: valueOf(reading),
        unit: reading.number === undefined ? null : field.unit,
        origin: originOf(table, row, key),
      });
    }
  }
  return rows;
}

/** A figure in the field's own unit, a code or text as it was read, anything else as it stood. */
export function valueOf(reading: Reading): CellValue {
  return reading.number ?? reading.text ?? reading.raw;
}

function originOf(table: BoundTable, row: number, key: string): string {
  const at = table.cellOf(row, key);
  return `${table.file} ${table.sheet.name}${at === undefined ? '' : `!${formatAddress(at)}`}`;
}
