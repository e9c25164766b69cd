import { Refusal } from '../errors';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { demand, numberArgument } from './base';
import { RangeObject } from './range';

const OPTIONS = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
];

abstract class SheetPart extends RichObject {
  constructor(
    world: World,
    protected readonly sheet: SimSheet,
  ) {
    super(world);
  }
}

export class ProtectionObject extends SheetPart {
  readonly type = 'WorksheetProtection';

  override scalars(): readonly string[] {
    return ['Options', 'Protected'];
  }
  get Protected(): boolean {
    return this.sheet.protection !== undefined;
  }
  get Options(): unknown {
    const { protection } = this.sheet;
    if (protection === undefined) return null;
    const all = OPTIONS.map((name) => [name, protection.options[name] ?? false] as const);
    return {
      ...Object.fromEntries(all),
      selectionMode: protection.options['selectionMode'] ?? 'Normal',
    };
  }
  Protect(options?: unknown, password?: unknown): void {
    if (this.sheet.protection !== undefined) throw new Refusal('AccessDenied', 'protected already');
    const given = typeof options === 'object' && options !== null ? options : {};
    this.sheet.protection = {
      options: given as Readonly<Record<string, boolean | string>>,
      password: typeof password === 'string' ? password : '',
    };
    const { id } = this.sheet;
    this.world.book.tell({
      kind: 'protection-changed',
      sheet: id,
      isProtected: true,
      by: 'add-in',
    });
  }
  Unprotect(password?: unknown): void {
    if (this.sheet.protection?.password !== (password ?? ''))
      throw new Refusal('AccessDenied', 'not protected, or another password');
    this.sheet.protection = undefined;
    const { id } = this.sheet;
    this.world.book.tell({ kind: 'protection-changed', sheet: id, isProtected: false, by: 'add-in' }); // prettier-ignore
  }
}

export class FreezePanesObject extends SheetPart {
  readonly type = 'WorksheetFreezePanes';

  FreezeRows(count?: unknown): void {
    demand(this.sheet, 'any');
    this.sheet.freeze = { rows: numberArgument(count ?? 1, 'count'), columns: 0 };
  }
  FreezeColumns(count?: unknown): void {
    this.sheet.freeze = { rows: 0, columns: numberArgument(count ?? 1, 'count') };
  }
  FreezeAt(range: unknown): void {
    const { bottom, right } =
      range instanceof RangeObject ? range.area : this.world.root.areaIn(this.sheet, range);
    this.sheet.freeze = { rows: bottom + 1, columns: right + 1 };
  }
  Unfreeze(): void {
    this.sheet.freeze = { rows: 0, columns: 0 };
  }
  GetLocationOrNullObject(): RichObject | null {
    const { rows, columns } = this.sheet.freeze;
    if (rows === 0 && columns === 0) return null;
    return new RangeObject(this.world, this.sheet, {
      top: 0,
      left: 0,
      bottom: rows === 0 ? 1_048_575 : rows - 1,
      right: columns === 0 ? 16_383 : columns - 1,
    });
  }
  GetLocation(): RichObject {
    const found = this.GetLocationOrNullObject();
    if (found === null) throw new Refusal('ItemNotFound', 'no frozen panes');
    return found;
  }
}

export class AutoFilterObject extends SheetPart {
  readonly type = 'AutoFilter';

  override scalars(): readonly string[] {
    return ['Criteria', 'Enabled', 'IsDataFiltered'];
  }
  get Criteria(): readonly unknown[] {
    return this.sheet.filter?.criteria === true ? [{ filterOn: 'Values' }] : [];
  }
  get Enabled(): boolean {
    return this.sheet.filter !== undefined;
  }
  get IsDataFiltered(): boolean {
    return this.sheet.filter?.criteria === true;
  }
  GetRangeOrNullObject(): RichObject | null {
    const { filter } = this.sheet;
    return filter === undefined ? null : new RangeObject(this.world, this.sheet, filter.area);
  }
}
