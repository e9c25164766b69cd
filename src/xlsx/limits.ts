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
  /**
   * Inflated bytes per compressed byte, applied past `ratioFreeBytes`. Sheets of real forms stay below 60; a style
   * sheet bloated by years of pasting repeats itself more, and is let through.
   */
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
  partBytes: 112 * MIB,
  totalBytes: 160 * MIB,
  ratio: 250,
  ratioFreeBytes: 80 * MIB,
  sheets: 500,
  cells: 3_000_000,
  strings: 1_500_000,
  stringLength: 24 * MIB,
  items: 200_000,
};
