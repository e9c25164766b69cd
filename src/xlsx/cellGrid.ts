import type { CellValue } from '../sheet/cell';
import type { Grid } from '../sheet/grid';
import { BOOLEAN, ERROR, NUMBER, STRING, type Cells, type StoredFormula } from './cellStore';
import type { Texts } from './readTexts';

/** Rows that hold cells, ascending, and where the cells of each start; one more start closes the last row. */
interface Rows {
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
}

/** Cells that hold a formula, ascending, and their formulas. */
interface Formulas {
  readonly cells: Uint32Array;
  readonly formulas: readonly StoredFormula[];
}

/** The cells of a sheet in compressed rows: only rows and cells that exist take memory. */
export class CellGrid implements Grid {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cellCount: number;

  constructor(
    private readonly cells: Cells,
    private readonly rows: Rows,
    private readonly formulas: Formulas,
    private readonly texts: Texts,
    private readonly formatCodes: readonly (string | undefined)[],
  ) {
    this.cellCount = cells.columns.length;
    this.rowCount = (rows.rows.at(-1) ?? -1) + 1;
    let last = -1;
    for (const column of cells.columns) if (column > last) last = column;
    this.columnCount = last + 1;
  }

  value(row: number, column: number): CellValue {
    const cell = this.find(row, column);
    return cell < 0 ? null : this.valueOf(cell);
  }

  formula(row: number, column: number): string | undefined {
    const cell = this.find(row, column);
    if (cell < 0) return undefined;
    const { cells, formulas } = this.formulas;
    const formula = formulas[search(cells, cell, 0, cells.length)];
    return typeof formula === 'object' ? formula.at(row, column) : formula;
  }

  numberFormat(row: number, column: number): string | undefined {
    const cell = this.find(row, column);
    return cell < 0 ? undefined : this.formatCodes[this.cells.formats[cell] ?? 0];
  }

  forEachInRow(row: number, visit: (column: number, value: CellValue) => void): void {
    const index = this.findRow(row);
    if (index < 0) return;
    const end = this.rows.starts[index + 1] ?? 0;
    for (let cell = this.rows.starts[index] ?? 0; cell < end; cell++)
      visit(this.cells.columns[cell] ?? 0, this.valueOf(cell));
  }

  private valueOf(cell: number): CellValue {
    const value = this.cells.values[cell] ?? 0;
    switch (this.cells.kinds[cell]) {
      case NUMBER:
        return value;
      case STRING:
        return this.texts.at(value);
      case BOOLEAN:
        return value === 1;
      case ERROR:
        return { error: this.texts.at(value) };
      default:
        return null;
    }
  }

  private find(row: number, column: number): number {
    const index = this.findRow(row);
    if (index < 0) return -1;
    const { starts } = this.rows;
    const start = starts[index] ?? 0;
    // A row without gaps holds the cell where its column says; otherwise it is searched for.
    if (this.cells.columns[start + column] === column && start + column < (starts[index + 1] ?? 0))
      return start + column;
    return search(this.cells.columns, column, start, starts[index + 1] ?? 0);
  }

  private findRow(row: number): number {
    const { rows } = this.rows;
    return rows[row] === row ? row : search(rows, row, 0, rows.length);
  }
}

/** Position of a figure in an ascending run; -1 where it is not there. */
function search(list: Uint16Array | Uint32Array, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < to && list[low] === wanted ? low : -1;
}
