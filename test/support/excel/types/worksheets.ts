import { itemNotFound } from '../errors';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import { textArgument } from './base';
import { checkName } from './worksheet';
import { demandStructure } from './workbookProtection';

export class WorksheetsObject extends RichObject {
  readonly type = 'WorksheetCollection';

  private get list(): readonly SimSheet[] {
    return this.world.book.sheets;
  }
  private shown(visibleOnly: unknown): readonly SimSheet[] {
    return this.list.filter(({ visibility }) => visibleOnly !== true || visibility === 'Visible');
  }
  private one(sheet: SimSheet | undefined): RichObject {
    if (sheet === undefined) throw itemNotFound('worksheet');
    return this.world.root.sheetObject(sheet);
  }

  override items(): readonly RichObject[] {
    return this.list.map((sheet) => this.one(sheet));
  }
  override item(key: unknown): RichObject {
    return this.one(this.world.book.find(textArgument(key, 'key')));
  }
  GetItemOrNullObject(key: unknown): RichObject | null {
    return this.world.book.find(textArgument(key, 'key')) === undefined ? null : this.item(key);
  }
  GetActiveWorksheet(): RichObject {
    return this.item(this.world.book.active);
  }
  GetFirst(visibleOnly?: unknown): RichObject {
    return this.one(this.shown(visibleOnly)[0]);
  }
  GetLast(visibleOnly?: unknown): RichObject {
    return this.one(this.shown(visibleOnly).at(-1));
  }
  GetCount(visibleOnly?: unknown): number {
    return this.shown(visibleOnly).length;
  }

  Add(name?: unknown): RichObject {
    const { book } = this.world;
    demandStructure(book);
    let free = typeof name === 'string' && name !== '' ? name : '';
    for (let n = 1; free === ''; n++)
      if (book.find(`Sheet${String(n)}`) === undefined) free = `Sheet${String(n)}`;
    checkName(this.world, free);
    const sheet = book.add(free);
    book.tell({ kind: 'added', sheet: sheet.id, by: 'add-in' });
    return this.one(sheet);
  }

  private register(kind: string, on: boolean): void {
    if (on) this.world.registered.add(`${kind} `);
    else this.world.registered.delete(`${kind} `);
  }

  _RegisterActivatedEvent(): void { this.register('activated', true); } // prettier-ignore
  _UnregisterActivatedEvent(): void { this.register('activated', false); } // prettier-ignore
  _RegisterDeactivatedEvent(): void { this.register('deactivated', true); } // prettier-ignore
  _UnregisterDeactivatedEvent(): void { this.register('deactivated', false); } // prettier-ignore
  _RegisterAddedEvent(): void { this.register('added', true); } // prettier-ignore
  _UnregisterAddedEvent(): void { this.register('added', false); } // prettier-ignore
  _RegisterDeletedEvent(): void { this.register('deleted', true); } // prettier-ignore
  _UnregisterDeletedEvent(): void { this.register('deleted', false); } // prettier-ignore
  _RegisterCalculatedEvent(): void { this.register('calculated', true); } // prettier-ignore
  _UnregisterCalculatedEvent(): void { this.register('calculated', false); } // prettier-ignore
  _RegisterDataChangedEvent(): void { this.register('changed', true); } // prettier-ignore
  _UnregisterDataChangedEvent(): void { this.register('changed', false); } // prettier-ignore
  _RegisterFormatChangedEvent(): void { this.register('format-changed', true); } // prettier-ignore
  _UnregisterFormatChangedEvent(): void { this.register('format-changed', false); } // prettier-ignore
  _RegisterSelectionChangedEvent(): void { this.register('selection-changed', true); } // prettier-ignore
  _UnregisterSelectionChangedEvent(): void { this.register('selection-changed', false); } // prettier-ignore
  _RegisterEventMoved(): void { this.register('moved', true); } // prettier-ignore
  _UnregisterEventMoved(): void { this.register('moved', false); } // prettier-ignore
  _RegisterEventNameChanged(): void { this.register('name-changed', true); } // prettier-ignore
  _UnregisterEventNameChanged(): void { this.register('name-changed', false); } // prettier-ignore
  _RegisterEventVisibilityChanged(): void { this.register('visibility-changed', true); } // prettier-ignore
  _UnregisterEventVisibilityChanged(): void { this.register('visibility-changed', false); } // prettier-ignore
  _RegisterProtectionChangedEvent(): void { this.register('protection-changed', true); } // prettier-ignore
  _UnregisterProtectionChangedEvent(): void { this.register('protection-changed', false); } // prettier-ignore
  _RegisterRowHiddenChangedEvent(): void { this.register('row-hidden-changed', true); } // prettier-ignore
  _UnregisterRowHiddenChangedEvent(): void { this.register('row-hidden-changed', false); } // prettier-ignore
  _RegisterRowSortedEvent(): void { this.register('row-sorted', true); } // prettier-ignore
  _UnregisterRowSortedEvent(): void { this.register('row-sorted', false); } // prettier-ignore
}
