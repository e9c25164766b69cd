import { accessDenied } from '../errors';
import type { SimBook } from '../model/book';
import { RichObject } from '../richObject';

/** Protection of the structure: sheets neither come nor go. */
export class WorkbookProtectionObject extends RichObject {
  readonly type = 'WorkbookProtection';

  override scalars(): readonly string[] {
    return ['Protected'];
  }

  get Protected(): boolean {
    return this.world.book.isStructureProtected;
  }
}

export function demandStructure(book: SimBook): void {
  if (book.isStructureProtected) throw accessDenied('the workbook is protected');
}
