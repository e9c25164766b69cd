import { invalidArgument, itemNotFound } from '../errors';
import type { SimTable } from '../model/parts';
import type { SimSheet } from '../model/sheet';
import { told } from '../model/write';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { demand, textArgument } from './base';
import { RangeObject } from './range';

interface Placed {
  readonly sheet: SimSheet;
  readonly table: SimTable;
}

export class TablesObject extends RichObject {
  readonly type = 'TableCollection';

  constructor(
    world: World,
    private readonly on: SimSheet | undefined,
  ) {
    super(world);
  }

  private list(): readonly Placed[] {
    const sheets = this.on === undefined ? this.world.book.sheets : [this.on];
    return sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  }
  private find(key: unknown): Placed | undefined {
    return this.list().find(({ table }) => table.name === key || table.id === key);
  }

  override items(): readonly RichObject[] {
    return this.list().map((one) => new TableObject(this.world, one));
  }
  override item(key: unknown): RichObject {
    const found = this.find(key);
    if (found === undefined) throw itemNotFound(String(key));
    return new TableObject(this.world, found);
  }
  GetItemOrNullObject(key: unknown): RichObject | null {
    return this.find(key) === undefined ? null : this.item(key);
  }
  get Count(): number {
    return this.list().length;
  }
  GetCount(): number {
    return this.list().length;
  }
  Add(address: unknown, hasHeaders: unknown): RichObject {
    const sheet = address instanceof RangeObject ? address.sheet : this.on;
    if (sheet === undefined) throw invalidArgument('address');
    demand(sheet);
    const area =
      address instanceof RangeObject ? address.area : this.world.root.areaIn(sheet, address);
    const columns = Array.from({ length: area.right - area.left + 1 }, (_, n) =>
      hasHeaders === true
        ? String(told(this.world.book.value(sheet, area.top, area.left + n)))
        : `列${String(n + 1)}`,
    );
    const count = this.world.book.sheets.flatMap(({ tables }) => tables).length;
    const table: SimTable = {
      id: this.world.book.id(),
      name: `表${String(count + 1)}`,
      area,
      columns,
      showHeaders: true,
      showTotals: false,
      filtered: false,
    };
    sheet.tables.push(table);
    return new TableObject(this.world, { sheet, table });
  }
}

class TableObject extends RichObject {
  readonly type = 'Table';

  constructor(
    world: World,
    private readonly placed: Placed,
  ) {
    super(world);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.placed.table.id };
  }
  override scalars(): readonly string[] {
    return ['Id', 'Name', 'ShowHeaders', 'ShowTotals', 'ShowFilterButton'];
  }
  private get living(): SimTable {
    const { sheet, table } = this.placed;
    if (!this.world.book.sheets.includes(sheet) || !sheet.tables.includes(table))
      throw itemNotFound(table.name);
    return table;
  }
  get Id(): string {
    return this.living.id;
  }
  get Name(): string {
    return this.living.name;
  }
  set Name(value: unknown) {
    this.living.name = textArgument(value, 'name');
  }
  get ShowHeaders(): boolean {
    return this.living.showHeaders;
  }
  get ShowTotals(): boolean {
    return this.living.showTotals;
  }
  readonly ShowFilterButton = true;
  get Worksheet(): RichObject {
    return this.world.root.sheetObject(this.placed.sheet);
  }
  get Columns(): RichObject {
    return new ColumnsObject(this.world, this.living);
  }
  get AutoFilter(): RichObject {
    return new TableFilterObject(this.world, this.living);
  }
  GetRange(): RichObject {
    return new RangeObject(this.world, this.placed.sheet, this.living.area);
  }
  GetHeaderRowRange(): RichObject {
    const { area } = this.living;
    return new RangeObject(this.world, this.placed.sheet, { ...area, bottom: area.top });
  }
  GetDataBodyRange(): RichObject {
    const { area, showHeaders, showTotals } = this.living;
    const top = area.top + (showHeaders ? 1 : 0);
    const bottom = area.bottom - (showTotals ? 1 : 0);
    return new RangeObject(this.world, this.placed.sheet, { ...area, top, bottom });
  }
}

class ColumnsObject extends RichObject {
  readonly type = 'TableColumnCollection';

  constructor(
    world: World,
    private readonly table: SimTable,
  ) {
    super(world);
  }
  override items(): readonly RichObject[] {
    return this.table.columns.map((name, index) => new ColumnObject(this.world, { name, index }));
  }
  get Count(): number {
    return this.table.columns.length;
  }
}

class ColumnObject extends RichObject {
  readonly type = 'TableColumn';

  constructor(
    world: World,
    private readonly column: { readonly name: string; readonly index: number },
  ) {
    super(world);
  }
  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.column.index + 1 };
  }
  override scalars(): readonly string[] {
    return ['Id', 'Index', 'Name'];
  }
  get Id(): number {
    return this.column.index + 1;
  }
  get Index(): number {
    return this.column.index;
  }
  get Name(): string {
    return this.column.name;
  }
}

class TableFilterObject extends RichObject {
  readonly type = 'AutoFilter';

  constructor(
    world: World,
    private readonly table: SimTable,
  ) {
    super(world);
  }
  override scalars(): readonly string[] {
    return ['Enabled', 'IsDataFiltered'];
  }
  readonly Enabled = true;
  get IsDataFiltered(): boolean {
    return this.table.filtered;
  }
}
