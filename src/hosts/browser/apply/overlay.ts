import {
  CommandType,
  ICommandService,
  InterceptorEffectEnum,
  toDisposable,
  type ICellData,
  type ICommandInfo,
  type IDisposable,
  type IStyleData,
  type Nullable,
  type Worksheet,
} from '@univerjs/core';
import {
  InsertColMutation,
  InsertRowMutation,
  INTERCEPTOR_POINT,
  RemoveColMutation,
  RemoveRowMutation,
  SetRangeValuesMutation,
  SheetInterceptorService,
  type IInsertRowMutationParams,
} from '@univerjs/sheets';
import type { CellAddress } from '../../../kernel/address';
import type { LiveLook, LiveLooks, MarkEdit, MarkKind } from '../../../sheet/editPlan';
import { MARK_KINDS } from '../../../xlsx/patch/marks';
import { tagOf } from './cellTag';
import type { LayerGrid } from './grid';
import { LIVE_STYLES, MARK_STYLES } from './looks';

/**
 * Marks and looks by text lie over the cells while they are drawn: nothing in the workbook changes, so that nothing of
 * them can be copied, sorted away or left behind. Conditional formats, which a file gets, take the grid seconds for ten
 * thousand marks.
 */
export interface Overlay extends IDisposable {
  /** Brings the marks of a sheet to what is wanted. */
  readonly mark: (sheet: Worksheet, marks: readonly MarkEdit[]) => void;
  readonly marksAt: (sheetId: string, at: CellAddress) => readonly MarkKind[];
}

/** By row and column: one bit for each kind of `MARK_KINDS`. */
type Marks = Map<number, Map<number, number>>;

export function overlay(grid: LayerGrid): Overlay {
  const { injector, unitId } = grid;
  const bySheet = new Map<string, Marks>();
  const drawing = injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Style,
    // After the user's conditional formats, which have 10, and before number formats are carried out.
    priority: 9.5,
    handler: (cell, place, next) => {
      if (place.unitId !== unitId) return next(cell);
      const marked = bySheet.get(place.subUnitId)?.get(place.row)?.get(place.col);
      const look = marked === undefined ? undefined : MARKED[marked];
      const live = liveStyle(place.rawData);
      if (look === undefined && live === undefined) return next(cell);
      const own = place.workbook.getStyles().getStyleByCell(cell);
      const shown: ShownStyle = { ...own, ...live, ...look, [UNDER]: { s: place.rawData?.s } };
      return next({ ...cell, s: shown });
    },
  });
  const commands = injector.get(ICommandService);
  const guarding = commands.beforeCommandExecuted(({ id, params }) => {
    if (id === SetRangeValuesMutation.id) keepOut((params as CellsParams).cellValue);
  });
  const following = commands.onCommandExecuted((command) => {
    if (command.type === CommandType.MUTATION) follow(bySheet, unitId, command);
  });
  return {
    mark: (sheet, marks) => {
      const id = sheet.getSheetId();
      const wanted = wantedMarks(sheet, marks);
      if (isSame(bySheet.get(id), wanted)) return;
      bySheet.set(id, wanted);
      redraw(grid, id);
    },
    marksAt: (sheetId, { row, column }) => {
      const bits = bySheet.get(sheetId)?.get(row)?.get(column) ?? 0;
      return MARK_KINDS.filter((_, place) => (bits & (1 << place)) !== 0);
    },
    ...toDisposable(() => {
      drawing.dispose();
      guarding.dispose();
      following.dispose();
    }),
  };
}

const UNDER = 'junhengUnder';

/** A style as it is drawn, which says what the cell's own is. */
interface ShownStyle extends IStyleData {
  readonly [UNDER]: Pick<ICellData, 's'>;
}

interface CellsParams {
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
}

/** Some commands copy looks as they are drawn, such as to a row that is inserted: cells get what lies under them. */
function keepOut(cellValue: CellsParams['cellValue'] = {}): void {
  for (const line of Object.values(cellValue)) {
    for (const cell of Object.values(line)) {
      if (typeof cell?.s !== 'object' || cell.s === null || !(UNDER in cell.s)) continue;
      const { [UNDER]: under } = cell.s as ShownStyle;
      if (under.s === undefined) delete cell.s;
      else cell.s = under.s;
    }
  }
}

