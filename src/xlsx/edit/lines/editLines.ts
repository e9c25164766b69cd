import { MAX_COLUMNS, MAX_ROWS } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { StructureAmendment } from '../../../sheet/amendment';
import { dropCalculationChain } from '../../patch/calculationChain';
import { readWorkbookPart, type WorkbookPart } from '../../patch/workbookPart';
import type { WorkingPackage } from '../../patch/workingPackage';
import { limitOf, sameSheet, shiftFormula, type LineChange } from '../references';
import { mapTokens } from '../references/tokens';
import type { ChangeContext } from './changeContext';
import { rewriteNames } from './definedNames';
import { LineMap } from './lineMap';
import { inTurn, rewriteBelongings, rewriteLinks } from './linkedParts';
import { childNamed, layoutOf } from '../../patch/schemaOrder';
import { rewriteSheet, type NewTexts } from './sheetPart';
import { readTables, type TablePart } from './tableParts';
import { isLost, lostTables, type LostTables } from './tableText';

export type LineAmendment = Extract<
  StructureAmendment,
  { readonly kind: 'insert-lines' | 'delete-lines' }
>;

/**
 * Lets rows and columns come and go, one amendment after the other, and every reference anywhere in the workbook follow
 * as in Excel. Amendments of one sheet that follow one another are carried out in one pass.
 *
 * Refused (`edit-refused`) where Excel refuses: `lines-cross-array`, `lines-cross-data-table`, `lines-cross-pivot`,
 * `lines-cross-query`, `lines-take-table-headers`, `lines-empty-table`, `lines-full` (cells would be pushed off the
 * sheet); also `sheet-missing`, `sheet-unsuitable`, `lines-outside`. Results of formulas stay as they are: to be
 * computed anew by whoever opens the file.
 */
export function editLines(pkg: WorkingPackage, amendments: readonly LineAmendment[]): Result<void> {
  for (const group of groupsOf(amendments)) {
    const workbook = readWorkbookPart(pkg);
    if (!workbook.ok) return workbook;
    const done = changeLines(pkg, workbook.value, group);
    if (!done.ok) return done;
  }
  return succeed(undefined);
}

function groupsOf(amendments: readonly LineAmendment[]): readonly (readonly LineAmendment[])[] {
  const groups: LineAmendment[][] = [];
  for (const amendment of amendments) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && sameSheet(last[0].sheet, amendment.sheet)) last.push(amendment);
    else groups.push([amendment]);
  }
  return groups;
}

function changeLines(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  amendments: readonly LineAmendment[],
): Result<void> {
  const name = amendments[0]?.sheet ?? '';
  const target = workbook.sheets.find((sheet) => sameSheet(sheet.name, name));
  if (target === undefined) return fail('edit-refused', 'sheet-missing', { sheet: name });
  if (target.part === undefined) return fail('edit-refused', 'sheet-unsuitable', { sheet: name });
  if (!amendments.every(isInside)) return fail('edit-refused', 'lines-outside', { sheet: name });
  const changes = amendments.flatMap((one) => changeOf(one, target.name));
  if (changes.length === 0) return succeed(undefined);
  const tables = readTables(pkg, target.part, changes);
  if (!tables.ok) return tables;
  const context = contextOf(target.name, changes, lostTables(tables.value));
  const { part } = target;
  const filtered = hasFilter(pkg, part);
  return inTurn([
    () => rewriteSheets(pkg, workbook, context, tables.value),
    () => rewriteBelongings(pkg, part, context, tables.value),
    () => rewriteLinks(pkg, workbook, context),
    () => {
      const lostFilter = filtered && !hasFilter(pkg, part);
      pkg.set(workbook.part, rewriteNames(workbook.text, context, lostFilter));
      return dropCalculationChain(pkg, workbook.part);
    },
  ]);
}

function isInside({ axis, at, count }: LineAmendment): boolean {
  const limit = limitOf(axis);
  const isWhole = Number.isInteger(at) && Number.isInteger(count);
  return isWhole && at >= 0 && count >= 0 && at < limit && count <= limit;
}

function changeOf(amendment: LineAmendment, sheet: string): readonly LineChange[] {
  const { kind, axis, at, count } = amendment;
  if (count === 0) return [];
  return [{ sheet, axis, at, count, kind: kind === 'insert-lines' ? 'insert' : 'delete' }];
}

function contextOf(sheet: string, changes: readonly LineChange[], lost: LostTables): ChangeContext {
  const losesAny = lost.tables.size + lost.columns.size > 0;
  const settle = (formula: string) =>
    losesAny
      ? mapTokens(formula, (token) => (isLost(token, lost) ? '#REF!' : token.value))
      : formula;
  return {
    sheet,
    changes,
    rows: new LineMap(changes, 'rows', MAX_ROWS),
    columns: new LineMap(changes, 'columns', MAX_COLUMNS),
    settle,
    rewrite: (formula, on) =>
      settle(shiftFormula(formula, on === undefined ? undefined : { sheet: on }, changes)),
  };
}

function rewriteSheets(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  context: ChangeContext,
  tables: readonly TablePart[],
): Result<void> {
  for (const { name, part } of workbook.sheets) {
    if (part === undefined) continue;
    const text = pkg.text(part);
    if (!text.ok) return text;
    const texts = name === context.sheet ? newHeaders(tables) : NO_TEXTS;
    const next = rewriteSheet(text.value, part, name, context, texts);
    if (!next.ok) return next;
    if (next.value !== text.value) pkg.set(part, next.value);
  }
  return succeed(undefined);
}

const NO_TEXTS: NewTexts = new Map();

/** Headers of new columns of tables: a table's names have to stand in its cells. */
function newHeaders(tables: readonly TablePart[]): NewTexts {
  const rows = new Map<number, Map<number, string>>();
  for (const { after, gained, hasHeaders } of tables) {
    if (after === undefined || !hasHeaders) continue;
    const row = rows.get(after.top) ?? new Map<number, string>();
    for (const { offset, name } of gained) row.set(after.left + offset, name);
    if (row.size > 0) rows.set(after.top, row);
  }
  return rows;
}

function hasFilter(pkg: WorkingPackage, part: string): boolean {
  const text = pkg.text(part);
  const layout = text.ok ? layoutOf(text.value) : undefined;
  return layout !== undefined && childNamed(layout, 'autoFilter') !== undefined;
}
