import { parseAddress, type Area } from '../../../src/kernel/address';
import { areaOf } from './model/areas';
import type { SimBook } from './model/book';
import type { Actor } from './model/events';
import { activate, changeLines, deleteSheet, renameSheet } from './model/lines';
import type { SimSheet } from './model/sheet';
import { writeValues } from './model/write';

/** A user at the keyboard. Protection holds for her too; `by` makes her somebody else in the same workbook. */
export class SimUser {
  constructor(
    private readonly book: SimBook,
    private readonly settled: () => Promise<void>,
    private readonly setEditing: (on: boolean) => void,
    private readonly by: Actor = 'user',
  ) {}

  /** Types into a cell as she would: a text is read as Excel reads it. */
  async type(sheet: string, address: string, value: string | number | boolean): Promise<void> {
    writeValues(this.book, this.book.sheet(sheet), this.area(address), () => value, this.by);
    await this.settled();
  }

  /** Pastes a table with its first cell at an address. */
  async paste(
    sheet: string,
    address: string,
    rows: readonly (readonly (string | number | boolean)[])[],
  ): Promise<void> {
    const at = parseAddress(address);
    if (at === undefined) throw new Error(address);
    const area = {
      top: at.row,
      left: at.column,
      bottom: at.row + rows.length - 1,
      right: at.column + Math.max(...rows.map((row) => row.length)) - 1,
    };
    const cell = (row: number, column: number) => rows[row]?.[column] ?? '';
    writeValues(this.book, this.book.sheet(sheet), area, cell, this.by);
    await this.settled();
  }

  /** Empties cells with the Delete key. */
  async erase(sheet: string, address: string): Promise<void> {
    writeValues(this.book, this.book.sheet(sheet), this.area(address), () => '', this.by);
    await this.settled();
  }

  /** Chooses from the list of a validation, which Excel tells nobody of. */
  async choose(sheet: string, address: string, value: string | number): Promise<void> {
    const { top, left } = this.area(address);
    this.book.put(this.book.sheet(sheet), top, left, value);
    await this.settled();
  }

  async insertRows(sheet: string, at: number, count = 1): Promise<void> {
    this.lines(sheet, 'rows', 'insert', at, count);
    await this.settled();
  }
  async deleteRows(sheet: string, at: number, count = 1): Promise<void> {
    this.lines(sheet, 'rows', 'delete', at, count);
    await this.settled();
  }
  async insertColumns(sheet: string, at: number, count = 1): Promise<void> {
    this.lines(sheet, 'columns', 'insert', at, count);
    await this.settled();
  }
  async deleteColumns(sheet: string, at: number, count = 1): Promise<void> {
    this.lines(sheet, 'columns', 'delete', at, count);
    await this.settled();
  }

  private lines(
    sheet: string,
    axis: 'rows' | 'columns',
    kind: 'insert' | 'delete',
    at: number,
    count: number,
  ): void {
    changeLines(this.book, this.book.sheet(sheet), { axis, at, count, kind }, this.by);
  }

  async renameSheet(sheet: string, to: string): Promise<void> {
    renameSheet(this.book, this.book.sheet(sheet), to, this.by);
    await this.settled();
  }
  async deleteSheet(sheet: string): Promise<void> {
    deleteSheet(this.book, this.book.sheet(sheet), this.by);
    await this.settled();
  }
  async addSheet(name: string): Promise<void> {
    const made = this.book.add(name);
    this.book.tell({ kind: 'added', sheet: made.id, by: this.by });
    await this.settled();
  }

  async select(sheet: string, address: string): Promise<void> {
    const target = this.book.sheet(sheet);
    activate(this.book, target, this.by);
    const areas = address.split(',').map((part) => this.area(part));
    this.book.selection = { sheet: target.id, areas };
    this.book.tell({ kind: 'selection-changed', sheet: target.id, areas, by: this.by });
    await this.settled();
  }

  /** Paints cells, as by the button of the ribbon. */
  async fill(sheet: string, address: string, fill: string): Promise<void> {
    const target: SimSheet = this.book.sheet(sheet);
    const area = this.area(address);
    target.restyle(area, (format) => ({ ...format, fill }));
    this.book.tell({ kind: 'format-changed', sheet: target.id, area, by: this.by });
    await this.settled();
  }

  /** Is in the middle of typing: Excel refuses every request until she is done. */
  editing(on: boolean): void {
    this.setEditing(on);
  }

  private area(address: string): Area {
    const area = areaOf(address);
    if (area === undefined) throw new Error(`no address: ${address}`);
    return area;
  }
}
