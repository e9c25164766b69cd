/**
 * Ceilings on what a file may make the reader do. Each is far above any real form (the largest county workbook seen
 * holds 20,000 cells) and low enough that a hostile file ends within 300 MB of memory.
 */
export interface Limits {
  /** Size of the file itself, in bytes. */
  readonly fileBytes: number;
  readonly entries: number;
  /** Inflated bytes of one part, and of all parts that are read. */
  readonly partBytes: number;
  readonly totalBytes: number;
  /** Inflated bytes per compressed byte, applied past `ratioFreeBytes`; worksheets of real forms stay below 60. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  readonly sheets: number;
  /** Cells that hold a value or a formula, over the whole workbook. */
  readonly cells: number;
  /** Distinct texts (shared strings, inline strings, formulas) and their length in UTF-16 units. */
  readonly strings: number;
  readonly stringLength: number;
  /** Merged areas, hidden spans, tables, names, relationships, cell formats: what sheets list beside their cells. */
  readonly items: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 64 * MIB,
  entries: 10_000,
  partBytes: 128 * MIB,
  totalBytes: 192 * MIB,
  ratio: 250,
  ratioFreeBytes: 4 * MIB,
  sheets: 500,
  cells: 4_000_000,
  strings: 2_000_000,
  stringLength: 32 * MIB,
  items: 200_000,
};
