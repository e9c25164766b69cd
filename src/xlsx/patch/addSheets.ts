import { succeed, type Result } from '../../kernel/result';
import type { AddSheetEdit, CellWrite } from '../../sheet/editPlan';
import { freeName, sheetNameOfRole } from '../../sheet/ownership';
import { sheetPrefix } from '../../kernel/address';
import { addContentType } from './contentTypes';
import { renameSheets } from './formulaSheets';
import { addRelationship } from './relationships';
import type { NewName, WorkbookPart } from './workbookPart';
import type { WorkingPackage } from './workingPackage';
import type { Formats } from './applyToSheet';
import { countLinks, MAX_LINKS, worksheetXml } from './worksheetXml';
import type { Skip } from './writeEdits';

export const SHEET_TYPE =
  'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

export interface AddedSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly relationship: string;
}

/** Names that the plan's sheets get where the user has sheets of the same names; keys are in lower case. */
export function renamedSheets(
  workbook: WorkbookPart,
  added: readonly AddSheetEdit[],
): ReadonlyMap<string, string> {
  const taken = new Set(workbook.sheets.map(({ name }) => name.toLowerCase()));
  const renamed = new Map<string, string>();
  for (const { name } of added) {
    const free = freeName(taken, name);
    taken.add(free.toLowerCase());
    if (free !== name) renamed.set(name.toLowerCase(), free);
  }
  return renamed;
}

/** Formulas and links follow the names that the plan's own sheets really get. */
export function withRenamedSheets(
  write: CellWrite | null,
  renamed: ReadonlyMap<string, string>,
): CellWrite | null {
  if (write === null || renamed.size === 0) return write;
  const { formula, link } = write;
  const target = link === undefined ? undefined : renamed.get(link.sheet.toLowerCase());
  return {
    ...write,
    ...(formula === undefined ? {} : { formula: renameSheets(formula, renamed) }),
    ...(link === undefined || target === undefined ? {} : { link: { ...link, sheet: target } }),
  };
}

export interface AddedSheets {
  readonly sheets: readonly AddedSheet[];
  readonly names: readonly NewName[];
  readonly hasFormulas: boolean;
  readonly skipped: readonly Skip[];
}

/** Adds a part for each new sheet; the workbook part is extended by the caller. */
export function addSheets(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  added: readonly AddSheetEdit[],
  renamed: ReadonlyMap<string, string>,
  formats: Pick<Formats, 'cell' | 'live'>,
): Result<AddedSheets> {
  const sheets: AddedSheet[] = [];
  let sheetId = workbook.sheets.reduce((most, sheet) => Math.max(most, sheet.sheetId), 0);
  for (const edit of added) {
    const part = pkg.freeName('xl/worksheets/sheet', 'xml');
    const rows = edit.rows.map((row) => row.map((cell) => withRenamedSheets(cell, renamed)));
    pkg.set(
      part,
      worksheetXml(
        { ...edit, rows, landscape: true },
        workbook.flavour.main,
        formats.cell,
        formats.live,
      ),
    );
    const typed = addContentType(pkg, part, SHEET_TYPE);
    if (!typed.ok) return typed;
    const base = workbook.flavour.relationships;
    const link = addRelationship(pkg, workbook.part, { type: 'worksheet', target: part, base });
    if (!link.ok) return link;
    const name = renamed.get(edit.name.toLowerCase()) ?? edit.name;
    sheets.push({ name, sheetId: ++sheetId, relationship: link.value });
  }
  return succeed({
    sheets,
    names: added.map(({ role }, index) => ({
      name: sheetNameOfRole(role),
      refersTo: `${sheetPrefix(sheets[index]?.name ?? '')}$A$1`,
    })),
    hasFormulas: added.some(({ rows }) =>
      rows.some((row) => row.some((cell) => cell?.formula !== undefined)),
    ),
    skipped: added
      .filter(({ rows }) => countLinks(rows) > MAX_LINKS)
      // A copy: the sheet is there, just some of its links are not.
      .map((edit) => ({ edit: { ...edit }, reason: 'too-many-links' })),
  });
}
