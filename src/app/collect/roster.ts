import { ledgerOf } from '../../forms/index';
import type { BoundTable } from '../../forms/types';
import { fail, succeed, type Result } from '../../kernel/result';
import type { SheetSnapshot } from '../../sheet/snapshot';
import { codes, fieldByKey } from '../../standard/index';
import type { ReadFile } from '../check';
import { schoolKey } from './schoolKey';
import { nameKey } from '../../checks/index';
import type { Roster, RosterSchool } from './types';

/** Rows in which the header of a bare list is looked for. */
const HEADER_ROWS = 20;

/**
 * The schools that a workbook lists: a ledger or another form that we know (last year's county table), or else a sheet
 * with a column of codes or names. Fails with `form-not-recognised`, `no-schools`.
 */
export function readRoster(file: ReadFile): Result<Roster> {
  if (file.snapshot === null)
    return { ok: false, problem: file.problem ?? fail('file-damaged', 'not-a-workbook').problem };
  const known = ledgerOf(file.tables).flatMap(schoolsOfTable);
  const listed = known.length > 0 ? known : file.snapshot.sheets.flatMap(schoolsOfSheet);
  const schools = [...new Map(listed.map((school) => [schoolKey(school), school])).values()];
  return schools.length === 0
    ? fail('form-not-recognised', 'no-schools', { path: file.path })
    : succeed({ path: file.path, schools });
}

function schoolsOfTable(table: BoundTable): readonly RosterSchool[] {
  const text = (row: number, key: string): string => table.readingOf(row, key)?.text ?? '';
  return Array.from({ length: table.rowCount }, (_, row) => ({
    code: text(row, 'school_code'),
    name: text(row, 'school_name'),
    type: text(row, 'school_type'),
  })).filter((school) => schoolKey(school) !== '');
}

type Columns = Readonly<Partial<Record<'school_code' | 'school_name' | 'school_type', number>>>;

/** A sheet that is a list and no form: the columns are known by their headers, wherever they stand. */
function schoolsOfSheet({ grid }: SheetSnapshot): readonly RosterSchool[] {
  const keyOf = rosterHeaders();
  for (let row = 0; row < Math.min(HEADER_ROWS, grid.rowCount); row += 1) {
    const columns: Partial<Record<keyof Columns, number>> = {};
    grid.forEachInRow(row, (column, value) => {
      const key = typeof value === 'string' ? keyOf.get(nameKey(value)) : undefined;
      if (key !== undefined) columns[key] ??= column;
    });
    if (columns.school_code === undefined && columns.school_name === undefined) continue;
    return rowsBelow(grid, row, columns);
  }
  return [];
}

function rowsBelow(
  grid: SheetSnapshot['grid'],
  header: number,
  columns: Columns,
): readonly RosterSchool[] {
  const schools: RosterSchool[] = [];
  for (let row = header + 1; row < grid.rowCount; row += 1) {
    const text = (column: number | undefined): string => {
      const value = column === undefined ? null : grid.value(row, column);
      return value === null || typeof value === 'object' ? '' : nameKey(String(value));
    };
    const [code, name] = [text(columns.school_code), text(columns.school_name)];
    const school = {
      code: /^\d{10}$/.test(code) ? code : '',
      name,
      type: typeCode(text(columns.school_type)),
    };
    // Totals and signatures below a list have no code; a list of names alone is taken as it is.
    const isSchool = columns.school_code === undefined ? name !== '' : school.code !== '';
    if (isSchool && !isTotal(name)) schools.push(school);
  }
  return schools;
}

function isTotal(name: string): boolean {
  return codes().markers.totals.includes(name);
}

function rosterHeaders(): ReadonlyMap<string, keyof Columns> {
  const keys = ['school_code', 'school_name', 'school_type'] as const;
  return new Map(
    keys.flatMap((key) => {
      const field = fieldByKey(key);
      return [field?.name.zh ?? '', ...(field?.aliases ?? [])].map(
        (text) => [nameKey(text), key] as const,
      );
    }),
  );
}

function typeCode(text: string): string {
  const found = codes().lists.schoolTypes.find(
    ({ code, name, aliases }) => code === text || name.zh === text || aliases.includes(text),
  );
  return found?.code ?? '';
}
