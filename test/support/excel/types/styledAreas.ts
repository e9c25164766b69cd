import type { Area } from '../../../../src/kernel/address';
import type { Format } from '../model/format';
import type { SimSheet } from '../model/sheet';
import type { World } from '../world';
import { demand } from './base';
import type { Edges, Styled } from './fill';
import type { Sized } from './format';

/** The default height of rows in points. */
const ROW_HEIGHT = 15;

/** The look of some areas of a sheet, and the sizes of the lines under them. */
export class StyledAreas implements Styled, Sized {
  constructor(
    private readonly world: World,
    private readonly sheet: SimSheet,
    private readonly areas: () => readonly Area[],
  ) {}

  common<T extends string | number | boolean>(of: (format: Format) => T): T | null {
    const found = new Set<T>();
    for (const area of this.areas())
      for (const format of this.sheet.formatsIn(area)) found.add(of(format));
    const [first] = found;
    return found.size === 1 && first !== undefined ? first : null;
  }

  restyle(change: (format: Format, edges: Edges) => Format): void {
    demand(this.sheet, 'allowFormatCells');
    for (const area of this.areas()) {
      this.sheet.restyle(area, remembered(area, change));
      this.world.book.tell({ kind: 'format-changed', sheet: this.sheet.id, area, by: 'add-in' });
    }
  }

  rowHeight(): number | null {
    const { sheet } = this;
    return same(this.areas(), 'rows', (row) =>
      sheet.hiddenRows.has(row) ? 0 : (sheet.rowHeights.get(row) ?? ROW_HEIGHT),
    );
  }

  columnWidth(): number | null {
    const { sheet } = this;
    return same(this.areas(), 'columns', (column) =>
      sheet.hiddenColumns.has(column) ? 0 : (sheet.columnWidths.get(column) ?? sheet.standardWidth),
    );
  }

  setRowHeight(height: number): void {
    demand(this.sheet, 'allowFormatRows');
    for (const { top, bottom } of this.areas())
      for (let row = top; row <= bottom; row++)
        if (height === 0) this.sheet.hiddenRows.add(row);
        else this.sheet.rowHeights.set(row, height);
  }

  setColumnWidth(width: number): void {
    demand(this.sheet, 'allowFormatColumns');
    for (const { left, right } of this.areas())
      for (let column = left; column <= right; column++)
        if (width === 0) this.sheet.hiddenColumns.add(column);
        else if (width === this.sheet.standardWidth) this.sheet.columnWidths.delete(column);
        else this.sheet.columnWidths.set(column, width);
  }
}

/** The same change for cells that look alike and lie on the same edges: it is made once. */
function remembered(
  area: Area,
  change: (format: Format, edges: Edges) => Format,
): (format: Format, row: number, column: number) => Format {
  const made = new Map<Format, Map<number, Format>>();
  return (format, row, column) => {
    const edges = {
      top: row === area.top,
      bottom: row === area.bottom,
      left: column === area.left,
      right: column === area.right,
    };
    const place = +edges.top + 2 * +edges.bottom + 4 * +edges.left + 8 * +edges.right;
    const byPlace = made.get(format) ?? new Map<number, Format>();
    const one = byPlace.get(place) ?? change(format, edges);
    made.set(format, byPlace.set(place, one));
    return one;
  };
}

function same(
  areas: readonly Area[],
  axis: 'rows' | 'columns',
  of: (line: number) => number,
): number | null {
  const found = new Set<number>();
  for (const { top, bottom, left, right } of areas) {
    const [from, to] = axis === 'rows' ? [top, bottom] : [left, right];
    for (let line = from; line <= to && found.size < 2; line++) found.add(of(line));
  }
  const [first] = found;
  return found.size === 1 && first !== undefined ? first : null;
}
