import { blockAt, isCodeRow, isUnitRow } from '../headerBlock';
import type { HeaderBlock } from '../headerBlock';
import { headerPart } from '../headerText';
import type { SheetView } from '../sheetView';
import { compact } from '../text';

/** Rows at the top of a sheet in which its header is looked for. */
const ROWS = 40;
/** So many figures side by side make a row of data. */
const FIGURES = 3;
/** Group rows above the lowest header row. */
const GROUPS = 3;

/**
 * The header of a sheet whose header texts nobody knows, by its shape alone: rows of texts above the first row of
 * figures. It serves questions to a person, never a binding.
 */
export function headerByShape(view: SheetView): HeaderBlock | undefined {
  const first = firstDataRow(view);
  if (first === undefined) return undefined;
  let bottom = first - 1;
  while (bottom >= 0 && (isCodeRow(view, bottom) || textsIn(view, bottom).size === 0)) bottom--;
  if (bottom < 0) return undefined;
  let top = bottom;
  if (isUnitRow(view, top) && top > 0) top--;
  if (textsIn(view, top).size < FIGURES) return undefined;
  // A title is one text; groups are several.
  for (let row = top - 1; row >= Math.max(0, top - GROUPS); row--) {
    if (textsIn(view, row).size < 2) break;
    top = row;
  }
  return blockAt(view, top, bottom);
}

function firstDataRow(view: SheetView): number | undefined {
  for (let row = 1; row < Math.min(ROWS, view.grid.rowCount); row++) {
    if (isCodeRow(view, row)) continue;
    let figures = 0;
    let texts = 0;
    view.grid.forEachInRow(row, (_, value) => {
      if (typeof value === 'number') figures++;
      else if (typeof value === 'string') {
        if (/^[\d.,]+$/.test(compact(value))) figures++;
        else texts++;
      }
    });
    // A record names something: years and numbers alone may be a second header row.
    if (figures >= FIGURES && texts > 0) return row;
  }
  return undefined;
}

/** Different texts of a row, each merged text once. */
function textsIn(view: SheetView, row: number): ReadonlySet<string> {
  const texts = new Set<string>();
  view.grid.forEachInRow(row, (_, value) => {
    if (typeof value !== 'string') return;
    const { key, unit } = headerPart(value);
    if (key !== '' || unit !== undefined) texts.add(key === '' ? `(${unit ?? ''})` : key);
  });
  return texts;
}
