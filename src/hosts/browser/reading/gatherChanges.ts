import { CommandType, type ICommandInfo } from '@univerjs/core';
import type { GridAccess } from '../gridAccess';

/** What changed since it was last told; sheets by id. */
export interface Dirt {
  workbook: boolean;
  names: boolean;
  readonly sheets: Set<string>;
  /** Rows, then columns. */
  readonly cells: Map<string, Map<number, Set<number>>>;
}

export function noDirt(): Dirt {
  return { workbook: false, names: false, sheets: new Set(), cells: new Map() };
}

const WORKBOOK =
  /^sheet\.mutation\.(?:insert-sheet|remove-sheet|set-worksheet-(?:name|order|hidden)|copy-worksheet-end)$/;

/** Cells that went elsewhere, merges, hidden lines, number formats. */
const SHEET =
  /^sheet\.mutation\.(?:(?:insert|remove)-(?:rows?|cols?)|move-(?:range|rows|columns)|reorder-range|(?:add|remove)-worksheet-merge|set-(?:row|col)-(?:hidden|visible|data)|set\.numfmt|remove\.numfmt)$/;

const NAMES = /^formula\.mutation\.(?:set|remove)-defined-name$/;

const CELLS = 'sheet.mutation.set-range-values';

interface MutationParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly from?: { readonly subUnitId: string };
  readonly to?: { readonly subUnitId: string };
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, unknown>>>>;
}

/** Notes what a mutation changes; says whether it is one that changes something. */
export function gather(
  dirt: Dirt,
  { unitId }: GridAccess,
  { id, type, params }: Readonly<ICommandInfo>,
): boolean {
  const target = (params ?? {}) as MutationParams;
  if (type !== CommandType.MUTATION || target.unitId !== unitId) return false;
  if (WORKBOOK.test(id)) dirt.workbook = true;
  else if (NAMES.test(id)) dirt.names = true;
  else if (SHEET.test(id)) {
    // A range moved to another sheet says both ends instead of a sheet.
    for (const sheet of [target.subUnitId, target.from?.subUnitId, target.to?.subUnitId])
      if (sheet !== undefined) dirt.sheets.add(sheet);
  } else if (id === CELLS && target.subUnitId !== undefined)
    gatherCells(dirt, target.subUnitId, target.cellValue ?? {});
  else return false;
  return true;
}

function gatherCells(
  { cells }: Dirt,
  sheetId: string,
  value: NonNullable<MutationParams['cellValue']>,
): void {
  const rows = cells.get(sheetId) ?? new Map<number, Set<number>>();
  cells.set(sheetId, rows);
  for (const [rowKey, line] of Object.entries(value)) {
    const row = Number(rowKey);
    const columns = rows.get(row) ?? new Set<number>();
    rows.set(row, columns);
    for (const column of Object.keys(line)) columns.add(Number(column));
  }
}
