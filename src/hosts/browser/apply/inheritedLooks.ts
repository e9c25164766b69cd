import {
  ICommandService,
  type ICellData,
  type ICommandInfo,
  type IDisposable,
  type IRange,
  type Worksheet,
} from '@univerjs/core';
import { InsertColMutation, InsertRowMutation, SetRangeValuesMutation } from '@univerjs/sheets';
import { customWith, isFilled, tagOf, type CellTag } from './cellTag';
import type { LayerGrid } from './grid';
import { styleNamed } from './looks';

interface Params {
  readonly subUnitId: string;
  readonly range?: IRange;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, unknown>>>>;
}

/**
 * A row that the user inserts takes the looks of the row above, ours among them. Empty cells with a look of ours are
 * tagged, so that it comes off with the rest.
 */
export function tagInheritedLooks(grid: LayerGrid): IDisposable {
  return grid.injector.get(ICommandService).onCommandExecuted((command) => {
    if (grid.isWriting()) return;
    const { subUnitId } = (command.params ?? {}) as Partial<Params>;
    const sheet = subUnitId === undefined ? null : grid.workbook.getSheetBySheetId(subUnitId);
    if (!sheet) return;
    const cellValue: Record<number, Record<number, ICellData>> = {};
    for (const [row, column] of touched(command, sheet)) {
      const cell = sheet.getCellRaw(row, column);
      if (!cell?.s || isFilled(cell) || tagOf(cell) !== undefined) continue;
      const style = styleNamed(grid.workbook.getStyles().getStyleByCell(cell));
      const tag: CellTag | undefined = style && { value: null, style };
      if (tag !== undefined) (cellValue[row] ??= {})[column] = { custom: customWith(cell, tag) };
    }
    if (Object.keys(cellValue).length === 0) return;
    grid.write(SetRangeValuesMutation.id, { unitId: grid.unitId, subUnitId, cellValue });
  });
}

/** Cells whose looks a mutation may have set, or whose tags it may have taken: clearing a cell does. */
function touched(
  { id, params }: Readonly<ICommandInfo>,
  sheet: Worksheet,
): readonly (readonly [number, number])[] {
  const { range, cellValue = {} } = params as Params;
  const isInsertion = id === InsertRowMutation.id || id === InsertColMutation.id;
  const cells: [number, number][] = [];
  if (isInsertion && range !== undefined) {
    const inside = sheet.getCellMatrix();
    for (let row = range.startRow; row <= range.endRow; row++)
      for (const column of Object.keys(inside.getRow(row) ?? {}).map(Number))
        if (column >= range.startColumn && column <= range.endColumn) cells.push([row, column]);
  }
  if (id !== SetRangeValuesMutation.id) return cells;
  for (const [row, line] of Object.entries(cellValue))
    for (const [column, cell] of Object.entries(line))
      if (typeof cell === 'object' && cell !== null && ('s' in cell || 'custom' in cell))
        cells.push([Number(row), Number(column)]);
  return cells;
}
