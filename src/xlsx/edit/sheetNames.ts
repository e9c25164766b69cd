import { fail, succeed, type Result } from '../../kernel/result';
import type { WorkbookPart } from '../patch/workbookPart';

/** Whether a sheet may be called so: 1 to 31 characters, none of `: \ / ? * [ ]`, no quote at its ends, not taken. */
export function checkName(workbook: WorkbookPart, name: string, own?: string): Result<void> {
  const isSound =
    name !== '' &&
    name.length <= 31 &&
    !/[:\\/?*[\]\u0000-\u001f\ufffe\uffff]/.test(name) &&
    !/^'|'$/.test(name) &&
    // Excel keeps this name for itself.
    name.toLowerCase() !== 'history';
  if (!isSound) return fail('edit-refused', 'sheet-name-invalid', { sheet: name });
  const key = name.toLowerCase();
  const isTaken = workbook.sheets.some(
    (sheet) => sheet.name.toLowerCase() === key && key !== own?.toLowerCase(),
  );
  return isTaken ? fail('edit-refused', 'sheet-name-taken', { sheet: name }) : succeed(undefined);
}
