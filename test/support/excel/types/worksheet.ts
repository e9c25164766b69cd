import { invalidArgument, itemNotFound, Refusal } from '../errors';
import { WHOLE_SHEET } from '../model/areas';
import { colourOf } from '../model/format';
import { activate, deleteSheet, renameSheet } from '../model/lines';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, demand, numberArgument, textArgument } from './base';
import { CommentsObject } from './comments';
import { NamesObject } from './names';
import { NotesObject } from './notes';
import { AutoFilterObject, FreezePanesObject, ProtectionObject } from './sheetParts';
import { RangeObject } from './range';
import { TablesObject } from './tables';
import { demandStructure } from './workbookProtection';

export class WorksheetObject extends RichObject {
  readonly type = 'Worksheet';

  constructor(
    world: World,
    private readonly sheet: SimSheet,
  ) {
    super(world);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.sheet.id };
  }
  override scalars(): readonly string[] {
    return ['Id', 'Name', 'Position', 'ShowGridlines', 'ShowHeadings', 'StandardHeight', 'StandardWidth', 'TabColor', 'Visibility']; // prettier-ignore
  }

  private get living(): SimSheet {
    if (!this.world.book.sheets.includes(this.sheet)) throw itemNotFound(this.sheet.name);
    return this.sheet;
  }

  get Id(): string {
    return this.living.id;
  }
  get Name(): string {
    return this.living.name;
  }
  set Name(value: unknown) {
    const name = textArgument(value, 'name');
    checkName(this.world, name, this.living);
    renameSheet(this.world.book, this.living, name, 'add-in');
  }
  get Position(): number {
    return this.world.book.sheets.indexOf(this.living);
  }
  set Position(value: unknown) {
    const { book } = this.world;
    const to = numberArgument(value, 'position');
    if (to < 0 || to >= book.sheets.length) throw invalidArgument('position');
    const before = this.Position;
    book.sheets = book.sheets.filter((one) => one !== this.sheet);
    book.sheets.splice(to, 0, this.sheet);
    if (before !== to)
      book.tell({ kind: 'moved', sheet: this.sheet.id, before, after: to, by: 'add-in' });
  }
  get Visibility(): string {
    return this.living.visibility;
  }
  set Visibility(value: unknown) {
    if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden')
      throw invalidArgument('visibility');
    const before = this.living.visibility;
    if (value !== 'Visible') this.leaveOneVisible();
    this.living.visibility = value;
    if (before === value) return;
    const { id } = this.sheet;
    this.world.book.tell({ kind: 'visibility-changed', sheet: id, before, after: value, by: 'add-in' }); // prettier-ignore
  }
  get TabColor(): string {
    return this.living.tabColor;
  }
  set TabColor(value: unknown) {
    const colour = colourOf(value);
    if (colour === undefined) throw invalidArgument('tabColor');
    this.living.tabColor = colour;
  }
  get ShowGridlines(): boolean {
    return this.living.showGridlines;
  }
  set ShowGridlines(value: unknown) {
    this.living.showGridlines = booleanArgument(value, 'showGridlines');
  }
  get ShowHeadings(): boolean {
    return this.living.showHeadings;
  }
  set ShowHeadings(value: unknown) {
    this.living.showHeadings = booleanArgument(value, 'showHeadings');
  }
  readonly StandardHeight = 15;
  get StandardWidth(): number {
    return this.living.standardWidth;
  }
  set StandardWidth(value: unknown) {
    this.living.standardWidth = numberArgument(value, 'standardWidth');
  }

  get Names(): RichObject {
    return new NamesObject(this.world, this.living);
  }
  get Tables(): RichObject {
    return new TablesObject(this.world, this.living);
  }
  get Comments(): RichObject {
    return new CommentsObject(this.world, this.living);
  }
  get Notes(): RichObject {
    return new NotesObject(this.world, this.living);
  }
  get Protection(): RichObject {
    return new ProtectionObject(this.world, this.living);
  }
  get FreezePanes(): RichObject {
    return new FreezePanesObject(this.world, this.living);
  }
  get AutoFilter(): RichObject {
    return new AutoFilterObject(this.world, this.living);
  }

  GetRange(address?: unknown): RichObject {
    const given = address === undefined || address === null || address === '';
    const area = given ? WHOLE_SHEET : this.world.root.areaIn(this.living, address);
    return new RangeObject(this.world, this.living, area);
  }
  GetRanges(address?: unknown): RichObject {
    const given = address === undefined || address === null || address === '';
    const areas = given ? [WHOLE_SHEET] : this.world.root.areasIn(this.living, address);
    return this.world.root.areasObject(this.living, areas);
  }
  GetCell(row: unknown, column: unknown): RichObject {
    return this.GetRangeByIndexes(row, column, 1, 1);
  }
  GetRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): RichObject {
    const [top, left] = [numberArgument(row, 'startRow'), numberArgument(column, 'startColumn')];
    const [height, width] = [numberArgument(rows, 'rowCount'), numberArgument(columns, 'columnCount')]; // prettier-ignore
    const area = { top, left, bottom: top + height - 1, right: left + width - 1 };
    const inside = top >= 0 && left >= 0 && height > 0 && width > 0;
    if (!inside || area.bottom > WHOLE_SHEET.bottom || area.right > WHOLE_SHEET.right)
      throw invalidArgument('outside of the sheet');
    return new RangeObject(this.world, this.living, area);
  }
  GetUsedRangeOrNullObject(valuesOnly?: unknown): RichObject | null {
    const area = this.living.used(valuesOnly === true);
    return area === undefined ? null : new RangeObject(this.world, this.living, area);
  }
  /** Of an empty sheet: its first cell. */
  GetUsedRange(valuesOnly?: unknown): RichObject {
    const area = this.living.used(valuesOnly === true);
    return new RangeObject(this.world, this.living, area ?? { top: 0, left: 0, bottom: 0, right: 0 }); // prettier-ignore
  }

  Activate(): void {
    if (this.living.visibility !== 'Visible')
      throw new Refusal('InvalidOperation', 'a hidden sheet cannot be activated');
    activate(this.world.book, this.living, 'add-in');
  }
  Delete(): void {
    demandStructure(this.world.book);
    if (this.living.visibility === 'VeryHidden')
      throw new Refusal('InvalidOperation', 'a very hidden sheet cannot be deleted');
    this.leaveOneVisible();
    deleteSheet(this.world.book, this.sheet, 'add-in');
  }
  Calculate(): void {
    demand(this.living, 'any');
    this.world.book.results.forget();
  }

  private leaveOneVisible(): void {
    const others = this.world.book.sheets.filter(
      (one) => one !== this.living && one.visibility === 'Visible',
    );
    if (others.length === 0)
      throw new Refusal('InvalidOperation', 'a workbook must contain at least one visible sheet');
  }

  _RegisterDataChangedEvent(): void {
    this.world.registered.add(`changed ${this.living.id}`);
  }
  _UnregisterDataChangedEvent(): void {
    this.world.registered.delete(`changed ${this.sheet.id}`);
  }
  _RegisterSelectionChangedEvent(): void {
    this.world.registered.add(`selection-changed ${this.living.id}`);
  }
  _UnregisterSelectionChangedEvent(): void {
    this.world.registered.delete(`selection-changed ${this.sheet.id}`);
  }
}

/** Refuses names that Excel does not take for a sheet. */
export function checkName(world: World, name: string, own?: SimSheet): void {
  if (name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name))
    throw invalidArgument('name');
  const taken = world.book.sheets.some(
    (sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new Refusal('ItemAlreadyExists', name);
}
