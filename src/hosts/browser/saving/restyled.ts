import type { IStyleData, Nullable } from '@univerjs/core';
import type { LayoutAmendment } from '../../../sheet/amendment';
import type { CellLook } from '../../../sheet/look';
import { lookOfStyle } from '../display';
import type { GridAccess } from '../gridAccess';
import { cellKey, type Line, type OpenedState, type SheetState, type StyleOf } from './baseline';
import { movedKeys, type Places } from './expected';

type Restyled = Extract<LayoutAmendment, { kind: 'restyle' }>['cells'][number];

type Styled = Pick<SheetState, 'styles' | 'rows' | 'columns'>;

/** Cells that look otherwise than in the file; those of ours are passed over. */
export function restyledCells(
  grid: GridAccess,
  opened: OpenedState | undefined,
  places: Places | undefined,
  present: SheetState,
  isOurs: (row: number, column: number) => boolean,
): readonly Restyled[] {
  const before = placed(opened, places);
  const unlocked = unlockedCells(opened, places);
  const looks = looksOf(grid);
  const restyled: Restyled[] = [];
  const keys = new Set([...before.styles.keys(), ...present.styles.keys()]);
  for (const key of present.cells.keys()) keys.add(key);
  addStyledLines(keys, before, present);
  for (const key of [...keys].sort((a, b) => a - b)) {
    const at = { row: Math.floor(key / 16_384), column: key % 16_384 };
    const old = stackOf(before, key, at);
    const now = stackOf(present, key, at);
    if (sameStack(old, now) || isOurs(at.row, at.column)) continue;
    const look = looks(keepingNothing(old, now, looks.resolve));
    if (JSON.stringify(looks(old)) === JSON.stringify(look)) continue;
    restyled.push({ at, look: unlocked.has(key) ? { ...look, unlocked: true } : look });
  }
  return restyled;
}

type Stack = readonly [StyleOf, StyleOf, StyleOf];

function stackOf(
  { styles, rows, columns }: Styled,
  key: number,
  { row, column }: { readonly row: number; readonly column: number },
): Stack {
  return [columns.get(column)?.style, rows.get(row)?.style, styles.get(key)];
}

/**
 * What a style says is not there (`bg: null`, over a row with a fill) the grid forgets with the next change or undo of
 * anything else in the style; it stays what the file says.
 */
function keepingNothing(
  [, , before]: Stack,
  [column, row, own]: Stack,
  resolve: (style: StyleOf) => Nullable<IStyleData>,
): Stack {
  const present = own ? resolve(own) : undefined;
  const nothing = Object.entries(resolve(before) ?? {}).filter(([, value]) => value === null);
  if (!present || nothing.every(([key]) => key in present)) return [column, row, own];
  return [column, row, { ...Object.fromEntries(nothing), ...present }];
}

/** Where a row or column has another style than in the file, its empty cells have it too, as far as the sheet is used. */
function addStyledLines(keys: Set<number>, before: Styled, present: SheetState): void {
  const places = [...keys];
  const rows = places.reduce((last, key) => Math.max(last, Math.floor(key / 16_384)), -1);
  const columns = places.reduce((last, key) => Math.max(last, key % 16_384), -1);
  for (const column of restyledLines(before.columns, present.columns)) {
    for (let row = 0; row <= rows; row++) keys.add(cellKey(row, column));
  }
  for (const row of restyledLines(before.rows, present.rows)) {
    for (let column = 0; column <= columns; column++) keys.add(cellKey(row, column));
  }
}

/** Rows or columns that have another style than in the file. */
export function restyledLines(
  before: ReadonlyMap<number, Line>,
  now: ReadonlyMap<number, Line>,
): readonly number[] {
  const styleOf = (lines: ReadonlyMap<number, Line>, at: number) => lines.get(at)?.style ?? null;
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (at) => styleOf(before, at) !== styleOf(now, at),
  );
}

function sameStack(a: Stack, b: Stack): boolean {
  return a.every((style, place) => (style ?? undefined) === (b[place] ?? undefined));
}

function placed(opened: OpenedState | undefined, places: Places | undefined): Styled {
  const nothing = new Map<number, Line>();
  if (opened === undefined || places === undefined)
    return { styles: new Map(), rows: nothing, columns: nothing };
  return {
    styles: movedKeys(opened.styles, places),
    rows: movedLines(opened.rows, places.rows),
    columns: movedLines(opened.columns, places.columns),
  };
}

export function movedLines(
  lines: ReadonlyMap<number, Line>,
  places: Int32Array,
): ReadonlyMap<number, Line> {
  const moved = new Map<number, Line>();
  for (const [at, line] of lines) {
    const now = places[at] ?? -1;
    if (now >= 0) moved.set(now, line);
  }
  return moved;
}

interface Looks {
  (stack: Stack): CellLook;
  readonly resolve: (style: StyleOf) => Nullable<IStyleData>;
}

/** The look of a stack of styles; stacks of ids are remembered. */
function looksOf({ workbook }: GridAccess): Looks {
  const styles = workbook.getStyles();
  const base = resolve(workbook.getConfig().defaultStyle);
  const known = new Map<string, CellLook>();
  function resolve(style: StyleOf): Nullable<IStyleData> {
    return typeof style === 'string' ? styles.get(style) : style;
  }
  const lookOf = (stack: Stack) => {
    const key = JSON.stringify(stack.map((style) => style ?? null));
    const made =
      known.get(key) ?? lookOfStyle(Object.assign({}, base, ...stack.map(resolve)) as IStyleData);
    known.set(key, made);
    return made;
  };
  return Object.assign(lookOf, { resolve });
}

/** The grid does not know of it, so it comes from the file. */
function unlockedCells(
  opened: OpenedState | undefined,
  places: Places | undefined,
): ReadonlySet<number> {
  const cells = new Map<number, true>();
  if (opened === undefined || places === undefined) return new Set();
  for (const { row, column, look } of opened.look?.cells ?? [])
    if (opened.unlockedLooks.has(look)) cells.set(cellKey(row, column), true);
  return new Set(movedKeys(cells, places).keys());
}
