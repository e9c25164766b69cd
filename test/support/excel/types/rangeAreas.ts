import type { Area } from '../../../../src/kernel/address';
import { Refusal } from '../errors';
import { sizeOf } from '../model/areas';
import { guard } from '../model/write';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { textArgument } from './base';
import { ConditionalFormatsObject } from './conditionalFormats';
import { DataValidationObject } from './dataValidation';
import { FormatObject } from './format';
import { RangeObject } from './range';
import { StyledAreas } from './styledAreas';

/** Scattered areas of one sheet. */
export class RangeAreasObject extends RichObject {
  readonly type = 'RangeAreas';

  constructor(
    world: World,
    readonly sheet: SimSheet,
    private placed: readonly Area[],
  ) {
    super(world);
  }

  private get list(): readonly Area[] {
    if (this.placed.length === 0) throw new Refusal('InvalidReference', 'the cells are gone');
    return this.placed;
  }

  move(to: (area: Area) => Area | undefined): void {
    this.placed = this.placed.flatMap((area) => to(area) ?? []);
  }

  override scalars(): readonly string[] {
    return ['Address', 'AddressLocal', 'AreaCount', 'CellCount'];
  }

  _KeepReference(): void {
    this.world.keep(this);
  }

  private ranges(): readonly RangeObject[] {
    return this.list.map((area) => new RangeObject(this.world, this.sheet, area));
  }

  get Address(): string {
    return this.ranges()
      .map(({ Address }) => Address)
      .join(',');
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get AreaCount(): number {
    return this.list.length;
  }
  get CellCount(): number {
    return this.list.reduce((total, area) => total + sizeOf(area), 0);
  }
  get Areas(): RichObject {
    return new RangesObject(this.world, this.ranges());
  }
  get Worksheet(): RichObject {
    return this.world.root.sheetObject(this.sheet);
  }
  get Format(): RichObject {
    return new FormatObject(this.world, new StyledAreas(this.world, this.sheet, () => this.list));
  }
  get ConditionalFormats(): RichObject {
    return new ConditionalFormatsObject(this.world, this.sheet, () => this.list);
  }
  get DataValidation(): RichObject {
    return new DataValidationObject(this.world, this.sheet, () => this.list);
  }

  Clear(applyTo: unknown = 'All'): void {
    for (const area of this.list) guard(this.sheet, area);
    const what = textArgument(applyTo ?? 'All', 'applyTo');
    for (const area of this.list) this.world.root.clear(this.sheet, area, what);
  }
  Select(): void {
    this.world.root.select(this.sheet, this.list);
  }
}

class RangesObject extends RichObject {
  readonly type = 'RangeCollection';

  constructor(
    world: World,
    private readonly ranges: readonly RangeObject[],
  ) {
    super(world);
  }

  override items(): readonly RichObject[] {
    return this.ranges;
  }
  GetCount(): number {
    return this.ranges.length;
  }
  GetItemAt(index: unknown): RichObject {
    return this.ranges[Number(index)] ?? this.world.unknown(this, 'GetItemAt');
  }
}
