import type { Area } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import { rangeOf } from './reading/chunks';
import type { ExcelSession } from './session';

/**
 * Brings cells into sight and selects them; what is hidden is refused. Selecting fails where the sheet is not in front
 * yet, and now and then for no reason: it is tried once more.
 */
export async function reveal(
  session: ExcelSession,
  name: string,
  area: Area,
): Promise<Result<void>> {
  const once = (): Promise<Result<void>> =>
    session.run((context) => bringIntoSight(context, name, area));
  const first = await once();
  return first.ok || first.problem.kind === 'edit-refused' ? first : once();
}

async function bringIntoSight(
  context: Excel.RequestContext,
  name: string,
  area: Area,
): Promise<Result<void>> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load(['visibility']);
  const range = rangeOf(sheet, area);
  range.load(['rowHidden', 'columnHidden']);
  await context.sync();
  if (sheet.isNullObject) return fail('edit-refused', 'sheet-missing', { sheet: name });
  if (sheet.visibility !== 'Visible') return fail('edit-refused', 'sheet-hidden', { sheet: name });
  if (range.rowHidden)
    return fail('edit-refused', 'row-hidden', { sheet: name, row: area.top + 1 });
  if (range.columnHidden) return fail('edit-refused', 'column-hidden', { sheet: name });
  sheet.activate();
  await context.sync();
  range.select();
  await context.sync();
  return succeed(undefined);
}
