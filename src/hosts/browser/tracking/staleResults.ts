import type { ICellData, IDisposable } from '@univerjs/core';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import type { GridAccess } from '../gridAccess';

interface CellsParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly cellValue?: Record<number, Record<number, ICellData | null>>;
}

/**
 * Keeps results out of cells whose formula is gone. The grid computes meanwhile, and puts a result where the formula
 * stood when it began: into a cell that undoing has emptied since, or over what the user has typed there.
 */
export function dropStaleResults({ commands, workbook, unitId }: GridAccess): IDisposable {
  return commands.beforeCommandExecuted(({ id, params }, options) => {
    if (id !== SetRangeValuesMutation.id || options?.['applyFormulaCalculationResult'] !== true)
      return;
    const target = params as CellsParams;
    const sheet = workbook.getSheetBySheetId(target.subUnitId);
    if (target.unitId !== unitId || !sheet) return;
    const kept: NonNullable<CellsParams['cellValue']> = {};
    let isAnyStale = false;
    for (const [rowKey, line] of Object.entries(target.cellValue ?? {})) {
      const row = Number(rowKey);
      for (const [columnKey, result] of Object.entries(line)) {
        const cell = sheet.getCellRaw(row, Number(columnKey));
        if (cell?.f || cell?.si) (kept[row] ??= {})[Number(columnKey)] = result;
        else isAnyStale = true;
      }
    }
    if (isAnyStale) Object.assign(target, { cellValue: kept });
  });
}
