import type { Area } from '../../../../src/kernel/address';
import { invalidArgument, itemNotFound, Refusal } from '../errors';
import { areaOf, withoutAll } from '../model/areas';
import { activate } from '../model/lines';
import type { SimSheet } from '../model/sheet';
import { writeValues } from '../model/write';
import { RichObject } from '../richObject';
import { demand } from './base';
import { ApplicationObject, RuntimeObject } from './application';
import { CommentsObject } from './comments';
import { NamesObject } from './names';
import { NotesObject } from './notes';
import { RangeObject } from './range';
import { RangeAreasObject } from './rangeAreas';
import { SettingsObject } from './settings';
import { TablesObject } from './tables';
import { WorksheetObject } from './worksheet';
import { WorkbookProtectionObject } from './workbookProtection';
import { WorksheetsObject } from './worksheets';

/** Excel reads no more of a list of areas. */
const MAX_ADDRESS = 8192;

export class WorkbookObject extends RichObject {
  readonly type = 'Workbook';

  override scalars(): readonly string[] {
    return ['Name'];
  }

  get Name(): string {
    return this.world.book.fileName;
  }
  readonly IsDirty = true;
  readonly ReadOnly = false;
  get Use1904DateSystem(): boolean {
    return this.world.book.date1904;
  }
  get Worksheets(): RichObject {
    return new WorksheetsObject(this.world);
  }
  get Protection(): RichObject {
    return new WorkbookProtectionObject(this.world);
  }
  get Names(): RichObject {
    return new NamesObject(this.world, undefined);
  }
  get Tables(): RichObject {
    return new TablesObject(this.world, undefined);
  }
  get Settings(): RichObject {
    return new SettingsObject(this.world);
  }
  get Comments(): RichObject {
    return new CommentsObject(this.world, undefined);
  }
  get Notes(): RichObject {
    return new NotesObject(this.world, undefined);
  }
  get Application(): RichObject {
    return new ApplicationObject(this.world);
  }
  get _Runtime(): RichObject {
    return new RuntimeObject(this.world);
  }

  GetSelectedRange(): RichObject {
    const sheet = this.world.book.find(this.world.book.selection.sheet);
    const [area, ...others] = this.world.book.selection.areas;
    if (sheet === undefined || area === undefined) throw itemNotFound('selection');
    if (others.length > 0) throw new Refusal('InvalidSelection', 'several areas are selected');
    return new RangeObject(this.world, sheet, area);
  }
  GetSelectedRanges(): RichObject {
    const sheet = this.world.book.find(this.world.book.selection.sheet);
    if (sheet === undefined) throw itemNotFound('selection');
    return this.areasObject(sheet, this.world.book.selection.areas);
  }
  GetActiveCell(): RichObject {
    const range = this.GetSelectedRanges();
    if (!(range instanceof RangeAreasObject)) throw itemNotFound('selection');
    const [{ top = 0, left = 0 } = {}] = this.world.book.selection.areas;
    return new RangeObject(this.world, range.sheet, { top, left, bottom: top, right: left });
  }

  _RemoveReference(id: unknown): void {
    this.world.release(String(id));
  }
  _GetReferenceCount(): number {
    return this.world.kept;
  }

  sheetObject(sheet: SimSheet): WorksheetObject {
    return new WorksheetObject(this.world, sheet);
  }

  areasObject(sheet: SimSheet, areas: readonly Area[]): RangeAreasObject {
    return new RangeAreasObject(this.world, sheet, areas);
  }

  /** One area of a sheet by its address, which may name the sheet. */
  areaIn(sheet: SimSheet, address: unknown): Area {
    if (typeof address !== 'string') throw invalidArgument('address');
    const found = areaOf(this.bare(sheet, address));
    if (found === undefined) throw invalidArgument(address);
    return found;
  }

  /** Several, with the text cut where Excel stops reading. */
  areasIn(sheet: SimSheet, ranges: unknown): readonly Area[] {
    if (ranges instanceof RangeObject) return [ranges.area];
    if (ranges instanceof RangeAreasObject)
      return ranges.Areas.items()?.flatMap((one) => (one instanceof RangeObject ? [one.area] : [])) ?? []; // prettier-ignore
    if (typeof ranges !== 'string') throw invalidArgument('address');
    const cut = ranges.length > MAX_ADDRESS;
    const parts = ranges.slice(0, MAX_ADDRESS).split(',');
    if (cut) parts.pop();
    return parts.map((part) => this.areaIn(sheet, part.trim()));
  }

  private bare(sheet: SimSheet, address: string): string {
    const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(address);
    if (match === null) return address;
    const named = match[1]?.replaceAll("''", "'") ?? match[2] ?? '';
    if (named.toLowerCase() !== sheet.name.toLowerCase()) throw invalidArgument(address);
    return match[3] ?? '';
  }

  select(sheet: SimSheet, areas: readonly Area[]): void {
    const { book } = this.world;
    if (sheet.visibility !== 'Visible')
      throw new Refusal('InvalidOperation', 'the sheet is hidden');
    if (book.active !== sheet.id) activate(book, sheet, 'add-in');
    if (sheet.protection?.options['selectionMode'] === 'None') demand(sheet);
    book.selection = { sheet: sheet.id, areas: [...areas] };
    book.tell({ kind: 'selection-changed', sheet: sheet.id, areas, by: 'add-in' });
  }

  clear(sheet: SimSheet, area: Area, what: string): void {
    if (!['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks', 'ResetContents'].includes(what))
      throw invalidArgument('applyTo'); // prettier-ignore
    const links = what === 'All' || what === 'Hyperlinks' || what === 'RemoveHyperlinks';
    if (links) for (const [row, column] of keysIn(sheet.links, area)) sheet.links.set(row, column, undefined); // prettier-ignore
    if (what === 'All' || what === 'Formats') {
      demand(sheet, 'allowFormatCells');
      const { base } = sheet;
      sheet.restyle(area, () => base);
      for (const rule of sheet.conditionals) rule.areas = withoutAll(rule.areas, [area]);
      sheet.conditionals = sheet.conditionals.filter(({ areas }) => areas.length > 0);
      this.world.book.tell({ kind: 'format-changed', sheet: sheet.id, area, by: 'add-in' });
    }
    if (what === 'All') {
      for (const rule of sheet.validations) rule.areas = withoutAll(rule.areas, [area]);
      sheet.validations = sheet.validations.filter(({ areas }) => areas.length > 0);
      this.world.book.notes = this.world.book.notes.filter(
        ({ sheet: on, row, column }) =>
          on !== sheet.id || row < area.top || row > area.bottom || column < area.left || column > area.right, // prettier-ignore
      );
    }
    if (what === 'All' || what === 'Contents' || what === 'ResetContents') {
      const filled = keysIn(sheet.cells, area);
      for (const [row, column] of filled) sheet.cells.set(row, column, undefined);
      this.world.book.results.touch(sheet, area);
      writeValues(this.world.book, sheet, { ...area, bottom: area.top, right: area.left }, () => null, 'add-in'); // prettier-ignore
      if (filled.length > 1) this.world.book.tell({ kind: 'changed', sheet: sheet.id, area, change: 'RangeEdited', by: 'add-in' }); // prettier-ignore
    }
  }
}

function keysIn(
  grid: { within(area: Area, visit: (row: number, column: number) => void): void },
  area: Area,
): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  grid.within(area, (row, column) => found.push([row, column]));
  return found;
}
