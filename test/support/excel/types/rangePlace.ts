import { sheetPrefix, type Area } from '../../../../src/kernel/address';
import { itemNotFound, Refusal } from '../errors';
import { isWholeColumns, isWholeRows, sizeOf, textOf } from '../model/areas';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';

/** Where a range lies and how large it is. */
export abstract class RangePlace extends RichObject {
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
}
