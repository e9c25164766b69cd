import type { CellValue } from './cell';
import type { CellData } from './data';
import type { Grid } from './grid';

/** Columns held as plain arrays; cells further to the right are rare and kept one by one. */
const NEAR = 256;
/** Rows copied together when one of them changes. */
const BLOCK = 128;

interface Row {
  /** Values from column 0 on; null where nothing stands. */
  readonly near: readonly CellValue[];
  /** Cells from column `NEAR` on, left to right, and near cells with a formula or a number format. */
  readonly special: ReadonlyMap<number, CellData>;
}

type Block = readonly (Row | undefined)[];

interface Shape {
  readonly blocks: readonly (Block | undefined)[];
  /** How many cells stand in each column. */
  readonly inColumn: readonly number[];
  readonly cellCount: number;
}

/** A grid that gives a changed grid: the parts that did not change are shared, so an older one stays as it was. */
export interface EditableGrid extends Grid {
  /** The grid with these cells in place of what stood there; a value of null without a formula empties. */
  with(cells: Iterable<CellData>): EditableGrid;
  cells(): Iterable<CellData>;
}

export function editableGrid(cells: Iterable<CellData>): EditableGrid {
  return gridOf({ blocks: [], inColumn: [], cellCount: 0 }, 0).with(cells);
}

function gridOf(shape: Shape, rowCount: number): EditableGrid {
  const { blocks, inColumn, cellCount } = shape;
  const rowAt = (row: number): Row | undefined => blocks[Math.floor(row / BLOCK)]?.[row % BLOCK];
  return {
    rowCount,
    columnCount: inColumn.length,
    cellCount,
    value: (row, column) => {
      const line = rowAt(row);
      if (line === undefined) return null;
      return (column < NEAR ? line.near[column] : line.special.get(column)?.value) ?? null;
    },
    formula: (row, column) => rowAt(row)?.special.get(column)?.formula,
    numberFormat: (row, column) => rowAt(row)?.special.get(column)?.numberFormat,
    forEachInRow(row, visit) {
      const line = rowAt(row);
      if (line !== undefined) visitRow(line, visit);
    },
    with: (cells) => changed(shape, cells),
    *cells() {
      for (let row = 0; row < rowCount; row++) {
        const line = rowAt(row);
        if (line !== undefined) yield* cellsOfRow(line, row);
      }
    },
  };
}

function visitRow({ near, special }: Row, visit: (column: number, value: CellValue) => void): void {
  near.forEach((value, column) => {
    if (value !== null || special.get(column)?.formula !== undefined) visit(column, value);
  });
  for (const [column, cell] of special) {
    if (column >= NEAR && isFilled(cell)) visit(column, cell.value);
  }
}

function* cellsOfRow({ near, special }: Row, row: number): Iterable<CellData> {
  for (const [column, value] of near.entries()) {
    const known = special.get(column);
    if (known !== undefined && isFilled(known)) yield { ...known, row };
    else if (value !== null) yield { row, column, value };
  }
  for (const [column, cell] of special) {
    if (column >= near.length && isFilled(cell)) yield { ...cell, row };
  }
}

function isFilled({ value, formula }: Pick<CellData, 'value' | 'formula'>): boolean {
  return value !== null || formula !== undefined;
}

/** Copies what it touches, each part once, however many cells come. */
function changed(shape: Shape, cells: Iterable<CellData>): EditableGrid {
  const blocks = [...shape.blocks];
  const inColumn = [...shape.inColumn];
  let { cellCount } = shape;
  const ownBlocks = new Map<number, (Row | undefined)[]>();
  const ownRows = new Map<number, { near: CellValue[]; special: Map<number, CellData> }>();
  for (const cell of cells) {
    const own = ownRows.get(cell.row) ?? copyOf(blocks, ownBlocks, cell.row);
    ownRows.set(cell.row, own);
    const before = isFilled(standing(own, cell.column)) ? 1 : 0;
    put(own, cell);
    const change = (isFilled(cell) ? 1 : 0) - before;
    if (change === 0) continue;
    cellCount += change;
    while (inColumn.length <= cell.column) inColumn.push(0);
    inColumn[cell.column] = (inColumn[cell.column] ?? 0) + change;
  }
  for (const own of ownRows.values()) own.special = inOrder(own.special);
  while (inColumn.length > 0 && inColumn.at(-1) === 0) inColumn.pop();
  return gridOf({ blocks, inColumn, cellCount }, lastRow(blocks) + 1);
}

function copyOf(
  blocks: (Block | undefined)[],
  ownBlocks: Map<number, (Row | undefined)[]>,
  row: number,
): { near: CellValue[]; special: Map<number, CellData> } {
  const index = Math.floor(row / BLOCK);
  while (blocks.length <= index) blocks.push(undefined);
  const block = ownBlocks.get(index) ?? [...(blocks[index] ?? [])];
  ownBlocks.set(index, block);
  blocks[index] = block;
  while (block.length <= row % BLOCK) block.push(undefined);
  const line = block[row % BLOCK];
  const own = { near: [...(line?.near ?? [])], special: new Map(line?.special) };
  block[row % BLOCK] = own;
  return own;
}

function standing(row: Row, column: number): Pick<CellData, 'value' | 'formula'> {
  return row.special.get(column) ?? { value: row.near[column] ?? null };
}

function put(row: { near: CellValue[]; special: Map<number, CellData> }, cell: CellData): void {
  const { column, value, formula, numberFormat } = cell;
  if (column < NEAR) {
    while (row.near.length <= column) row.near.push(null);
    row.near[column] = value;
  }
  const plain = formula === undefined && numberFormat === undefined;
  if (plain && (column < NEAR || value === null)) row.special.delete(column);
  else row.special.set(column, cell);
}

/** A row is walked from left to right, in whatever order its cells came. */
function inOrder(special: Map<number, CellData>): Map<number, CellData> {
  if (special.size < 2) return special;
  return new Map([...special].sort(([a], [b]) => a - b));
}

function lastRow(blocks: readonly (Block | undefined)[]): number {
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index] ?? [];
    for (let at = block.length - 1; at >= 0; at--) {
      const row = block[at];
      if (row !== undefined && holdsSomething(row)) return index * BLOCK + at;
    }
  }
  return -1;
}

function holdsSomething({ near, special }: Row): boolean {
  return near.some((value) => value !== null) || [...special.values()].some(isFilled);
}
