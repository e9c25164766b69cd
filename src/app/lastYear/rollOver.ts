import { eachSchoolOnce, ledgerOf, YEARLY_TABLES } from '../../forms/index';
import type { BoundTable } from '../../forms/types';
import type { Language } from '../../i18n/index';
import { fail, succeed, type Result } from '../../kernel/result';
import type { CellValue } from '../../sheet/cell';
import { valueOf } from '../../sheet/newSnapshot';
import type { NewCell, NewSheet, NewWorkbook } from '../../sheet/newWorkbook';
import { fieldByKey } from '../../standard/index';
import { codeEntries } from '../templates/inputs';
import { templateOf } from '../templates/index';
import { tablesOf } from '../templates/sample';
import type { CountyCheck } from '../check';
import { LAST_YEAR_SHEET, LAST_YEAR_WIDTHS, lastYearRows } from './sheetRows';

export interface RollOverRequest {
  /** The form wanted; that of last year's workbook unless given. */
  readonly form?: string;
  readonly year?: number;
  readonly language?: Language;
}

/**
 * The form of the new year out of last year's workbook: what stands from year to year is kept, the figures are to be
 * filled in, and those of last year are on the sheet 上年数据 to compare with.
 */
export function rollOver(
  check: CountyCheck,
  { form, year, language }: RollOverRequest,
): Result<NewWorkbook> {
  const all = check.files.flatMap((file) => file.tables);
  const tables = YEARLY_TABLES.flatMap((name) =>
    eachSchoolOnce(all.filter((table) => table.name === name)),
  );
  const first = all.find(isYearly);
  if (first === undefined) return fail('template-invalid', 'no-last-year');
  const made = templateOf({
    form: form ?? first.form,
    standard: check.options.standard.id,
    rows: sourcesOf('ledger', tables).reduce((sum, table) => sum + table.rowCount, 0),
    ...(year === undefined ? {} : { year }),
    ...(language === undefined ? {} : { language }),
  });
  if (!made.ok) return made;
  const sheets: NewSheet[] = [];
  for (const sheet of made.value.sheets) {
    const filled = withStanding(sheet, tables);
    if (!filled.ok) return filled;
    sheets.push(filled.value);
  }
  return succeed({ ...made.value, sheets: [...sheets, keptSheet(tables)] });
}

function isYearly({ name }: BoundTable): boolean {
  return YEARLY_TABLES.some((yearly) => yearly === name);
}

/** Last year's figures on a sheet that can be corrected. */
function keptSheet(tables: readonly BoundTable[]): NewSheet {
  const rows = lastYearRows(tables).map((row, at): readonly NewCell[] =>
    row.map((value) => (at === 1 ? { value, style: 'header' } : value)),
  );
  return { name: LAST_YEAR_SHEET, rows, widths: LAST_YEAR_WIDTHS, freeze: { rows: 2, columns: 0 } };
}

/** Writes what stands from year to year into the cells that ask for it. */
function withStanding(sheet: NewSheet, tables: readonly BoundTable[]): Result<NewSheet> {
  const blank = blankTable(sheet);
  if (blank === undefined) return succeed(sheet);
  const sources = sourcesOf(blank.name, tables);
  const count = sources.reduce((sum, source) => sum + source.rowCount, 0);
  if (count > blank.rowCount) return fail('template-invalid', 'several-schools', { count });
  const rows = sheet.rows.map((row) => [...row]);
  const standing = blank.fields.filter(({ key }) => fieldByKey(key)?.standing === true);
  let to = 0;
  for (const source of sources) {
    for (let from = 0; from < source.rowCount; from += 1) {
      for (const { key } of standing) {
        const at = blank.cellOf(to, key);
        const row = at && rows[at.row];
        const cell = at && row?.[at.column];
        if (at === undefined || row === undefined || !isUnlocked(cell)) continue;
        row[at.column] = { ...cell, value: standingValue(source, from, key) };
      }
      to += 1;
    }
  }
  return succeed({ ...sheet, rows });
}

/** The table that the form will be read as: found by trying it on, every cell to fill in being filled. */
function blankTable(sheet: NewSheet): BoundTable | undefined {
  return tablesOf(
    sheet,
    sheet.rows.map((row) => row.map(tried)),
  ).find(isYearly);
}

type OpenCell = Extract<NewCell, { readonly value: CellValue }>;

function isUnlocked(cell: NewCell | undefined): cell is OpenCell {
  return cell !== null && typeof cell === 'object' && 'unlocked' in cell && cell.unlocked === true;
}

function tried(cell: NewCell): CellValue {
  if (isUnlocked(cell)) return cell.style === 'form-figure' ? 1 : '样例';
  return valueOf(cell);
}

/** What of last year goes into a table: a ledger takes the rows that school forms amount to as well. */
function sourcesOf(name: string, tables: readonly BoundTable[]): readonly BoundTable[] {
  return name === 'ledger'
    ? eachSchoolOnce(ledgerOf(tables))
    : tables.filter((table) => table.name === name);
}

/** As the form writes it: a school type is chosen from a list of names. */
function standingValue(source: BoundTable, row: number, key: string): CellValue {
  const reading = source.readingOf(row, key);
  if (reading === undefined || reading.state === 'blank') return null;
  const field = fieldByKey(key);
  const entry = field && codeEntries(field).find(({ code }) => code === reading.text);
  return entry?.name.zh ?? reading.text ?? reading.number ?? reading.raw;
}
