import {
  CommandType,
  ICommandService,
  toDisposable,
  type ICellData,
  type IDisposable,
} from '@univerjs/core';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import { customWith, referencesOf, tagOf, type CellTag } from './cellTag';
import type { LayerGrid } from './grid';

/** Mutations along with which the grid rewrites formulas. */
const REWRITING =
  /^sheet\.mutation\.(?:(?:insert|remove)-(?:rows?|cols?|sheet)|move-(?:range|rows|columns)|reorder-range|set-worksheet-name)$|^formula\.mutation\.(?:set|remove)-(?:defined-name|super-table)/;

interface Params {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
}

interface Place {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

export interface TypedFormulas extends IDisposable {
  /** To be called before cells of ours are written: what has been typed until now is the user's. */
  readonly settle: () => void;
}

/**
 * Tells formulas that the user types over ours from ours, where they differ in nothing but references. The grid rewrites
 * references, too, by the same mutation; but then something is moved or renamed in the same breath. A cell that she has
 * typed into loses our tag; her undo brings it back with our formula.
 */
export function typedFormulas(grid: LayerGrid): TypedFormulas {
  let typed: Place[] = [];
  let isRewriting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(timer);
    timer = undefined;
    const places = isRewriting ? [] : typed;
    typed = [];
    isRewriting = false;
    for (const place of places) disown(grid, place);
  };
  const watch = grid.injector
    .get(ICommandService)
    .onCommandExecuted(({ id, type, params }, how) => {
      if (type !== CommandType.MUTATION || grid.isWriting() || how?.['fromFormula'] === true)
        return;
      const target = (params ?? {}) as Params;
      if ((target.unitId ?? grid.unitId) !== grid.unitId) return;
      if (REWRITING.test(id)) isRewriting = true;
      else if (id === SetRangeValuesMutation.id) typed.push(...typedOver(grid, target));
      if (isRewriting || typed.length > 0) timer ??= setTimeout(settle, 0);
    });
  return {
    settle,
    ...toDisposable(() => {
      clearTimeout(timer);
      watch.dispose();
    }),
  };
}

function typedOver(grid: LayerGrid, { subUnitId = '', cellValue = {} }: Params): readonly Place[] {
  const places: Place[] = [];
  for (const [row, line] of Object.entries(cellValue))
    for (const [column, patch] of Object.entries(line)) {
      const place = { sheetId: subUnitId, row: Number(row), column: Number(column) };
      if (typeof patch?.f === 'string' && tagTypedOver(grid, place) !== undefined)
        places.push(place);
    }
  return places;
}

/** The tag of a cell whose formula has other references than ours. */
function tagTypedOver(grid: LayerGrid, { sheetId, row, column }: Place): CellTag | undefined {
  const cell = grid.workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
  const tag = tagOf(cell);
  if (tag?.formula === undefined || typeof cell?.f !== 'string') return undefined;
  return referencesOf(cell.f) === referencesOf(tag.formula) ? undefined : tag;
}

/** Leaves our tag no more than the look that we gave the cell. */
function disown(grid: LayerGrid, place: Place): void {
  const { sheetId, row, column } = place;
  const tag = tagTypedOver(grid, place);
  if (tag === undefined) return;
  const cell = grid.workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
  const look = tag.style === undefined ? undefined : { value: null, style: tag.style };
  grid.setCells(sheetId, { [row]: { [column]: { custom: customWith(cell, look) } } });
}
