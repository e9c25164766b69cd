import type { CellData } from '../../../sheet/data';
import type { SheetLines } from '../tracking/lineLog';
import { placeOf, type LineTrack } from '../tracking/lineTrack';
import { cellKey, type OpenedState } from './baseline';
import type { ExpectedCells } from './cellChanges';
import type { Structure } from './structure';

/** By line of the file: where it is now, or −1. */
export function placesOf(track: LineTrack, used: number): Int32Array {
  const places = new Int32Array(used);
  // Where the first lines have gone, the rest is one stretch too.
  if (track.length === 1 && track[0]?.origin === 0) return places.map((_, line) => line);
  for (let line = 0; line < used; line++)
    places[line] = placeOf(track, { from: line, to: line })?.from ?? -1;
  return places;
}

export interface Places {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

export function placesIn({ used }: OpenedState, { rows, columns }: SheetLines): Places {
  return { rows: placesOf(rows, used.rows), columns: placesOf(columns, used.columns) };
}

/** Key of a cell of the file where it now is; undefined where it is gone. */
export function keyNow({ rows, columns }: Places, key: number): number | undefined {
  const row = rows[Math.floor(key / 16_384)] ?? -1;
  const column = columns[key % 16_384] ?? -1;
  return row < 0 || column < 0 ? undefined : cellKey(row, column);
}

export function movedKeys<T>(cells: ReadonlyMap<number, T>, places: Places): Map<number, T> {
  const moved = new Map<number, T>();
  for (const [key, value] of cells) {
    const now = keyNow(places, key);
    if (now !== undefined) moved.set(now, value);
  }
  return moved;
}

/** The cells of the file where they now are, their formulas as they then read. */
export function expectedCells(
  opened: OpenedState,
  places: Places,
  structure: Structure,
): ExpectedCells {
  if (structure.amendments.length === 0) return opened.cells;
  const expected = new Map<number, CellData>();
  for (const [key, cell] of opened.cells) {
    const now = keyNow(places, key);
    if (now === undefined) continue;
    const { formula } = cell;
    const place = { row: Math.floor(now / 16_384), column: now % 16_384 };
    const after =
      formula === undefined ? {} : { formula: structure.formulaAfter(formula, opened.data.name) };
    expected.set(now, { ...cell, ...place, ...after });
  }
  return expected;
}
