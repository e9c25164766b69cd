import { invalidArgument, Refusal } from '../errors';
import { sizeOf } from '../model/areas';
import { formulaOf, told, typeOf, writeValues } from '../model/write';
import { demand, recordArgument } from './base';
import { RangePlace } from './rangePlace';

/** A read of more cells answers nothing. */
const MAX_CELLS = 5_000_000;

/** What the cells of a range hold, cell by cell, and whether its lines are hidden. */
export abstract class RangeCells extends RangePlace {
  /** One thing of every cell; nothing where there are too many of them. */
  protected grid<T>(of: (row: number, column: number) => T): T[][] | null {
    const { top, bottom, left, right } = this.area;
    if (sizeOf(this.area) > MAX_CELLS) return null;
    return Array.from({ length: bottom - top + 1 }, (_r, row) =>
      Array.from({ length: right - left + 1 }, (_c, column) => of(top + row, left + column)),
    );
  }

  /** A value for every cell: one for all, or a table of exactly their shape. */
  protected spread(value: unknown, what: string): (row: number, column: number) => unknown {
    if (!Array.isArray(value)) {
      if (typeof value === 'object' || value === undefined) throw invalidArgument(what);
      return () => value;
    }
    const rows = value as readonly unknown[];
    const fits =
      rows.length === this.RowCount &&
      rows.every((row) => Array.isArray(row) && row.length === this.ColumnCount);
    if (!fits)
      throw new Refusal('InvalidArgument', `${what} does not match the size of ${this.Address}`);
    return (row, column) => (rows as readonly (readonly unknown[])[])[row]?.[column];
  }

  get Values(): unknown {
    const { book } = this.world;
    return this.grid((row, column) => told(book.value(this.sheet, row, column)));
  }
  set Values(value: unknown) {
    this.limited(value, 'values');
  }

  get Formulas(): unknown {
    const { book } = this.world;
    return this.grid((row, column) =>
      formulaOf(this.sheet.cells.get(row, column), () => book.value(this.sheet, row, column)),
    );
  }
  set Formulas(value: unknown) {
    this.limited(value, 'formulas');
  }

  private limited(value: unknown, what: string): void {
    if (sizeOf(this.area) > MAX_CELLS && Array.isArray(value)) throw invalidArgument(what);
    const at = this.spread(value, what);
    writeValues(this.world.book, this.sheet, this.area, at, 'add-in');
  }

  get ValueTypes(): unknown {
    const { book } = this.world;
    return this.grid((row, column) => typeOf(book.value(this.sheet, row, column)));
  }

  get Text(): unknown {
    const { book } = this.world;
    return this.grid((row, column) => {
      const value = told(book.value(this.sheet, row, column));
      return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
    });
  }

  get NumberFormat(): unknown {
    return this.grid((row, column) => this.sheet.format(row, column).numberFormat);
  }
  set NumberFormat(value: unknown) {
    demand(this.sheet, 'allowFormatCells');
    const at = this.spread(value, 'numberFormat');
    const { top, left } = this.area;
    const { formats } = this.world.book;
    this.sheet.restyle(this.area, (format, row, column) => {
      const numberFormat = at(row - top, column - left);
      return typeof numberFormat === 'string'
        ? formats.withNumberFormat(format, numberFormat === '' ? 'General' : numberFormat)
        : format;
    });
    this.world.book.tell({ kind: 'format-changed', sheet: this.sheet.id, area: this.area, by: 'add-in' }); // prettier-ignore
  }

  get Hyperlink(): unknown {
    const all = this.grid((row, column) => this.sheet.links.get(row, column)) ?? [];
    const [first, ...others] = all.flat();
    return others.some((one) => JSON.stringify(one) !== JSON.stringify(first))
      ? null
      : (first ?? null);
  }
  set Hyperlink(value: unknown) {
    demand(this.sheet, 'allowInsertHyperlinks');
    const link = value === null || value === '' ? undefined : recordArgument(value, 'hyperlink');
    const { top, left, bottom, right } = this.area;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const parts = Object.entries(link ?? {}).map(([key, part]) => [key, String(part)] as const);
        this.sheet.links.set(
          row,
          column,
          link === undefined ? undefined : Object.fromEntries(parts),
        );
        if (link === undefined) continue;
        this.sheet.setFormat(row, column, { ...this.sheet.format(row, column), underline: 'Single', fontColor: '#0563C1' }); // prettier-ignore
        const shown = link['textToDisplay'];
        const cell = { top: row, bottom: row, left: column, right: column };
        if (typeof shown === 'string')
          writeValues(this.world.book, this.sheet, cell, () => shown, 'add-in');
      }
    }
  }

  private hiddenLines(lines: ReadonlySet<number>, from: number, to: number): boolean | null {
    let count = 0;
    for (const line of lines) if (line >= from && line <= to) count++;
    return count === 0 ? false : count === to - from + 1 ? true : null;
  }

  get RowHidden(): boolean | null {
    return this.hiddenLines(this.sheet.hiddenRows, this.area.top, this.area.bottom);
  }
  set RowHidden(value: unknown) {
    demand(this.sheet, 'allowFormatRows');
    for (let row = this.area.top; row <= this.area.bottom; row++)
      if (value === true) this.sheet.hiddenRows.add(row);
      else this.sheet.hiddenRows.delete(row);
  }

  get ColumnHidden(): boolean | null {
    return this.hiddenLines(this.sheet.hiddenColumns, this.area.left, this.area.right);
  }
  set ColumnHidden(value: unknown) {
    demand(this.sheet, 'allowFormatColumns');
    for (let column = this.area.left; column <= this.area.right; column++)
      if (value === true) this.sheet.hiddenColumns.add(column);
      else this.sheet.hiddenColumns.delete(column);
  }

  get Hidden(): boolean | null {
    return this.RowHidden === true || this.ColumnHidden === true
      ? true
      : this.RowHidden === false && this.ColumnHidden === false
        ? false
        : null;
  }
}
