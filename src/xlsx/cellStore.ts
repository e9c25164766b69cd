import { CellGrid } from './cellGrid';
import type { Texts } from './readTexts';
import type { SharedFormula } from './sharedFormula';

/** What a stored cell holds besides a formula. */
export const NOTHING = 0;
export const NUMBER = 1;
export const STRING = 2;
export const BOOLEAN = 3;
export const ERROR = 4;
export type Kind = typeof NOTHING | typeof NUMBER | typeof STRING | typeof BOOLEAN | typeof ERROR;

export type StoredFormula = string | SharedFormula;

const COLUMNS = 16_384;

/** Columns of figures about cells, in the order of the cells. */
export interface Cells {
  readonly columns: Uint16Array;
  readonly kinds: Uint8Array;
  /** The number itself, 0 or 1 for a boolean, or the index of a text. */
  readonly values: Float64Array;
  readonly formats: Uint16Array;
}

/**
 * Takes the cells of a sheet as the file lists them. Files list them in order, so a row is kept as the place where it
 * starts; the rare file that does not is sorted once at the end. 13 bytes a cell.
 */
export class CellStore {
  private size = 0;
  private capacity = 0;
  private columns = new Uint16Array(0);
  private kinds = new Uint8Array(0);
  private values = new Float64Array(0);
  private formats = new Uint16Array(0);
  private readonly rows: number[] = [];
  private readonly starts: number[] = [];
  private readonly formulaCells: number[] = [];
  private readonly formulas: StoredFormula[] = [];
  private lastRow = -1;
  private lastColumn = -1;
  private inOrder = true;

  add(row: number, column: number, kind: Kind, value: number, format: number): void {
    if (this.size === this.capacity) this.grow();
    if (row !== this.lastRow) {
      if (row < this.lastRow) this.inOrder = false;
      this.rows.push(row);
      this.starts.push(this.size);
    } else if (column <= this.lastColumn) this.inOrder = false;
    this.lastRow = row;
    this.lastColumn = column;
    this.columns[this.size] = column;
    this.kinds[this.size] = kind;
    this.values[this.size] = value;
    this.formats[this.size] = format;
    this.size++;
  }

  /** Gives the cell added last its formula. */
  addFormula(formula: StoredFormula): void {
    this.formulaCells.push(this.size - 1);
    this.formulas.push(formula);
  }

  finish(texts: Texts, formatCodes: readonly (string | undefined)[]): CellGrid {
    const store = this.inOrder ? this : this.sorted();
    const { size } = store;
    return new CellGrid(
      {
        columns: store.columns.slice(0, size),
        kinds: store.kinds.slice(0, size),
        values: store.values.slice(0, size),
        formats: store.formats.slice(0, size),
      },
      { rows: Uint32Array.from(store.rows), starts: Uint32Array.from([...store.starts, size]) },
      { cells: Uint32Array.from(store.formulaCells), formulas: store.formulas },
      texts,
      formatCodes,
    );
  }

  /** The same cells in order; of a cell that the file lists twice the later one stays. */
  private sorted(): CellStore {
    const keys = new Float64Array(this.size);
    this.rows.forEach((row, i) => {
      const end = this.starts[i + 1] ?? this.size;
      for (let cell = this.starts[i] ?? 0; cell < end; cell++)
        keys[cell] = row * COLUMNS + (this.columns[cell] ?? 0);
    });
    const order = Uint32Array.from(keys.keys());
    order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    const formulaOf = new Map(this.formulaCells.map((cell, i) => [cell, this.formulas[i]]));
    const out = new CellStore();
    order.forEach((cell, i) => {
      const key = keys[cell] ?? 0;
      const next = order[i + 1];
      if (next !== undefined && keys[next] === key) return;
      const row = Math.floor(key / COLUMNS);
      const kind = (this.kinds[cell] ?? NOTHING) as Kind;
      out.add(row, key % COLUMNS, kind, this.values[cell] ?? 0, this.formats[cell] ?? 0);
      const formula = formulaOf.get(cell);
      if (formula !== undefined) out.addFormula(formula);
    });
    return out;
  }

  private grow(): void {
    this.capacity = Math.max(256, this.capacity * 2);
    this.columns = enlarge(this.columns, new Uint16Array(this.capacity));
    this.kinds = enlarge(this.kinds, new Uint8Array(this.capacity));
    this.values = enlarge(this.values, new Float64Array(this.capacity));
    this.formats = enlarge(this.formats, new Uint16Array(this.capacity));
  }
}

function enlarge<T extends { set(from: ArrayLike<number>): void } & ArrayLike<number>>(
  from: T,
  to: T,
): T {
  to.set(from);
  return to;
}
