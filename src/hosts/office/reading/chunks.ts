import { formatArea, type Area } from '../../../kernel/address';
import { isTooLarge } from '../excel';
import { portionOf } from '../payload';

/** Cells to be read; the sheet by its id, which stays when the sheet is renamed. */
export interface Piece {
  readonly sheet: string;
  readonly area: Area;
}

export type Asked = 'values' | 'formulas' | 'numberFormat' | 'valueTypes';

/** What was asked of a piece, or of a part of it, as Excel answers: row by row. */
export interface Block extends Piece {
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly numberFormat: readonly (readonly unknown[])[];
  readonly valueTypes: readonly (readonly unknown[])[];
}

interface Batch {
  readonly pieces: readonly Piece[];
  readonly rest: readonly Piece[];
}

/** Excel on the web gives up at 5 MB; texts may be twice as long in the next part of a sheet as in this one. */
const TARGET_BYTES = 2_200_000;
/** Bytes of one cell in an answer, before any was seen. */
const GUESS: Readonly<Record<Asked, number>> = {
  values: 8,
  formulas: 10,
  numberFormat: 12,
  valueTypes: 11,
};
/** What one piece costs beside its cells, in cells. */
const PIECE_CELLS = 15;

/** How many cells are read in one request before any of them was seen. */
export function cellsAtOnce(asked: readonly Asked[]): number {
  return Math.floor(TARGET_BYTES / guessOf(asked));
}

/**
 * Reads pieces in as few requests as their sizes allow; with each request goes one of the `extras` as well, and those
 * that are left over go by themselves. A request that Excel finds too large is halved and asked again.
 */
export async function readBlocks(
  context: Excel.RequestContext,
  pieces: readonly Piece[],
  asked: readonly Asked[],
  visit: (block: Block) => void,
  extras: readonly (() => void)[] = [],
): Promise<void> {
  let left = pieces;
  let asides = extras;
  let bytesPerCell = guessOf(asked);
  let most = Infinity;
  const target = TARGET_BYTES * portionOf(context);
  while (left.length > 0 || asides.length > 0) {
    const batch = take(left, Math.min(most, Math.floor(target / bytesPerCell)));
    asides[0]?.();
    const ranges = batch.pieces.map((piece) => ask(context, piece, asked));
    try {
      await context.sync();
    } catch (error) {
      const cells = cellsOf(batch.pieces);
      if (!isTooLarge(error) || cells < 2) throw error;
      most = Math.ceil(cells / 2);
      continue;
    }
    left = batch.rest;
    asides = asides.slice(1);
    const blocks = batch.pieces.map((piece, at) => blockOf(piece, ranges[at], asked));
    bytesPerCell = Math.max(guessOf(asked), 1.2 * bytesPer(blocks, asked));
    for (const block of blocks) visit(block);
  }
}

function guessOf(asked: readonly Asked[]): number {
  return asked.reduce((sum, name) => sum + GUESS[name], 0);
}

export function areaSize({ top, bottom, left, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

function cellsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { area }) => sum + areaSize(area), 0);
}

/** The first pieces that fit, the last of them cut where it does not. */
function take(pieces: readonly Piece[], budget: number): Batch {
  const taken: Piece[] = [];
  let cells = 0;
  for (const [at, piece] of pieces.entries()) {
    const room = budget - cells - (at === 0 ? 0 : PIECE_CELLS);
    if (areaSize(piece.area) <= room) {
      taken.push(piece);
      cells += areaSize(piece.area) + PIECE_CELLS;
      continue;
    }
    const cut = cutAt(piece, room) ?? (at === 0 ? cutRow(piece, Math.max(1, room)) : undefined);
    if (cut !== undefined) taken.push(cut.first);
    return { pieces: taken, rest: [...(cut?.rest ?? [piece]), ...pieces.slice(at + 1)] };
  }
  return { pieces: taken, rest: [] };
}

interface Cut {
  readonly first: Piece;
  readonly rest: readonly Piece[];
}

/** Whole rows, as many as fit. */
function cutAt({ sheet, area }: Piece, room: number): Cut | undefined {
  const rows = Math.floor(room / (area.right - area.left + 1));
  if (rows < 1) return undefined;
  const bottom = area.top + rows - 1;
  return {
    first: { sheet, area: { ...area, bottom } },
    rest: [{ sheet, area: { ...area, top: bottom + 1 } }],
  };
}

/** A part of the first row, where not even that fits. */
function cutRow({ sheet, area }: Piece, room: number): Cut {
  const row = { ...area, bottom: area.top };
  const right = Math.min(area.right, area.left + room - 1);
  const beside = { sheet, area: { ...row, left: right + 1 } };
  const below = { sheet, area: { ...area, top: area.top + 1 } };
  return {
    first: { sheet, area: { ...row, right } },
    rest: [...(right < area.right ? [beside] : []), ...(area.top < area.bottom ? [below] : [])],
  };
}

function ask(
  context: Excel.RequestContext,
  { sheet, area }: Piece,
  asked: readonly Asked[],
): Excel.Range {
  const range = rangeOf(context.workbook.worksheets.getItem(sheet), area);
  range.load([...asked]);
  // Read once and let go: nothing has to be kept and released for it.
  range.untrack();
  return range;
}

/** Cells of a sheet by their place; `getRangeByIndexes` is younger than what we ask for. */
export function rangeOf(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return sheet.getRange(formatArea(area));
}

function blockOf(piece: Piece, range: Excel.Range | undefined, asked: readonly Asked[]): Block {
  const answers = (name: Asked): readonly (readonly unknown[])[] =>
    range !== undefined && asked.includes(name) ? (range[name] as unknown[][]) : [];
  return {
    ...piece,
    values: answers('values'),
    formulas: answers('formulas'),
    numberFormat: answers('numberFormat'),
    valueTypes: answers('valueTypes'),
  };
}

function bytesPer(blocks: readonly Block[], asked: readonly Asked[]): number {
  let bytes = 0;
  for (const block of blocks)
    for (const name of asked)
      for (const line of block[name]) for (const value of line) bytes += bytesOf(value);
  return bytes / Math.max(1, cellsOf(blocks));
}

/** As JSON writes it, with the comma. */
function bytesOf(value: unknown): number {
  if (typeof value !== 'string')
    return typeof value === 'number' && !Number.isInteger(value) ? 18 : 7;
  let bytes = 3;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    bytes += unit < 0x20 ? 6 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
}
