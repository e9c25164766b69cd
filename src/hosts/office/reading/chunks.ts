import { formatArea, type Area } from '../../../kernel/address';
import { isTooLarge } from '../excel';
import { portionOf } from '../payload';

/** Cells to be read; the sheet by its id, which stays when the sheet is renamed. */
export interface Piece {
  readonly sheet: string;
  readonly area: Area;
  /** Bytes of one of its cells in an answer, where more is known than can be guessed. */
  readonly cellBytes?: number;
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
  /** That its answer is expected to have. */
  readonly bytes: number;
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
/** What one piece costs beside its cells. */
const PIECE_BYTES = 600;

/** What one of our cells comes to: formulas of ours are as long as the rules that they stand for. */
const OWN_BYTES = 400;

/** A piece of which so many cells are ours. */
export function pieceWith(sheet: string, area: Area, ownCells: number): Piece {
  const share = Math.min(1, ownCells / areaSize(area));
  const others = guessOf(['values', 'formulas', 'numberFormat', 'valueTypes']);
  return { sheet, area, cellBytes: share * OWN_BYTES + (1 - share) * others };
}

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
  let cellBytes = guessOf(asked);
  let target = TARGET_BYTES * portionOf(context);
  while (left.length > 0 || asides.length > 0) {
    const batch = take(left, target, cellBytes);
    asides[0]?.();
    const ranges = batch.pieces.map((piece) => ask(context, piece, asked));
    try {
      await context.sync();
    } catch (error) {
      if (!isTooLarge(error) || cellsOf(batch.pieces) < 2) throw error;
      target = batch.bytes / 2;
      continue;
    }
    left = batch.rest;
    asides = asides.slice(1);
    const blocks = batch.pieces.map((piece, at) => blockOf(piece, ranges[at], asked));
    cellBytes = Math.max(guessOf(asked), 1.2 * bytesPer(blocks, asked));
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
function take(pieces: readonly Piece[], target: number, guess: number): Batch {
  const taken: Piece[] = [];
  let bytes = 0;
  for (const [at, piece] of pieces.entries()) {
    const each = Math.max(piece.cellBytes ?? 0, guess);
    const room = Math.floor((target - bytes - (at === 0 ? 0 : PIECE_BYTES)) / each);
    if (areaSize(piece.area) <= room) {
      taken.push(piece);
      bytes += areaSize(piece.area) * each + PIECE_BYTES;
      continue;
    }
    const cut = cutAt(piece, room) ?? (at === 0 ? cutRow(piece, Math.max(1, room)) : undefined);
    const rest = [...(cut?.rest ?? [piece]), ...pieces.slice(at + 1)];
    if (cut === undefined) return { pieces: taken, rest, bytes };
    bytes += areaSize(cut.first.area) * each;
    return { pieces: [...taken, cut.first], rest, bytes };
  }
  return { pieces: taken, rest: [], bytes };
}

interface Cut {
  readonly first: Piece;
  readonly rest: readonly Piece[];
}

/** Whole rows, as many as fit. */
function cutAt(piece: Piece, room: number): Cut | undefined {
  const { area } = piece;
  const rows = Math.floor(room / (area.right - area.left + 1));
  if (rows < 1) return undefined;
  const bottom = area.top + rows - 1;
  return {
    first: { ...piece, area: { ...area, bottom } },
    rest: [{ ...piece, area: { ...area, top: bottom + 1 } }],
  };
}

/** A part of the first row, where not even that fits. */
function cutRow(piece: Piece, room: number): Cut {
  const { area } = piece;
  const row = { ...area, bottom: area.top };
  const right = Math.min(area.right, area.left + room - 1);
  const beside = { ...piece, area: { ...row, left: right + 1 } };
  const below = { ...piece, area: { ...area, top: area.top + 1 } };
  return {
    first: { ...piece, area: { ...row, right } },
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