/** What a cell looks like under the marks of these bits; an error counts before a doubt. */
const MARKED: readonly (IStyleData | undefined)[] = Array.from(
  { length: 1 << MARK_KINDS.length },
  (_, bits) => {
    const kinds = MARK_KINDS.filter((__, place) => (bits & (1 << place)) !== 0);
    const styles = kinds.reverse().map((kind) => MARK_STYLES[kind]);
    return bits === 0 ? undefined : (Object.assign({}, ...styles) as IStyleData);
  },
);

const looksByText = new Map<string, ReadonlyMap<string, LiveLook>>();

function liveStyle(cell: Nullable<ICellData>): IStyleData | undefined {
  if (cell?.custom === undefined || cell.custom === null || typeof cell.v !== 'string')
    return undefined;
  const { looks } = tagOf(cell) ?? {};
  if (looks === undefined) return undefined;
  const known = looksByText.get(looks) ?? new Map(Object.entries(JSON.parse(looks) as LiveLooks));
  looksByText.set(looks, known);
  const look = known.get(cell.v);
  return look === undefined ? undefined : LIVE_STYLES[look];
}

function wantedMarks(sheet: Worksheet, edits: readonly MarkEdit[]): Marks {
  const marks: Marks = new Map();
  const [rows, columns] = [sheet.getRowCount(), sheet.getColumnCount()];
  for (const { mark, areas } of edits) {
    const bit = 1 << MARK_KINDS.indexOf(mark);
    for (const { top, bottom, left, right } of areas) {
      for (let row = top; row <= Math.min(bottom, rows - 1); row++) {
        const line = marks.get(row) ?? new Map<number, number>();
        marks.set(row, line);
        for (let column = left; column <= Math.min(right, columns - 1); column++)
          line.set(column, (line.get(column) ?? 0) | bit);
      }
    }
  }
  return marks;
}

function isSame(a: Marks = new Map(), b: Marks): boolean {
  if (a.size !== b.size) return false;
  for (const [row, line] of a) {
    const other = b.get(row);
    if (other?.size !== line.size) return false;
    for (const [column, bits] of line) if (other.get(column) !== bits) return false;
  }
  return true;
}

/** The grid draws anew whatever values are set, even none. */
function redraw(grid: LayerGrid, subUnitId: string): void {
  grid.setCells(subUnitId, {});
}

/** Marks stay with their cells until the next plan says where they belong. */
function follow(
  bySheet: Map<string, Marks>,
  unitId: string,
  { id, params }: Readonly<ICommandInfo>,
): void {
  const by = MOVES.get(id);
  if (by === undefined) return;
  const moved = params as IInsertRowMutationParams;
  const marks = bySheet.get(moved.subUnitId);
  if (marks === undefined || moved.unitId !== unitId) return;
  const { startRow, endRow, startColumn, endColumn } = moved.range;
  const [from, to] = by.rows ? [startRow, endRow] : [startColumn, endColumn];
  const move = <T>(lines: Map<number, T>) => movedBy(lines, from, to - from + 1, by.isInserted);
  if (by.rows) bySheet.set(moved.subUnitId, move(marks));
  else for (const [row, line] of marks) marks.set(row, move(line));
}

const MOVES: ReadonlyMap<string, { readonly rows: boolean; readonly isInserted: boolean }> =
  new Map([
    [InsertRowMutation.id, { rows: true, isInserted: true }],
    [RemoveRowMutation.id, { rows: true, isInserted: false }],
    [InsertColMutation.id, { rows: false, isInserted: true }],
    [RemoveColMutation.id, { rows: false, isInserted: false }],
  ]);

function movedBy<T>(
  lines: ReadonlyMap<number, T>,
  from: number,
  count: number,
  isInserted: boolean,
): Map<number, T> {
  const moved = new Map<number, T>();
  for (const [line, value] of lines) {
    if (line < from) moved.set(line, value);
    else if (isInserted) moved.set(line + count, value);
    else if (line >= from + count) moved.set(line - count, value);
  }
  return moved;
}
