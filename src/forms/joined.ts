import type { Column, Table } from '../formula/table';
import { formulaName } from '../formula/table';
import { addTo } from '../kernel/arrays';

/** Finds tables by the name that formulas use, several of one name (one per file) read as one; joined on first use. */
export function tableFinder(tables: readonly Table[]): (name: string) => Table | undefined {
  const byName = new Map<string, Table[]>();
  for (const table of tables) {
    const name = formulaName(table.name);
    addTo(byName, name, table);
  }
  const found = new Map<string, Table>();
  return (asked) => {
    const name = formulaName(asked);
    const parts = byName.get(name);
    if (parts === undefined) return undefined;
    const table = found.get(name) ?? joinTables(name, parts);
    found.set(name, table);
    return table;
  };
}

/** Tables of one name below each other. Where one of them lacks a column its rows are blank there. */
export function joinTables(name: string, parts: readonly Table[]): Table {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0);
  const columns = new Map<string, Column | undefined>();
  return {
    name,
    rowCount,
    column(key) {
      if (!columns.has(key)) columns.set(key, joinColumns(parts, key, rowCount));
      return columns.get(key);
    },
  };
}

function joinColumns(parts: readonly Table[], key: string, rowCount: number): Column | undefined {
  const columns = parts.map((part) => part.column(key));
  if (columns.every((column) => column === undefined)) return undefined;
  const tags = new Uint8Array(rowCount);
  const numbers = new Float64Array(rowCount);
  const texts = columns.some((column) => column?.texts !== undefined)
    ? new Array<string | undefined>(rowCount).fill(undefined)
    : undefined;
  let offset = 0;
  parts.forEach((part, index) => {
    const column = columns[index];
    if (column !== undefined) {
      tags.set(column.tags.subarray(0, part.rowCount), offset);
      numbers.set(column.numbers.subarray(0, part.rowCount), offset);
      if (texts !== undefined) column.texts?.forEach((text, row) => (texts[offset + row] = text));
    }
    offset += part.rowCount;
  });
  return texts === undefined ? { tags, numbers } : { tags, numbers, texts };
}
