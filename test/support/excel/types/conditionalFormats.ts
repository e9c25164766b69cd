import type { Area } from '../../../../src/kernel/address';
import { invalidArgument, itemNotFound, Refusal } from '../errors';
import { intersection, textOf, withoutAll } from '../model/areas';
import type { SimConditional } from '../model/parts';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, demand, numberArgument, recordArgument, textArgument } from './base';
import { ConditionalLookObject } from './conditionalLook';
import { RangeObject } from './range';

const TYPES = ['Custom', 'DataBar', 'ColorScale', 'IconSet', 'TopBottom', 'PresetCriteria', 'ContainsText', 'CellValue']; // prettier-ignore

export class ConditionalFormatsObject extends RichObject {
  readonly type = 'ConditionalFormatCollection';

  constructor(
    world: World,
    private readonly sheet: SimSheet,
    private readonly areas: () => readonly Area[],
  ) {
    super(world);
  }

  private list(): readonly SimConditional[] {
    const here = this.areas();
    return this.sheet.conditionals.filter(({ areas }) =>
      areas.some((area) => here.some((one) => intersection(one, area) !== undefined)),
    );
  }

  override items(): readonly RichObject[] {
    return this.list().map((rule) => new ConditionalFormatObject(this.world, this.sheet, rule));
  }
  override item(key: unknown): RichObject {
    const rule = this.list().find(({ id }) => id === key);
    if (rule === undefined) throw itemNotFound('conditional format');
    return new ConditionalFormatObject(this.world, this.sheet, rule);
  }
  GetItem(key: unknown): RichObject {
    return this.item(key);
  }
  GetItemOrNullObject(key: unknown): RichObject | null {
    return this.list().some(({ id }) => id === key) ? this.item(key) : null;
  }
  GetItemAt(index: unknown): RichObject {
    return this.item(this.list()[Number(index)]?.id);
  }
  GetCount(): number {
    return this.list().length;
  }

  /** The newest format comes first. */
  Add(type: unknown): RichObject {
    demand(this.sheet, 'allowFormatCells');
    const named = textArgument(type, 'type');
    if (!TYPES.includes(named)) throw invalidArgument('type');
    const rule: SimConditional = {
      id: this.world.book.id(),
      type: named,
      areas: [...this.areas()],
      rule: {},
      stopIfTrue: false,
      look: { borders: {} },
    };
    this.sheet.conditionals = [rule, ...this.sheet.conditionals];
    return new ConditionalFormatObject(this.world, this.sheet, rule);
  }

  ClearAll(): void {
    demand(this.sheet, 'allowFormatCells');
    for (const rule of this.list()) rule.areas = withoutAll(rule.areas, this.areas());
    this.sheet.conditionals = this.sheet.conditionals.filter(({ areas }) => areas.length > 0);
  }
}

class ConditionalFormatObject extends RichObject {
  readonly type = 'ConditionalFormat';

