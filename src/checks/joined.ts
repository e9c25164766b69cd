import { Tag, type Column, type Table } from '../formula/table';
import type { BoundTable } from '../forms/types';

/**
 * Tables of one name as a single one, rows in the order given: what `ledger[students]` means when a county sends
 * forty files. A part that lacks the column counts as blank there, so that sums over it stay undecided.
 */
export function joinTables(name: string, parts: readonly Table[]): Table | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.length === 1) return first;
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0);
  const cache = new Map<string, Column | undefined>();
  return {
    name,
    rowCount,
    column(key) {
      if (!cache.has(key)) cache.set(key, joinColumns(parts, key, rowCount));
      return cache.get(key);
    },
  };
}

function joinColumns(parts: readonly Table[], key: string, rowCount: number): Column | undefined {
  const columns = parts.map((part) => part.column(key));
  if (columns.every((column) => column === undefined)) return undefined;
  const tags = new Uint8Array(rowCount).fill(Tag.BLANK);
  const numbers = new Float64Array(rowCount);
  const texts = columns.some((column) => column?.texts !== undefined)
    ? new Array<string | undefined>(rowCount)
    : undefined;
  let start = 0;
  parts.forEach((part, index) => {
    const column = columns[index];
    if (column !== undefined) {
      tags.set(column.tags, start);
      numbers.set(column.numbers, start);
      if (texts !== undefined) column.texts?.forEach((text, row) => (texts[start + row] = text));
    }
    start += part.rowCount;
  });
  return texts === undefined ? { tags, numbers } : { tags, numbers, texts };
}

/** Finds a table by the name that rules use, joined over all files; built on first use. */
export function tableFinder(tables: readonly BoundTable[]): (name: string) => Table | undefined {
  const found = new Map<string, Table | undefined>();
  return (name) => {
    if (!found.has(name)) {
      found.set(
        name,
        joinTables(
          name,
          tables.filter((table) => table.name === name),
        ),
      );
    }
    return found.get(name);
  };
}
