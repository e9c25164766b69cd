import type { ICellData, IStyleData, Worksheet, Nullable } from '@univerjs/core';
import type { CellWrite } from '../../../sheet/editPlan';
import type { CellAddress } from '../../../kernel/address';
import {
  contentOf,
  customWith,
  holdsOurs,
  isUsers,
  showsOther,
  tagOf,
  type CellTag,
} from './cellTag';
import { isDrawnUpon } from './dependents';
import type { CellPatches, LayerGrid } from './grid';
import { formerOff, STYLES, without } from './looks';
import type { WantedCells } from './wantedCells';

interface Patch {
  readonly row: number;
  readonly column: number;
  /** null takes the cell off, undefined leaves it. */
  readonly cell: () => Nullable<ICellData>;
}

/** Cells in one mutation: the page gets its turn between two. */
const CHUNK = 600;

/**
 * Brings the cells of ours on a sheet of the user's to what is wanted, touching only those that differ; returns what is to
 * be computed, since it came without a result, or shows another, or is drawn upon by formulas of the user's.
 */
export async function writeCells(
  grid: LayerGrid,
  sheet: Worksheet,
  wanted: WantedCells,
  turn: () => Promise<void>,
): Promise<readonly CellAddress[]> {
  const patches = [...removals(grid, sheet, wanted), ...writes(grid, sheet, wanted)];
  for (let from = 0; from < patches.length; from += CHUNK) {
    writePatches(grid, sheet, patches.slice(from, from + CHUNK));
    await turn();
  }
  if (isDrawnUpon(grid, patches)) return patches;
  return toCompute(sheet, wanted);
}

/** Formulas that show something else than their results, or nothing. */
function toCompute(sheet: Worksheet, wanted: WantedCells): readonly CellAddress[] {
  const cells: CellAddress[] = [];
  for (const [row, line] of wanted) {
    for (const [column, write] of line) {
      if (write.formula === undefined) continue;
      const cell = sheet.getCellRaw(row, column);
      if (isUsers(cell)) continue;
      const isBare = write.value === null && (cell?.v ?? null) === null;
      if (isBare || showsOther(cell, write)) cells.push({ row, column });
    }
  }
  return cells;
}

function writePatches(grid: LayerGrid, sheet: Worksheet, patches: readonly Patch[]): void {
  const cellValue: CellPatches = {};
  for (const { row, column, cell } of patches) {
    const patch = cell();
    if (patch !== undefined) (cellValue[row] ??= {})[column] = patch;
  }
  if (Object.keys(cellValue).length === 0) return;
  grid.setCells(sheet.getSheetId(), cellValue);
}

/** Calls for each cell that carries our tag. */
export function forEachTagged(
  sheet: Worksheet,
  visit: (row: number, column: number, cell: ICellData, tag: CellTag) => void,
): void {
  sheet.getCellMatrix().forValue((row, column, cell): void => {
    const tag = cell?.custom === undefined ? undefined : tagOf(cell);
    if (tag !== undefined && cell) visit(row, column, cell, tag);
  });
}

function removals(grid: LayerGrid, sheet: Worksheet, wanted: WantedCells): readonly Patch[] {
  const patches: Patch[] = [];
  forEachTagged(sheet, (row, column) => {
    if (wanted.get(row)?.has(column) === true) return;
    patches.push({ row, column, cell: () => removal(grid, sheet.getCellRaw(row, column)) });
  });
  return patches;
}

/** What takes a cell of ours off again, leaving what the user put there or gave its look; undefined where none is ours. */
export function removal({ workbook }: LayerGrid, cell: Nullable<ICellData>): Nullable<ICellData> {
  const tag = tagOf(cell);
  if (tag === undefined) return undefined;
  const custom = customWith(cell, undefined);
  const style = workbook.getStyles().getStyleByCell(cell);
  const { patch, leaves } =
    tag.style === undefined
      ? { patch: undefined, leaves: Boolean(style) }
      : without(style, tag.style);
  const look = patch === undefined ? {} : { s: patch };
  if (!holdsOurs(cell, tag)) return { custom, ...look };
  if (!leaves && custom === null) return null;
  return { v: null, f: null, si: null, t: null, custom, ...look };
}

function writes(grid: LayerGrid, sheet: Worksheet, wanted: WantedCells): readonly Patch[] {
  const patches: Patch[] = [];
  for (const [row, line] of wanted) {
    for (const [column, write] of line) {
      const tag = tagWanted(write);
      if (stands(sheet.getCellRaw(row, column), tag)) continue;
      const cell = () => written(grid, sheet.getCellRaw(row, column), write, tag);
      patches.push({ row, column, cell });
    }
  }
  return patches;
}

function tagWanted(write: CellWrite): CellTag {
  const { v, f } = contentOf(write);
  const looks = write.looks === undefined ? {} : { looks: JSON.stringify(write.looks) };
  const style = write.style === undefined ? {} : { style: write.style };
  const value = typeof v === 'string' || typeof v === 'number' ? v : null;
  if (typeof f === 'string') return { formula: f, value: null, ...style, ...looks };
  return { value, ...style, ...looks };
}

/** Whether a cell already is what the plan wants. */
function stands(cell: Nullable<ICellData>, tag: CellTag): boolean {
  const present = tagOf(cell);
  if (present === undefined || !holdsOurs(cell, present)) return false;
  if (present.formula !== tag.formula || present.value !== tag.value) return false;
  if (tag.formula !== undefined && typeof cell?.f === 'string' && cell.f !== tag.formula)
    return false;
  const sameLook = present.style === tag.style || present.style === undefined;
  return sameLook && present.looks === tag.looks;
}

function written(
  { workbook }: LayerGrid,
  cell: Nullable<ICellData>,
  write: CellWrite,
  tag: CellTag,
): ICellData | undefined {
  if (isUsers(cell)) return undefined;
  const present = tagOf(cell);
  const style = workbook.getStyles().getStyleByCell(cell);
  const isStyled = Object.keys(style ?? {}).length > 0;
  // An empty cell that the user has given a look keeps it.
  const keepsLook = isStyled && present?.style === undefined;
  const { style: wanted, ...rest } = tag;
  const noted: CellTag = keepsLook || wanted === undefined ? rest : { ...rest, style: wanted };
  const former = present?.style === undefined ? {} : formerOff(style, present.style);
  const fresh = keepsLook || wanted === undefined ? {} : STYLES[wanted];
  const look: IStyleData = { ...former, ...fresh };
  return {
    p: null,
    si: null,
    f: null,
    ...contentOf(write),
    ...(Object.keys(look).length === 0 ? {} : { s: look }),
    custom: customWith(cell, noted),
  };
}
