import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { dropCalculationChain } from '../patch/calculationChain';
import { applySplices } from '../patch/splice';
import type { Editing } from './editing';
import { removeSheetFrom, renameSheetIn } from './references';
import { rewriteFormulas } from './rewriteFormulas';
import { dropSheetParts } from './dropSheetParts';
import { arrangeSheets, isHidden, placeOf, sheetEntries, tagSplice } from './sheetList';
import { checkName } from './sheetNames';
import { referencesOutside } from './sheetMentions';

type Kind<K extends Amendment['kind']> = Extract<Amendment, { readonly kind: K }>;

/** Moves a sheet to another place. */
export function moveSheet(editing: Editing, { sheet, to }: Kind<'move-sheet'>): Result<void> {
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const place = placeOf(workbook.value, sheet);
  if (!place.ok) return place;
  const order = workbook.value.sheets.map((_, at) => at);
  order.splice(place.value, 1);
  order.splice(Math.max(0, Math.min(Math.trunc(to), order.length)), 0, place.value);
  editing.pkg.set(workbook.value.part, arrangeSheets(workbook.value, order));
  return succeed(undefined);
}

/** Renames a sheet; formulas, names, rules, charts, pivot tables and links follow. */
export function renameSheet(editing: Editing, amendment: Kind<'rename-sheet'>): Result<void> {
  const { sheet, to } = amendment;
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const place = placeOf(workbook.value, sheet);
  if (!place.ok) return place;
  const named = checkName(workbook.value, to, sheet);
  if (!named.ok) return named;
  const { part, text } = workbook.value;
  const entry = sheetEntries(workbook.value)[place.value];
  if (entry === undefined) return fail('edit-refused', 'sheet-missing', { sheet });
  editing.pkg.set(part, applySplices(text, [tagSplice(text, entry, { name: to })]));
  const rename = (formula: string) => renameSheetIn(formula, sheet, to);
  return rewriteFormulas(editing.pkg, rename, (content, root) =>
    referencesOutside(content, root, rename, (name) =>
      name.toLowerCase() === sheet.toLowerCase() ? to : name,
    ),
  );
}

/** Removes a sheet with the parts that only it has; references to it become `#REF!`. */
export function removeSheet(editing: Editing, { sheet }: Kind<'remove-sheet'>): Result<void> {
  const { pkg } = editing;
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const place = placeOf(workbook.value, sheet);
  if (!place.ok) return place;
  const rest = workbook.value.sheets.map((_, at) => at).filter((at) => at !== place.value);
  if (rest.every((at) => isHidden(workbook.value, at)))
    return fail('edit-refused', 'last-visible-sheet', { sheet });
  const order = workbook.value.sheets.map(({ name }) => name);
  const { part } = workbook.value;
  const dropped = dropSheetParts(pkg, workbook.value, place.value);
  if (!dropped.ok) return dropped;
  pkg.set(part, arrangeSheets(workbook.value, rest));
  editing.valuesChanged = true;
  const chain = dropCalculationChain(pkg, part);
  if (!chain.ok) return chain;
  return rewriteFormulas(pkg, (formula) => removeSheetFrom(formula, sheet, order));
}
