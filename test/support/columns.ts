import { Tag } from '../../src/formula/table';
import type { Column, Table } from '../../src/formula/table';

/** A cell as a test writes it: undefined is a blank cell. */
export type Cell =
  number | string | boolean | undefined | { readonly tag: Tag; readonly text?: string };

export const error = (text: string): Cell => ({ tag: Tag.ERROR, text });
export const unreadable: Cell = { tag: Tag.UNREADABLE };
export const notApplicable: Cell = { tag: Tag.NOT_APPLICABLE };

export function columnOf(cells: readonly Cell[]): Column {
  const tags = new Uint8Array(cells.length);
  const numbers = new Float64Array(cells.length);
  const texts: (string | undefined)[] = new Array<string | undefined>(cells.length).fill(undefined);
  for (const [row, cell] of cells.entries()) {
    if (cell === undefined) tags[row] = Tag.BLANK;
    else if (typeof cell === 'object') [tags[row], texts[row]] = [cell.tag, cell.text];
    else if (typeof cell === 'string') [tags[row], texts[row]] = [Tag.TEXT, cell];
    else
      [tags[row], numbers[row]] = [
        typeof cell === 'number' ? Tag.NUMBER : Tag.LOGICAL,
        Number(cell),
      ];
  }
  return { tags, numbers, texts };
}

/** A table from its columns, all equally long. */
export function tableOf(name: string, columns: Readonly<Record<string, readonly Cell[]>>): Table {
  const made = new Map(Object.entries(columns).map(([key, cells]) => [key, columnOf(cells)]));
  return {
    name,
    rowCount: Object.values(columns)[0]?.length ?? 0,
    column: (key) => made.get(key),
  };
}

/** A column's value at a row as a test reads it: undecided as the tag's name. */
export function valueAt(column: Column, row: number): number | string | boolean {
  switch (column.tags[row]) {
    case Tag.NUMBER:
      return column.numbers[row] ?? NaN;
    case Tag.LOGICAL:
      return column.numbers[row] === 1;
    case Tag.TEXT:
      return column.texts?.[row] ?? '';
    case Tag.ERROR:
      return column.texts?.[row] ?? 'ERROR';
    case Tag.BLANK:
      return 'BLANK';
    case Tag.NOT_APPLICABLE:
      return 'NOT_APPLICABLE';
    default:
      return 'UNREADABLE';
  }
}
