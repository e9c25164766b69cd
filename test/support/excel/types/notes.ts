import { invalidArgument, itemNotFound, Refusal } from '../errors';
import type { SimNote } from '../model/parts';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, demand, numberArgument, textArgument } from './base';
import { cellOf } from './cellOf';
import { RangeObject } from './range';

const MAX_TEXT = 32_767;

export class NotesObject extends RichObject {
  readonly type = 'NoteCollection';

  constructor(
    world: World,
    private readonly on: SimSheet | undefined,
  ) {
    super(world);
  }

  private list(): readonly SimNote[] {
    return this.world.book.notes.filter(
      ({ sheet }) => this.on === undefined || sheet === this.on.id,
    );
  }
  private find(address: unknown): SimNote | undefined {
    const { sheet, row, column } = cellOf(this.world, address, this.on);
    return this.list().find(
      (note) => note.sheet === sheet.id && note.row === row && note.column === column,
    );
  }

  override items(): readonly RichObject[] {
    return this.list().map((note) => new NoteObject(this.world, note));
  }
  override item(key: unknown): RichObject {
    const note = this.find(key);
    if (note === undefined) throw itemNotFound('note');
    return new NoteObject(this.world, note);
  }
  GetItem(address: unknown): RichObject {
    return this.item(address);
  }
  GetItemOrNullObject(address: unknown): RichObject | null {
    return this.find(address) === undefined ? null : this.item(address);
  }
  GetItemAt(index: unknown): RichObject {
    const note = this.list()[Number(index)];
    if (note === undefined) throw itemNotFound('note');
    return new NoteObject(this.world, note);
  }
  GetCount(): number {
    return this.list().length;
  }
  Add(address: unknown, content: unknown): RichObject {
    const { sheet, row, column } = cellOf(this.world, address, this.on);
    demand(sheet, 'allowEditObjects');
    const text = textArgument(content, 'content');
    if (text.length > MAX_TEXT) throw invalidArgument('content');
    const taken = [...this.world.book.notes, ...this.world.book.comments].some(
      (one) => one.sheet === sheet.id && one.row === row && one.column === column,
    );
    if (taken) throw new Refusal('InvalidOperation', 'the cell has a note or a comment');
    const { author } = this.world.book;
    const place = { sheet: sheet.id, row, column };
    const note: SimNote = { ...place, text, author, visible: false, width: 108, height: 59.25 };
    this.world.book.notes.push(note);
    return new NoteObject(this.world, note);
  }
}

class NoteObject extends RichObject {
  readonly type = 'Note';

  constructor(
    world: World,
    private readonly note: SimNote,
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return ['AuthorName', 'Content', 'Height', 'Visible', 'Width'];
  }
  private get living(): SimNote {
    if (!this.world.book.notes.includes(this.note)) throw itemNotFound('note');
    return this.note;
  }
  private get sheet(): SimSheet {
    const sheet = this.world.book.find(this.living.sheet);
    if (sheet === undefined) throw itemNotFound('worksheet');
    return sheet;
  }
  get AuthorName(): string {
    return this.living.author;
  }
  get Content(): string {
    return this.living.text;
  }
  set Content(value: unknown) {
    demand(this.sheet, 'allowEditObjects');
    this.living.text = textArgument(value, 'content');
  }
  get Visible(): boolean {
    return this.living.visible;
  }
  set Visible(value: unknown) {
    this.living.visible = booleanArgument(value, 'visible');
  }
  get Height(): number {
    return this.living.height;
  }
  set Height(value: unknown) {
    this.living.height = numberArgument(value, 'height');
  }
  get Width(): number {
    return this.living.width;
  }
  set Width(value: unknown) {
    this.living.width = numberArgument(value, 'width');
  }
  Delete(): void {
    demand(this.sheet, 'allowEditObjects');
    const { living } = this;
    this.world.book.notes = this.world.book.notes.filter((note) => note !== living);
  }
  GetLocation(): RichObject {
    const { row, column } = this.living;
    return new RangeObject(this.world, this.sheet, { top: row, bottom: row, left: column, right: column }); // prettier-ignore
  }
}
