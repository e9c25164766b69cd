import { type MappingProfile, recogniseWorkbook } from '../../forms/index';
import { problemText, type Language } from '../../i18n/index';
import type { UserAmendment } from '../../sheet/amendment';
import type { WorkbookData } from '../../sheet/data';
import { editableWorkbook } from '../../sheet/editableWorkbook';
import { freeSheetName } from '../../sheet/ownership';
import type { SheetSnapshot } from '../../sheet/snapshot';
import { recognisedFile, type CountyCheck, type ReadFile } from '../check';
import type { LastYearView } from '../view/types';
import { schoolsOfLastYear } from './readLastYear';
import { LAST_YEAR_SHEET, LAST_YEAR_WIDTHS, lastYearRows } from './sheetRows';

/** Last year's workbook as somebody opened it beside this year's, read once for each profile that it is read with. */
export function lastYearFile(
  data: WorkbookData,
  name: string,
): (profile: MappingProfile | undefined) => ReadFile {
  const snapshot = editableWorkbook(data).userSnapshot();
  const read = (profile: MappingProfile | undefined): ReadFile =>
    recognisedFile(name, '', snapshot, recogniseWorkbook(snapshot, name, profile), profile);
  let known = read(undefined);
  return (profile) => {
    if (known.profile !== profile) known = read(profile);
    return known;
  };
}

/** What last year's figures come from, for the pane. */
export function lastYearView({ lastYear }: CountyCheck, language: Language): LastYearView | null {
  if (lastYear === null) return null;
  const [file] = lastYear.files;
  const problem = file?.problem ?? null;
  return {
    file: file?.path ?? null,
    schools: schoolsOfLastYear(lastYear),
    problem: problem && problemText(problem, language),
  };
}

/**
 * The changes that keep the figures of the file opened as last year's in the workbook itself, in place of those that it
 * kept before; none where no such file is open.
 */
export function keepAmendments({ files, lastYear }: CountyCheck): readonly UserAmendment[] {
  const [file] = files;
  const tables = (lastYear?.files ?? []).flatMap((one) => one.tables);
  if (!file?.snapshot || tables.length === 0) return [];
  const rows = lastYearRows(tables);
  const kept = file.lastYear[0]?.sheet.name;
  const sheet = file.snapshot.sheets.find(({ name }) => name === kept);
  if (sheet !== undefined) return [overwritten(sheet, rows)];
  const name = freeSheetName(file.snapshot, LAST_YEAR_SHEET);
  return [{ kind: 'add-sheet', name, rows, widths: LAST_YEAR_WIDTHS }];
}

/** Every cell of the sheet: those beyond the new rows are emptied. */
function overwritten(
  { name, grid }: SheetSnapshot,
  rows: ReturnType<typeof lastYearRows>,
): UserAmendment {
  const columns = Math.max(grid.columnCount, LAST_YEAR_WIDTHS.length);
  const cells = Array.from({ length: Math.max(grid.rowCount, rows.length) }, (_, row) =>
    Array.from({ length: columns }, (__, column) => ({
      at: { row, column },
      value: rows[row]?.[column] ?? null,
    })).filter(({ at, value }) => value !== grid.value(at.row, at.column)),
  ).flat();
  return { kind: 'set-cells', sheet: name, cells };
}
