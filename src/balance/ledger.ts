import type { BoundTable } from '../forms/types';
import type { Column } from '../formula/table';
import { Tag } from '../formula/table';
import { LEVEL_OF_NAME } from '../standard/levels';
import type { Level } from '../standard/types';

/** The rows of all ledgers, numbered through: the hot loops run over these numbers and typed arrays. */
export interface Rows {
  readonly ledgers: readonly BoundTable[];
  /** Number of the first row of each ledger. */
  readonly offsets: readonly number[];
  readonly count: number;
  /** Index into `ledgers`, and row in it, of every row. */
  readonly ledger: Uint32Array;
  readonly row: Uint32Array;
}

export function numberRows(ledgers: readonly BoundTable[]): Rows {
  const offsets: number[] = [];
  let count = 0;
  for (const table of ledgers) {
    offsets.push(count);
    count += table.rowCount;
  }
  const ledger = new Uint32Array(count);
  const row = new Uint32Array(count);
  ledgers.forEach((table, index) => {
    const offset = offsets[index] ?? 0;
    for (let i = 0; i < table.rowCount; i++) {
      ledger[offset + i] = index;
      row[offset + i] = i;
    }
  });
  return { ledgers, offsets, count, ledger, row };
}

/** One text attribute of every row; undefined where the cell gives no text. */
export function textsOf(rows: Rows, key: string): (string | undefined)[] {
  const texts = new Array<string | undefined>(rows.count).fill(undefined);
  rows.ledgers.forEach((table, index) => {
    const column = table.column(key);
    if (column === undefined) return;
    const offset = rows.offsets[index] ?? 0;
    for (let i = 0; i < table.rowCount; i++) texts[offset + i] = textAt(column, i);
  });
  return texts;
}

export function textAt(column: Column, row: number): string | undefined {
  if (column.tags[row] === Tag.NUMBER) return String(column.numbers[row]);
  return column.tags[row] === Tag.TEXT ? column.texts?.[row] : undefined;
}

/** How a cell reads: undefined where the table has no such column. */
export function tagAt(column: Column | undefined, row: number): Tag | undefined {
  return column?.tags[row] as Tag | undefined;
}

export function levelOf(text: string | undefined): Level | undefined {
  return text === undefined ? undefined : LEVEL_OF_NAME[text];
}

/** The table and row behind a row number. */
export function placeOf(
  rows: Rows,
  index: number,
): { readonly table: BoundTable; readonly row: number } {
  const table = rows.ledgers[rows.ledger[index] ?? 0];
  if (table === undefined) throw new Error(`no ledger row ${String(index)}`);
  return { table, row: rows.row[index] ?? 0 };
}
