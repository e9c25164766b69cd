import type { Spot } from '../../checks/index';
import { findReasonsTable, REASON_HEADERS } from '../../forms/index';
import type { ReasonColumn, ReasonsTable } from '../../forms/types';
import type { CellChange, UserAmendment } from '../../sheet/amendment';
import type { CellValue } from '../../sheet/cell';
import type { Grid } from '../../sheet/grid';
import { freeSheetName } from '../../sheet/ownership';
import type { CountyCheck } from '../check';
import { REASON_COLUMNS } from './readReasons';
import { isExplainable, reasonFinder, reasonKeys, type ReasonKey } from './reasonFinder';

/** Name of the sheet that reasons are written into where the workbook has none yet. */
export const REASONS_SHEET = '数据核查说明';

/** Column widths in characters, in the order of `REASON_HEADERS`. */
export const REASON_WIDTHS = [9, 16, 8, 16, 26, 8, 22, 40, 50, 10, 12];

export interface Reason {
  readonly text: string;
  readonly who: string;
  readonly on: string;
}

/**
 * The changes that write one reason for these findings, in place of what stood there for them; an empty text takes
 * their rows out and moves those below up. Findings that cannot be explained away are passed over.
 */
export function explainAmendments(
  check: CountyCheck,
  spots: readonly Spot[],
  reason: Reason,
): readonly UserAmendment[] {
  const open = spots.filter(({ run }) => isExplainable(run.rule));
  const snapshot = check.files[0]?.snapshot;
  if (open.length === 0 || snapshot === undefined || snapshot === null) return [];
  const keyOf = reasonKeys(check);
  const finder = reasonFinder(check);
  const wanted = open.map((spot) => ({ key: keyOf(spot), at: finder(spot)?.written }));
  for (const sheet of snapshot.sheets) {
    const table = findReasonsTable(sheet.name, sheet.grid);
    if (table === undefined) continue;
    const rows = wanted.map(({ key, at }) => ({
      key,
      row: at?.sheet === sheet.name ? at.row : undefined,
    }));
    return changesOf(table, sheet.grid, rows, reason);
  }
  if (reason.text.trim() === '') return [];
  const name = freeSheetName(snapshot, REASONS_SHEET);
  const body = wanted.map(({ key }) => REASON_COLUMNS.map((column) => textIn(key, reason, column)));
  const header = REASON_COLUMNS.map((column) => REASON_HEADERS[column]);
  return [{ kind: 'add-sheet', name, rows: [header, ...body], widths: REASON_WIDTHS }];
}

interface Wanted {
  readonly key: ReasonKey;
  /** Row that holds a reason for the finding already. */
  readonly row: number | undefined;
}

function changesOf(
  table: ReasonsTable,
  grid: Grid,
  wanted: readonly Wanted[],
  reason: Reason,
): readonly UserAmendment[] {
  const cells =
    reason.text.trim() === ''
      ? takenOut(grid, new Set(wanted.flatMap(({ row }) => row ?? [])))
      : written(table, grid, wanted, reason);
  return cells.length === 0 ? [] : [{ kind: 'set-cells', sheet: table.sheet, cells }];
}

function textIn(key: ReasonKey, reason: Reason, column: ReasonColumn): string {
  const texts: Readonly<Record<ReasonColumn, string>> = {
    ...key,
    reason: reason.text.trim(),
    who: reason.who,
    on: reason.on,
  };
  return texts[column];
}

function written(
  { columns }: ReasonsTable,
  grid: Grid,
  wanted: readonly Wanted[],
  reason: Reason,
): CellChange[] {
  let next = grid.rowCount;
  return wanted.flatMap(({ key, row }) => {
    const at = row ?? next++;
    return REASON_COLUMNS.flatMap((column): CellChange[] => {
      const where = columns[column];
      if (where === undefined) return [];
      const text = textIn(key, reason, column);
      return [{ at: { row: at, column: where }, value: text === '' ? null : text }];
    });
  });
}

/** Moves every row below up over those that go, columns of the user's own included, and empties what is left over. */
function takenOut(grid: Grid, gone: ReadonlySet<number>): CellChange[] {
  const first = Math.min(...gone);
  if (!Number.isFinite(first)) return [];
  const kept: number[] = [];
  for (let row = first; row < grid.rowCount; row++) if (!gone.has(row)) kept.push(row);
  const changes: CellChange[] = [];
  for (let row = first; row < grid.rowCount; row++) {
    const from = kept[row - first];
    for (let column = 0; column < grid.columnCount; column++) {
      const change = moved(grid, from, row, column);
      if (change !== undefined) changes.push(change);
    }
  }
  return changes;
}

function moved(
  grid: Grid,
  from: number | undefined,
  row: number,
  column: number,
): CellChange | undefined {
  const at = { row, column };
  const value: CellValue = from === undefined ? null : grid.value(from, column);
  const formula = from === undefined ? undefined : grid.formula(from, column);
  const same = value === grid.value(row, column) && formula === grid.formula(row, column);
  if (same) return undefined;
  return formula === undefined ? { at, value } : { at, value, formula };
}
