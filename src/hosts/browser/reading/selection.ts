import {
  SelectRangeCommand,
  SetWorksheetActivateCommand,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import type { Worksheet } from '@univerjs/core';
import type { LiveHost } from '../../../app/host';
import type { Area } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import { areaOfRange, rangeOfArea } from '../display';
import type { GridAccess } from '../gridAccess';

/** Of the user interface's plugin, which the grid has on a page only. */
const SCROLL = 'sheet.command.scroll-to-cell';

/** Tells which cells are selected, each selection once. */
export function watchSelection(grid: GridAccess): LiveHost['onSelect'] {
  const selections = grid.injector.get(SheetsSelectionsService);
  return (listener) => {
    let told = '';
    const subscription = selections.selectionChanged$.subscribe((selected) => {
      const range = selected?.at(-1)?.range;
      const area = range === undefined ? undefined : areaOfRange(range);
      const sheet = grid.workbook.getActiveSheet()?.getName();
      if (area === undefined || sheet === undefined) return;
      const key = JSON.stringify([sheet, area]);
      if (key === told) return;
      told = key;
      listener(sheet, area);
    });
    return () => {
      subscription.unsubscribe();
    };
  };
}

/** Brings cells into sight and selects them; what is hidden is refused. */
export async function reveal(grid: GridAccess, name: string, area: Area): Promise<Result<void>> {
  const { workbook, unitId, commands } = grid;
  const wanted = name.toLowerCase();
  const sheet = workbook.getSheets().find((one) => one.getName().toLowerCase() === wanted);
  if (sheet === undefined) return fail('edit-refused', 'sheet-missing', { sheet: name });
  const seen = checkVisible(sheet, area);
  if (!seen.ok) return seen;
  const subUnitId = sheet.getSheetId();
  if (workbook.getActiveSheet()?.getSheetId() !== subUnitId)
    await commands.executeCommand(SetWorksheetActivateCommand.id, { unitId, subUnitId });
  const range = rangeOfArea({
    ...area,
    bottom: Math.min(area.bottom, sheet.getRowCount() - 1),
    right: Math.min(area.right, sheet.getColumnCount() - 1),
  });
  await commands.executeCommand(SelectRangeCommand.id, { unitId, subUnit: subUnitId, range });
  if (commands.hasCommand(SCROLL)) await commands.executeCommand(SCROLL, { range });
  return succeed(undefined);
}

function checkVisible(sheet: Worksheet, area: Area): Result<void> {
  const params = { sheet: sheet.getName() };
  const { rowData, columnData, hidden } = sheet.getConfig();
  if (Boolean(hidden)) return fail('edit-refused', 'sheet-hidden', params);
  if (area.top >= sheet.getRowCount() || area.left >= sheet.getColumnCount())
    return fail('edit-refused', 'cell-away', params);
  if (areAllHidden(rowData, area.top, Math.min(area.bottom, sheet.getRowCount() - 1)))
    return fail('edit-refused', 'row-hidden', { ...params, row: area.top + 1 });
  if (areAllHidden(columnData, area.left, Math.min(area.right, sheet.getColumnCount() - 1)))
    return fail('edit-refused', 'column-hidden', params);
  return succeed(undefined);
}

function areAllHidden(
  lines: Readonly<Record<number, { readonly hd?: number } | null | undefined>>,
  from: number,
  to: number,
): boolean {
  for (let at = from; at <= to; at++) if (lines[at]?.hd !== 1) return false;
  return true;
}
