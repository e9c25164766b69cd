import { invalidArgument, itemNotFound, Refusal } from '../errors';
import { areaOf, textOf } from '../model/areas';
import type { SimName } from '../model/parts';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, textArgument } from './base';
import { RangeObject } from './range';

export class NamesObject extends RichObject {
  readonly type = 'NamedItemCollection';

  constructor(
    world: World,
    /** The sheet whose names these are; none for those of the workbook. */
    private readonly scope: SimSheet | undefined,
  ) {
    super(world);
  }

  private list(): readonly SimName[] {
    return this.world.book.names.filter(({ scope }) => scope === this.scope?.id);
  }
  private find(key: unknown): SimName | undefined {
    return this.list().find(({ name }) => name.toLowerCase() === String(key).toLowerCase());
  }

  override items(): readonly RichObject[] {
    return this.list().map((name) => new NameObject(this.world, name));
  }
  override item(key: unknown): RichObject {
    const name = this.find(key);
    if (name === undefined) throw itemNotFound(String(key));
    return new NameObject(this.world, name);
  }
  GetItem(key: unknown): RichObject {
    return this.item(key);
  }
  GetItemOrNullObject(key: unknown): RichObject | null {
    return this.find(key) === undefined ? null : this.item(key);
  }
  GetCount(): number {
    return this.list().length;
  }

  Add(name: unknown, reference: unknown, comment?: unknown): RichObject {
    const text =
      reference instanceof RangeObject
        ? `='${reference.sheet.name.replaceAll("'", "''")}'!${absolute(reference)}`
        : textArgument(reference, 'reference');
    return this.make(name, text.startsWith('=') ? text : `="${text}"`, comment);
  }
  AddFormulaLocal(name: unknown, formula: unknown, comment?: unknown): RichObject {
    return this.make(name, textArgument(formula, 'formula'), comment);
  }

  private make(name: unknown, formula: string, comment: unknown): RichObject {
    const text = textArgument(name, 'name');
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(text) || text.length > 255 || areaOf(text) !== undefined)
      throw invalidArgument('name'); // prettier-ignore
    if (this.find(text) !== undefined) throw new Refusal('ItemAlreadyExists', text);
    limited(formula);
    const made: SimName = {
      name: text,
      formula,
      visible: true,
      comment: typeof comment === 'string' ? comment : '',
      ...(this.scope === undefined ? {} : { scope: this.scope.id }),
    };
    this.world.book.names.push(made);
    return new NameObject(this.world, made);
  }
}

function limited(formula: string): void {
  if (formula.length > 8192) throw invalidArgument('reference');
}

function absolute(range: RangeObject): string {
  return textOf(range.area).replace(/([A-Z]+)|(\d+)/g, '$$$&');
}

class NameObject extends RichObject {
  readonly type = 'NamedItem';

  constructor(
    world: World,
    private readonly name: SimName,
  ) {
    super(world);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Name: this.name.name };
  }
  override scalars(): readonly string[] {
    return ['Comment', 'Formula', 'Name', 'Scope', 'Type', 'Value', 'Visible'];
  }

  private get living(): SimName {
    if (!this.world.book.names.includes(this.name)) throw itemNotFound(this.name.name);
    return this.name;
  }

  get Name(): string {
    return this.living.name;
  }
  get Formula(): string {
    return this.living.formula;
  }
  set Formula(value: unknown) {
    const formula = textArgument(value, 'formula');
    limited(formula);
    this.living.formula = formula.startsWith('=') ? formula : `="${formula}"`;
  }
  get Value(): string {
    return this.living.formula;
  }
  get Visible(): boolean {
    return this.living.visible;
  }
  set Visible(value: unknown) {
    this.living.visible = booleanArgument(value, 'visible');
  }
  get Comment(): string {
    return this.living.comment;
  }
  set Comment(value: unknown) {
    this.living.comment = String(value);
  }
  get Scope(): string {
    return this.living.scope === undefined ? 'Workbook' : 'Worksheet';
  }
  get Type(): string {
    if (this.living.formula.includes('#REF!')) return 'Error';
    if (this.GetRangeOrNullObject() !== null) return 'Range';
    return this.living.formula.includes('!') ? 'Range' : 'String';
  }
  get WorksheetOrNullObject(): RichObject | null {
    const sheet = this.world.book.sheets.find(({ id }) => id === this.living.scope);
    return sheet === undefined ? null : this.world.root.sheetObject(sheet);
  }
  get Worksheet(): RichObject {
    const found = this.WorksheetOrNullObject;
    if (found === null) throw new Refusal('InvalidOperation', 'a name of the workbook');
    return found;
  }
  Delete(): void {
    const { living } = this;
    this.world.book.names = this.world.book.names.filter((name) => name !== living);
  }
  GetRangeOrNullObject(): RichObject | null {
    const match = /^=(?:'((?:[^']|'')+)'|([^'!,]+))!([^!,]+)$/.exec(this.living.formula);
    const sheet = this.world.book.find(match?.[1]?.replaceAll("''", "'") ?? match?.[2] ?? '');
    const area = areaOf(match?.[3] ?? '');
    if (sheet === undefined || area === undefined) return null;
    return new RangeObject(this.world, sheet, area);
  }
  GetRange(): RichObject {
    const found = this.GetRangeOrNullObject();
    if (found === null) throw itemNotFound(this.name.name);
    return found;
  }
}
