import {
  type Area,
  formatArea,
  MAX_COLUMNS,
  MAX_ROWS,
  sheetPrefix,
} from '../../../../src/kernel/address';
import { invalidArgument, itemNotFound, Refusal } from '../errors';
import { intersection, isWholeColumns, isWholeRows, sizeOf, textOf } from '../model/areas';
import { changeLines } from '../model/lines';
import type { SimSheet } from '../model/sheet';
import { formulaOf, guard, told, typeOf, writeValues } from '../model/write';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { demand, numberArgument, recordArgument, textArgument } from './base';
import { cellProperties, lineProperties, setCellProperties } from './cellProperties';
import { ConditionalFormatsObject } from './conditionalFormats';
import { DataValidationObject } from './dataValidation';
import { FormatObject } from './format';
import { StyledAreas } from './styledAreas';

/** A read of more cells answers nothing. */
const MAX_CELLS = 5_000_000;

export class RangeObject extends RichObject {
  readonly type = 'Range';

  constructor(
    world: World,
    readonly sheet: SimSheet,
    private placed: Area | undefined,
  ) {
    super(world);
  }

  /** Where the range is now; a range whose cells were deleted can be asked nothing any more. */
  get area(): Area {
    if (this.placed === undefined) throw new Refusal('InvalidReference', 'the cells are gone');
    if (!this.world.book.sheets.includes(this.sheet)) throw itemNotFound(this.sheet.name);
    return this.placed;
  }

  move(to: (area: Area) => Area | undefined): void {
    if (this.placed !== undefined) this.placed = to(this.placed);
  }

  override scalars(): readonly string[] {
    return ['Address', 'AddressLocal', 'CellCount', 'ColumnCount', 'ColumnHidden', 'ColumnIndex', 'Formulas', 'Hidden', 'Hyperlink', 'IsEntireColumn', 'IsEntireRow', 'NumberFormat', 'RowCount', 'RowHidden', 'RowIndex', 'Text', 'ValueTypes', 'Values']; // prettier-ignore
  }

  _KeepReference(): void {
    this.world.keep(this);
  }

