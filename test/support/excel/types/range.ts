import { formatArea, MAX_COLUMNS, MAX_ROWS, type Area } from '../../../../src/kernel/address';
import { invalidArgument, itemNotFound, Refusal } from '../errors';
import { intersection, isWholeColumns, isWholeRows, sizeOf } from '../model/areas';
import { changeLines } from '../model/lines';
import { guard } from '../model/write';
import type { RichObject } from '../richObject';
import { demand, numberArgument, recordArgument, textArgument } from './base';
import { cellProperties, lineProperties, setCellProperties } from './cellProperties';
import { ConditionalFormatsObject } from './conditionalFormats';
import { DataValidationObject } from './dataValidation';
import { FormatObject } from './format';
import { RangeCells } from './rangeCells';
import { StyledAreas } from './styledAreas';

/** Cells of one sheet, side by side. */
export class RangeObject extends RangeCells {
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
    this.world.book.results.forget();
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
    this.world.book.results.forget();
  }

  /** What the library asks before it sends an array of more than 1,500 cells in parts. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    const { top, left, bottom, right } = this.area;
    if (rows !== bottom - top + 1 || columns !== right - left + 1)
      throw invalidArgument('the array is not as large as the range');
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
