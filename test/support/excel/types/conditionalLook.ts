import { invalidArgument, itemNotFound } from '../errors';
import { colourOf } from '../model/format';
import type { SimConditional } from '../model/parts';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, demand, textArgument } from './base';

abstract class Part extends RichObject {
  constructor(
    world: World,
    protected readonly sheet: SimSheet,
    protected readonly rule: SimConditional,
  ) {
    super(world);
  }

  protected change(look: Partial<SimConditional['look']>): void {
    demand(this.sheet, 'allowFormatCells');
    this.rule.look = { ...this.rule.look, ...look };
  }
}

/** The look that a conditional format gives. */
export class ConditionalLookObject extends Part {
  readonly type = 'ConditionalRangeFormat';

  get Fill(): RichObject {
    return new FillPart(this.world, this.sheet, this.rule);
  }
  get Font(): RichObject {
    return new FontPart(this.world, this.sheet, this.rule);
  }
  get Borders(): RichObject {
    return new BordersPart(this.world, this.sheet, this.rule);
  }
  override scalars(): readonly string[] {
    return ['NumberFormat'];
  }
  get NumberFormat(): string | null {
    return this.rule.look.numberFormat ?? null;
  }
  set NumberFormat(value: unknown) {
    this.change({ numberFormat: textArgument(value, 'numberFormat') });
  }
}

class FillPart extends Part {
  readonly type = 'ConditionalRangeFill';

  override scalars(): readonly string[] {
    return ['Color'];
  }
  get Color(): string {
    return this.rule.look.fill ?? '';
  }
  set Color(value: unknown) {
    const fill = colourOf(value);
    if (fill === undefined) throw invalidArgument('color');
    this.change({ fill });
  }
  Clear(): void {
    this.change({ fill: '' });
  }
}

class FontPart extends Part {
  readonly type = 'ConditionalRangeFont';

  override scalars(): readonly string[] {
    return ['Bold', 'Color', 'Italic', 'Strikethrough', 'Underline'];
  }
  get Bold(): boolean | null {
    return this.rule.look.bold ?? null;
  }
  set Bold(value: unknown) {
    this.change({ bold: booleanArgument(value, 'bold') });
  }
  get Italic(): boolean | null {
    return this.rule.look.italic ?? null;
  }
  set Italic(value: unknown) {
    this.change({ italic: booleanArgument(value, 'italic') });
  }
  get Strikethrough(): boolean | null {
    return this.rule.look.strikethrough ?? null;
  }
  set Strikethrough(value: unknown) {
    this.change({ strikethrough: booleanArgument(value, 'strikethrough') });
  }
  get Underline(): string | null {
    return this.rule.look.underline ?? null;
  }
  set Underline(value: unknown) {
    const underline = textArgument(value, 'underline');
    if (!['None', 'Single', 'Double'].includes(underline)) throw invalidArgument('underline');
    this.change({ underline });
  }
  get Color(): string | null {
    return this.rule.look.color ?? null;
  }
  set Color(value: unknown) {
    const color = colourOf(value);
    if (color === undefined) throw invalidArgument('color');
    this.change({ color });
  }
  Clear(): void {
    const { fill, numberFormat, borders } = this.rule.look;
    this.rule.look = {
      borders,
      ...(fill === undefined ? {} : { fill }),
      ...(numberFormat === undefined ? {} : { numberFormat }),
    };
  }
}

const SIDES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'];
const STYLES = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot'];

class BordersPart extends Part {
  readonly type = 'ConditionalRangeBorderCollection';

  override items(): readonly RichObject[] {
    return SIDES.map((side) => this.item(side));
  }
  override item(key: unknown): RichObject {
    if (typeof key !== 'string' || !SIDES.includes(key)) throw itemNotFound('border');
    return new BorderPart(this.world, this.sheet, this.rule, key);
  }
  GetItemAt(index: unknown): RichObject {
    return this.item(SIDES[Number(index)]);
  }
  get Count(): number {
    return SIDES.length;
  }
  get Top(): RichObject {
    return this.item('EdgeTop');
  }
  get Bottom(): RichObject {
    return this.item('EdgeBottom');
  }
  get Left(): RichObject {
    return this.item('EdgeLeft');
  }
  get Right(): RichObject {
    return this.item('EdgeRight');
  }
}

class BorderPart extends Part {
  readonly type = 'ConditionalRangeBorder';

  constructor(
    world: World,
    sheet: SimSheet,
    rule: SimConditional,
    private readonly side: string,
  ) {
    super(world, sheet, rule);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.side };
  }
  override scalars(): readonly string[] {
    return ['Color', 'SideIndex', 'Style'];
  }
  get SideIndex(): string {
    return this.side;
  }
  get Style(): string {
    return this.rule.look.borders[this.side]?.style ?? 'None';
  }
  set Style(value: unknown) {
    const style = textArgument(value, 'style');
    if (!STYLES.includes(style)) throw invalidArgument('style');
    const former = this.rule.look.borders[this.side];
    this.change({ borders: { ...this.rule.look.borders, [this.side]: { ...former, style } } });
  }
  get Color(): string {
    return this.rule.look.borders[this.side]?.color ?? '';
  }
  set Color(value: unknown) {
    const color = colourOf(value);
    if (color === undefined) throw invalidArgument('color');
    const former = this.rule.look.borders[this.side] ?? { style: 'Continuous' };
    this.change({ borders: { ...this.rule.look.borders, [this.side]: { ...former, color } } });
  }
}
