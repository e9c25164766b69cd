import type { WriteEdit } from '../../../sheet/editPlan';
import { entryOf, type Entry } from './entry';

/** Rows of an edit that are looked at to tell how long its entries are. */
const SAMPLE = 64;

/** The most bytes that a cell of a column takes in an answer once the edits stand: rows of a table are alike. */
export function bytesByColumn(
  edits: readonly WriteEdit[],
): readonly (readonly [column: number, bytes: number])[] {
  const most = new Map<number, number>();
  for (const { at, rows } of edits) {
    const stride = Math.ceil(rows.length / SAMPLE);
    for (let down = 0; down < rows.length; down += stride)
      rows[down]?.forEach((write, along) => {
        const column = at.column + along;
        const bytes = write === null ? 0 : bytesOf(entryOf(write));
        most.set(column, Math.max(most.get(column) ?? 0, bytes));
      });
  }
  return [...most];
}

/** In JSON; a Chinese character takes three. */
export function bytesOf(entry: Entry): number {
  if (typeof entry !== 'string') return 20;
  let bytes = 3;
  for (let place = 0; place < entry.length; place++)
    bytes += entry.charCodeAt(place) > 0x7f ? 3 : entry[place] === '"' ? 2 : 1;
  return bytes;
}
