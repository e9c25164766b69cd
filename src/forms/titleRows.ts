import type { Place } from './recordsBinding';
import type { SheetView } from './sheetView';

/** A title stands no further above its header than this. */
const TITLE_ROWS = 5;

/** Texts of the rows above a header, the nearest first, up to the end of the table before. */
export function titleRows(view: SheetView, place: Place): readonly string[] {
  const rows: string[] = [];
  const top = Math.max(place.titleTop, place.headerTop - TITLE_ROWS);
  for (let row = place.headerTop - 1; row >= top; row--) {
    const texts: string[] = [];
    view.grid.forEachInRow(row, (_, value) => {
      if (typeof value === 'string') texts.push(value);
    });
    rows.push(texts.join(' '));
  }
  return rows;
}
