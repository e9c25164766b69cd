import type { Content } from './content';
import { Sparse } from './sparse';

/** What the cells of a sheet hold, and how many of them are formulas. */
export class Contents extends Sparse<Content> {
  private formulas = 0;

  get hasFormulas(): boolean {
    return this.formulas > 0;
  }

  override set(row: number, column: number, content: Content | undefined): void {
    this.formulas += countOf(content) - countOf(this.get(row, column));
    super.set(row, column, content);
  }

  override remove(axis: 'rows' | 'columns', at: number, count: number): void {
    super.remove(axis, at, count);
    this.formulas = 0;
    this.forEach((_row, _column, content) => {
      this.formulas += countOf(content);
    });
  }
}

function countOf(content: Content | undefined): number {
  return typeof content === 'object' && content.kind === 'formula' ? 1 : 0;
}