  get Address(): string {
    const plain = /^[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*$/.test(this.sheet.name);
    const prefix = plain ? `${this.sheet.name}!` : sheetPrefix(this.sheet.name);
    return prefix + textOf(this.area);
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get RowIndex(): number {
    return this.area.top;
  }
  get ColumnIndex(): number {
    return this.area.left;
  }
  get RowCount(): number {
    return this.area.bottom - this.area.top + 1;
  }
  get ColumnCount(): number {
    return this.area.right - this.area.left + 1;
  }
  get CellCount(): number {
    const count = sizeOf(this.area);
    return count > 2_147_483_647 ? -1 : count;
  }
  get IsEntireColumn(): boolean {
    return isWholeColumns(this.area);
  }
  get IsEntireRow(): boolean {
    return isWholeRows(this.area);
  }

  /** One thing of every cell; nothing where there are too many of them. */
  private grid<T>(of: (row: number, column: number) => T): T[][] | null {
    const { top, bottom, left, right } = this.area;
    if (sizeOf(this.area) > MAX_CELLS) return null;
    return Array.from({ length: bottom - top + 1 }, (_r, row) =>
      Array.from({ length: right - left + 1 }, (_c, column) => of(top + row, left + column)),
    );
  }

  /** A value for every cell: one for all, or a table of exactly their shape. */
  private spread(value: unknown, what: string): (row: number, column: number) => unknown {
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
      formulaOf(this.sheet.cells.get(row, column), book.value(this.sheet, row, column)),
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
    this.sheet.restyle(this.area, (format, row, column) => {
      const numberFormat = at(row - top, column - left);
      return typeof numberFormat === 'string'
        ? { ...format, numberFormat: numberFormat === '' ? 'General' : numberFormat }
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

  get Worksheet(): RichObject {
    return this.world.root.sheetObject(this.sheet);
  }
  get Format(): RichObject {
    return new FormatObject(this.world, new StyledAreas(this.world, this.sheet, () => [this.area]));
  }
  get ConditionalFormats(): RichObject {
    return new ConditionalFormatsObject(this.world, this.sheet, () => [this.area]);
  }
  get DataValidation(): RichObject {
    return new DataValidationObject(this.world, this.sheet, () => [this.area]);
  }

  private part(area: Area | undefined): RichObject {
    if (area === undefined || area.bottom >= MAX_ROWS || area.right >= MAX_COLUMNS || area.top < 0 || area.left < 0)
      throw invalidArgument('outside of the sheet'); // prettier-ignore
    return new RangeObject(this.world, this.sheet, area);
  }

  GetCell(row: unknown, column: unknown): RichObject {
    const top = this.area.top + numberArgument(row, 'row');
    const left = this.area.left + numberArgument(column, 'column');
    return this.part({ top, bottom: top, left, right: left });
  }
  GetRow(row: unknown): RichObject {
    const top = this.area.top + numberArgument(row, 'row');
    return this.part({ ...this.area, top, bottom: top });
  }
  GetColumn(column: unknown): RichObject {
    const left = this.area.left + numberArgument(column, 'column');
    return this.part({ ...this.area, left, right: left });
  }
  GetEntireRow(): RichObject {
    return this.part({ ...this.area, left: 0, right: MAX_COLUMNS - 1 });
  }
  GetEntireColumn(): RichObject {
    return this.part({ ...this.area, top: 0, bottom: MAX_ROWS - 1 });
  }
  GetLastCell(): RichObject {
    const { bottom, right } = this.area;
    return this.part({ top: bottom, bottom, left: right, right });
  }
  GetOffsetRange(rows: unknown, columns: unknown): RichObject {
    const [down, along] = [
      numberArgument(rows, 'rowOffset'),
      numberArgument(columns, 'columnOffset'),
    ];
    const { top, bottom, left, right } = this.area;
    return this.part({
      top: top + down,
      bottom: bottom + down,
      left: left + along,
      right: right + along,
    });
  }
  GetResizedRange(rows: unknown, columns: unknown): RichObject {
    const { bottom, right } = this.area;
    return this.part({ ...this.area, bottom: bottom + numberArgument(rows, 'deltaRows'), right: right + numberArgument(columns, 'deltaColumns') }); // prettier-ignore
  }
  GetAbsoluteResizedRange(rows: unknown, columns: unknown): RichObject {
    const { top, left } = this.area;
    return this.part({ ...this.area, bottom: top + numberArgument(rows, 'numRows') - 1, right: left + numberArgument(columns, 'numColumns') - 1 }); // prettier-ignore
  }
  GetBoundingRect(other: unknown): RichObject {
    const b = other instanceof RangeObject ? other.area : this.world.root.areaIn(this.sheet, other);
    const a = this.area;
    return this.part({ top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) }); // prettier-ignore
  }
  GetIntersectionOrNullObject(other: unknown): RichObject | null {
    const area =
      other instanceof RangeObject ? other.area : this.world.root.areaIn(this.sheet, other);
    if (other instanceof RangeObject && other.sheet !== this.sheet) return null;
    const common = intersection(this.area, area);
    return common === undefined ? null : this.part(common);
  }
  GetIntersection(other: unknown): RichObject {
    const found = this.GetIntersectionOrNullObject(other);
    if (found === null) throw itemNotFound('intersection');
    return found;
  }

  GetUsedRangeOrNullObject(valuesOnly?: unknown): RichObject | null {
    const used = this.sheet.used(valuesOnly === true);
    const common = used === undefined ? undefined : intersection(used, this.area);
    return common === undefined ? null : this.part(common);
  }
  GetUsedRange(valuesOnly?: unknown): RichObject {
    const found = this.GetUsedRangeOrNullObject(valuesOnly);
    if (found === null) throw itemNotFound('used range');
    return found;
  }

  GetMergedAreasOrNullObject(): RichObject | null {
    // Only areas whose first cell lies inside the range are found.
    const found = this.sheet.merges.filter(
      ({ top, left }) =>
        intersection({ top, left, bottom: top, right: left }, this.area) !== undefined,
    );
    return found.length === 0 ? null : this.world.root.areasObject(this.sheet, found);
  }

  Merge(across?: unknown): void {
    demand(this.sheet);
    const { top, bottom } = this.area;
    const made =
      across === true
        ? Array.from({ length: bottom - top + 1 }, (_, n) => ({ ...this.area, top: top + n, bottom: top + n })) // prettier-ignore
        : [this.area];
    for (const area of made) {
      this.sheet.merges = this.sheet.merges.filter((one) => intersection(one, area) === undefined);
      if (sizeOf(area) > 1) this.sheet.merges.push(area);
      const covered: (readonly [number, number])[] = [];
      this.sheet.cells.within(area, (row, column) => {
        if (row !== area.top || column !== area.left) covered.push([row, column]);
      });
      for (const [row, column] of covered) this.sheet.cells.set(row, column, undefined);
    }
    this.world.book.version++;
  }
  Unmerge(): void {
    demand(this.sheet);
    this.sheet.merges = this.sheet.merges.filter(
      (one) => intersection(one, this.area) === undefined,
    );
  }

  Clear(applyTo: unknown = 'All'): void {
    guard(this.sheet, this.area);
    const what = textArgument(applyTo ?? 'All', 'applyTo');
    this.world.root.clear(this.sheet, this.area, what);
  }

  Insert(shift: unknown): RichObject {
    this.shiftLines('insert', shift === 'Down');
    return this;
  }
  Delete(shift: unknown): void {
    this.shiftLines('delete', shift === 'Up');
  }

  private shiftLines(kind: 'insert' | 'delete', isRows: boolean): void {
    const { top, bottom, left, right } = this.area;
    if (!(isRows ? isWholeRows(this.area) : isWholeColumns(this.area)))
      throw new Refusal('NotImplemented', 'only whole rows and columns are simulated');
    const axis = isRows ? 'rows' : 'columns';
    const word = isRows ? 'Rows' : 'Columns';
    demand(this.sheet, `allow${kind === 'insert' ? 'Insert' : 'Delete'}${word}`);
    const at = isRows ? top : left;
    const count = isRows ? bottom - top + 1 : right - left + 1;
    changeLines(this.world.book, this.sheet, { axis, at, count, kind }, 'add-in');
  }

  Select(): void {
    this.world.root.select(this.sheet, [this.area]);
  }
  Calculate(): void {
    this.world.book.version++;
  }

  GetCellProperties(wanted: unknown): unknown {
    return cellProperties(this.world, this.sheet, this.area, recordArgument(wanted, 'properties'));
  }
  GetRowProperties(wanted: unknown): unknown {
    return lineProperties(
      this.world,
      this.sheet,
      this.area,
      'rows',
      recordArgument(wanted, 'rows'),
    );
  }
  GetColumnProperties(wanted: unknown): unknown {
    return lineProperties(this.world, this.sheet, this.area, 'columns', recordArgument(wanted, 'columns')); // prettier-ignore
  }
  SetCellProperties(data: unknown): void {
    setCellProperties(this.world, this.sheet, this.area, this.spread(data, 'cellPropertiesData'));
  }

  /** For messages of tests. */
  override toString(): string {
    return `${this.sheet.name}!${formatArea(this.area)}`;
  }
}
