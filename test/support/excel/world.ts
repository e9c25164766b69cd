import type { Area } from '../../../src/kernel/address';
import { shiftArea } from '../../../src/xlsx/edit/references';
import { invalidArgument, Refusal } from './errors';
import { bookOfBytes } from './load/loadBook';
import type { SimBook } from './model/book';
import type { BookEvent } from './model/events';
import type { RichObject } from './richObject';
import { RangeObject } from './types/range';
import { RangeAreasObject } from './types/rangeAreas';
import { WacWorkbookObject } from './types/newWorkbook';
import { WorkbookObject } from './types/workbook';

/** One Excel with one workbook and one add-in, as requests see it. */
export class World {
  readonly root: WorkbookObject;
  readonly wac: WacWorkbookObject;
  /** Files that were opened in windows of their own. */
  readonly opened: Uint8Array[] = [];
  /** Kinds of event that the add-in asked for, with the sheet they are asked of (`''`: all). */
  readonly registered = new Set<string>();
  private readonly references = new Map<string, RichObject>();
  private readonly ids = new Map<RichObject, string>();
  private next = 1;

  constructor(
    readonly book: SimBook,
    readonly level: string,
  ) {
    this.root = new WorkbookObject(this);
    this.wac = new WacWorkbookObject(this);
    book.listen((event) => {
      this.follow(event);
    });
  }

  /** Whether this Excel has a requirement set, named as in the documentation (`1.9`, `ExcelApiOnline 1.1`). */
  supports(set: string): boolean {
    if (set === 'ExcelApiOnline 1.1') return this.supports('1.17');
    const [major, minor] = set.split('.').map(Number);
    if (major !== 1 || minor === undefined || Number.isNaN(minor)) return false;
    return minor <= Number(this.level.split('.')[1]);
  }

  /** The file that a text holds, if Excel could open it. */
  makeWorkbook(file: unknown): Uint8Array {
    if (typeof file !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(file) || file.length % 4 !== 0)
      throw invalidArgument('base64File');
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
    try {
      bookOfBytes(bytes);
    } catch {
      throw new Refusal('GeneralException', 'the file cannot be opened');
    }
    return bytes;
  }

  unknown(target: RichObject, name: string): never {
    throw new Refusal('ApiNotFound', `${target.type}.${name} is not there`);
  }

  /** Objects that a change of lines moves are held by a reference; the others are found again by their path. */
  keep(target: RichObject): void {
    if (this.ids.has(target)) return;
    const id = `ref${String(this.next++)}`;
    this.ids.set(target, id);
    this.references.set(id, target);
  }

  release(id: string): void {
    const target = this.references.get(id);
    if (target !== undefined) this.ids.delete(target);
    this.references.delete(id);
  }

  referenceOf(target: RichObject): string | undefined {
    return this.ids.get(target);
  }

  referenced(id: string): RichObject {
    const target = this.references.get(id);
    if (target === undefined) throw new Refusal('InvalidReference', `reference ${id}`);
    return target;
  }

  get kept(): number {
    return this.references.size;
  }

  private follow(event: BookEvent): void {
    if (event.kind !== 'changed' || event.change === 'RangeEdited') return;
    const isRows = event.change.startsWith('Row');
    const { top, bottom, left, right } = event.area;
    const [at, last] = isRows ? [top, bottom] : [left, right];
    const move = (area: Area): Area | undefined =>
      shiftArea(area, {
        sheet: '',
        axis: isRows ? 'rows' : 'columns',
        at,
        count: last - at + 1,
        kind: event.change.endsWith('Inserted') ? 'insert' : 'delete',
      });
    for (const target of this.references.values())
      if (
        (target instanceof RangeObject || target instanceof RangeAreasObject) &&
        target.sheet.id === event.sheet
      )
        target.move(move);
  }
}
