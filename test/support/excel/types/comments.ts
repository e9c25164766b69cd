import { itemNotFound, Refusal } from '../errors';
import type { SimComment } from '../model/parts';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, demand, textArgument } from './base';
import { cellOf } from './cellOf';
import { RangeObject } from './range';

export class CommentsObject extends RichObject {
  readonly type = 'CommentCollection';

  constructor(
    world: World,
    private readonly on: SimSheet | undefined,
  ) {
    super(world);
  }

  private list(): readonly SimComment[] {
    const { comments } = this.world.book;
    return comments.filter(({ sheet }) => this.on === undefined || sheet === this.on.id);
  }

  override items(): readonly RichObject[] {
    return this.list().map((comment) => new CommentObject(this.world, comment));
  }
  override item(key: unknown): RichObject {
    const comment = this.list().find(({ id }) => id === key);
    if (comment === undefined) throw itemNotFound('comment');
    return new CommentObject(this.world, comment);
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
  GetItemByCell(address: unknown): RichObject {
    const { sheet, row, column } = cellOf(this.world, address, this.on);
    const found = this.list().find(
      (one) => one.sheet === sheet.id && one.row === row && one.column === column,
    );
    return this.item(found?.id);
  }
  GetCount(): number {
    return this.list().length;
  }
  Add(address: unknown, content: unknown): RichObject {
    const { sheet, row, column } = cellOf(this.world, address, this.on);
    demand(sheet, 'allowEditObjects');
    const taken = [...this.world.book.notes, ...this.world.book.comments].some(
      (one) => one.sheet === sheet.id && one.row === row && one.column === column,
    );
    if (taken) throw new Refusal('InvalidOperation', 'the cell has a note or a comment');
    const comment: SimComment = {
      id: this.world.book.id(),
      sheet: sheet.id,
      row,
      column,
      content: textArgument(content, 'content'),
      author: this.world.book.author,
      resolved: false,
      replies: [],
    };
    this.world.book.comments.push(comment);
    return new CommentObject(this.world, comment);
  }
}

class CommentObject extends RichObject {
  readonly type = 'Comment';

  constructor(
    world: World,
    private readonly comment: SimComment,
  ) {
    super(world);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.comment.id };
  }
  override scalars(): readonly string[] {
    return ['AuthorName', 'Content', 'Id', 'Resolved'];
  }
  private get living(): SimComment {
    if (!this.world.book.comments.includes(this.comment)) throw itemNotFound('comment');
    return this.comment;
  }
  private get sheet(): SimSheet {
    const sheet = this.world.book.find(this.living.sheet);
    if (sheet === undefined) throw itemNotFound('worksheet');
    return sheet;
  }
  get Id(): string {
    return this.living.id;
  }
  get AuthorName(): string {
    return this.living.author;
  }
  get Content(): string {
    return this.living.content;
  }
  set Content(value: unknown) {
    demand(this.sheet, 'allowEditObjects');
    this.living.content = textArgument(value, 'content');
  }
  get Resolved(): boolean {
    return this.living.resolved;
  }
  set Resolved(value: unknown) {
    this.living.resolved = booleanArgument(value, 'resolved');
  }
  get Replies(): RichObject {
    return new RepliesObject(this.world, this.living);
  }
  Delete(): void {
    demand(this.sheet, 'allowEditObjects');
    const { living } = this;
    this.world.book.comments = this.world.book.comments.filter((one) => one !== living);
  }
  GetLocation(): RichObject {
    const { row, column } = this.living;
    return new RangeObject(this.world, this.sheet, { top: row, bottom: row, left: column, right: column }); // prettier-ignore
  }
}

class RepliesObject extends RichObject {
  readonly type = 'CommentReplyCollection';

  constructor(
    world: World,
    private readonly comment: SimComment,
  ) {
    super(world);
  }
  override items(): readonly RichObject[] {
    return this.comment.replies.map((reply) => new ReplyObject(this.world, reply));
  }
  GetCount(): number {
    return this.comment.replies.length;
  }
}

class ReplyObject extends RichObject {
  readonly type = 'CommentReply';

  constructor(
    world: World,
    private readonly reply: SimComment['replies'][number],
  ) {
    super(world);
  }
  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.reply.id };
  }
  override scalars(): readonly string[] {
    return ['AuthorName', 'Content', 'Id'];
  }
  get Id(): string {
    return this.reply.id;
  }
  get AuthorName(): string {
    return this.reply.author;
  }
  get Content(): string {
    return this.reply.content;
  }
}
