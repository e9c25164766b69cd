import { MAX_COLUMNS, MAX_ROWS } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { addContentType } from '../patch/contentTypes';
import { addRelationship, USER_ID } from '../patch/relationships';
import { MAX_TEXT } from '../patch/cellXml';
import { SHEET_TYPE } from '../patch/addSheets';
import { worksheetXml } from '../patch/worksheetXml';
import type { Editing } from './editing';
import { arrangeSheets, type SheetPlace } from './sheetList';
import { checkName } from './sheetNames';

type AddSheet = Extract<Amendment, { readonly kind: 'add-sheet' }>;

/** Adds a sheet of texts and numbers. */
export function addSheet(editing: Editing, amendment: AddSheet): Result<void> {
  const { pkg } = editing;
  const { name, index, rows = [], widths = [] } = amendment;
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const named = checkName(workbook.value, name);
  if (!named.ok) return named;
  if (rows.length > MAX_ROWS || rows.some((row) => row.length > MAX_COLUMNS))
    return fail('edit-refused', 'cell-outside', { sheet: name });
  const long = rows.some((row) =>
    row.some((value) => typeof value === 'string' && value.length > MAX_TEXT),
  );
  if (long)
    return fail('edit-refused', 'text-too-long', { sheet: name, cell: '', limit: MAX_TEXT });
  const book = editing.styleBook();
  if (!book.ok) return book;
  const { sheets, part, flavour } = workbook.value;
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  const model = { rows: cells, widths, merges: [] };
  const text = worksheetXml(model, flavour.main, (_, quoted) =>
    book.value.format(undefined, quoted),
  );
  const target = pkg.freeName('xl/worksheets/sheet', 'xml');
  pkg.set(target, text);
  const typed = addContentType(pkg, target, SHEET_TYPE);
  if (!typed.ok) return typed;
  const base = flavour.relationships;
  const linked = addRelationship(pkg, part, { type: 'worksheet', target, base }, USER_ID);
  if (!linked.ok) return linked;
  const sheetId = sheets.reduce((most, sheet) => Math.max(most, sheet.sheetId), 0) + 1;
  const order: SheetPlace[] = sheets.map((_, place) => place);
  const at = Math.max(0, Math.min(Math.trunc(index ?? sheets.length), sheets.length));
  order.splice(at, 0, { name, sheetId, relationship: linked.value });
  pkg.set(part, arrangeSheets(workbook.value, order));
  return succeed(undefined);
}