  constructor(
    world: World,
    private readonly sheet: SimSheet,
    private readonly rule: SimConditional,
  ) {
    super(world);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.rule.id };
  }
  override scalars(): readonly string[] {
    return ['Id', 'Priority', 'StopIfTrue', 'Type'];
  }

  private get living(): SimConditional {
    if (!this.sheet.conditionals.includes(this.rule)) throw itemNotFound('conditional format');
    return this.rule;
  }

  get Id(): string {
    return this.living.id;
  }
  get Type(): string {
    return this.living.type;
  }
  get Priority(): number {
    return this.sheet.conditionals.indexOf(this.living);
  }
  set Priority(value: unknown) {
    demand(this.sheet, 'allowFormatCells');
    const others = this.sheet.conditionals.filter((rule) => rule !== this.living);
    others.splice(Math.max(0, numberArgument(value, 'priority')), 0, this.rule);
    this.sheet.conditionals = others;
  }
  get StopIfTrue(): boolean {
    return this.living.stopIfTrue;
  }
  set StopIfTrue(value: unknown) {
    this.living.stopIfTrue = booleanArgument(value, 'stopIfTrue');
  }

  get CustomOrNullObject(): RichObject | null {
    return this.living.type === 'Custom'
      ? new CustomObject(this.world, this.sheet, this.rule)
      : null;
  }
  get Custom(): RichObject {
    return this.CustomOrNullObject ?? this.wrongType();
  }
  get CellValueOrNullObject(): RichObject | null {
    return this.living.type === 'CellValue'
      ? new CellValueObject(this.world, this.sheet, this.rule)
      : null;
  }
  get CellValue(): RichObject {
    return this.CellValueOrNullObject ?? this.wrongType();
  }

  private wrongType(): never {
    throw new Refusal('InvalidOperation', `the conditional format is ${this.rule.type}`);
  }

  Delete(): void {
    demand(this.sheet, 'allowFormatCells');
    const { living } = this;
    this.sheet.conditionals = this.sheet.conditionals.filter((rule) => rule !== living);
  }
  GetRange(): RichObject {
    const [only, ...others] = this.living.areas;
    if (only === undefined || others.length > 0)
      throw new Refusal('InvalidOperation', 'the conditional format has several areas');
    return new RangeObject(this.world, this.sheet, only);
  }
  GetRangeOrNullObject(): RichObject | null {
    return this.living.areas.length === 1 ? this.GetRange() : null;
  }
  GetRanges(): RichObject {
    return this.world.root.areasObject(this.sheet, this.living.areas);
  }
  SetRanges(ranges: unknown): void {
    demand(this.sheet, 'allowFormatCells');
    this.living.areas = this.world.root.areasIn(this.sheet, ranges);
  }
  /** For messages of tests. */
  override toString(): string {
    return `${this.rule.type} on ${this.rule.areas.map(textOf).join(' ')}`;
  }
}

class CustomObject extends RichObject {
  readonly type = 'CustomConditionalFormat';

  constructor(
    world: World,
    private readonly sheet: SimSheet,
    private readonly rule: SimConditional,
  ) {
    super(world);
  }

  get Rule(): RichObject {
    return new RuleObject(this.world, this.sheet, this.rule);
  }
  get Format(): RichObject {
    return new ConditionalLookObject(this.world, this.sheet, this.rule);
  }
}

class RuleObject extends RichObject {
  readonly type = 'ConditionalFormatRule';

  constructor(
    world: World,
    private readonly sheet: SimSheet,
    private readonly rule: SimConditional,
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return ['Formula', 'FormulaLocal', 'FormulaR1C1'];
  }
  get Formula(): string {
    const { formula } = this.rule.rule;
    return typeof formula === 'string' ? formula : '';
  }
  set Formula(value: unknown) {
    demand(this.sheet, 'allowFormatCells');
    const formula = textArgument(value, 'formula');
    if (formula.length > 255 * 32) throw invalidArgument('formula');
    this.rule.rule = { formula: formula.startsWith('=') ? formula : `=${formula}` };
  }
  get FormulaLocal(): string {
    return this.Formula;
  }
  get FormulaR1C1(): string {
    return this.Formula;
  }
}

class CellValueObject extends RichObject {
  readonly type = 'CellValueConditionalFormat';

  constructor(
    world: World,
    private readonly sheet: SimSheet,
    private readonly rule: SimConditional,
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return ['Rule'];
  }
  get Rule(): unknown {
    return this.rule.rule;
  }
  set Rule(value: unknown) {
    demand(this.sheet, 'allowFormatCells');
    const { formula1, formula2, operator } = recordArgument(value, 'rule');
    this.rule.rule = {
      formula1: textArgument(formula1, 'formula1'),
      ...(formula2 === undefined ? {} : { formula2: textArgument(formula2, 'formula2') }),
      operator: textArgument(operator, 'operator'),
    };
  }
  get Format(): RichObject {
    return new ConditionalLookObject(this.world, this.sheet, this.rule);
  }
}
