import { MAX_COLUMNS, type Area, type CellAddress } from '../../../kernel/address';

/** A cell of a sheet as a number, so that very many fit into a map. */
export function keyOf(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

export function cellOf(key: number): CellAddress {
  const column = key % MAX_COLUMNS;
  return { row: (key - column) / MAX_COLUMNS, column };
}

export function forEachCell(
  areas: readonly Area[],
  visit: (key: number, row: number, column: number) => void,
): void {
  for (const { top, left, bottom, right } of areas)
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) visit(keyOf(row, column), row, column);
}

/** The area in pieces of at most so many rows. */
export function byRows(area: Area, most: number): readonly Area[] {
  const pieces: Area[] = [];
  for (let top = area.top; top <= area.bottom; top += most)
    pieces.push({ ...area, top, bottom: Math.min(area.bottom, top + most - 1) });
  return pieces;
}

/** The area column by column. */
export function byColumns(area: Area): readonly Area[] {
  return Array.from({ length: area.right - area.left + 1 }, (_, place) => {
    const column = area.left + place;
    return { ...area, left: column, right: column };
  });
}
