import type { Column, Table } from '../formula/table';
import { formulaName, Tag } from '../formula/table';
import { LEVELS } from './ledger';
import type { Balance } from './types';

/**
 * Finds tables by the name that formulas use, several of one name (one per file) read as one. A form without rows
 * is not there: a sum over nothing is 0, and would meet every "not above".
 */
export function tableFinder(tables: readonly Table[]): (name: string) => Table | undefined {
  const byName = new Map<string, Table[]>();
  for (const table of tables) {
    if (table.rowCount === 0) continue;
    const name = formulaName(table.name);
    byName.set(name, [...(byName.get(name) ?? []), table]);
  }
  const found = new Map<string, Table>();
  return (name) => {
    const parts = byName.get(formulaName(name));
    if (parts === undefined) return undefined;
    const table = found.get(name) ?? joinTables(name, parts);
    found.set(name, table);
    return table;
  };
}

/** Tables of one name below each other. Where one of them lacks a column its rows are blank there. */
export function joinTables(name: string, parts: readonly Table[]): Table {
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
  if (columns.length === 1) return columns[0];
  const tags = new Uint8Array(rowCount);
  const numbers = new Float64Array(rowCount);
  const texts = new Array<string | undefined>(rowCount).fill(undefined);
  let offset = 0;
  parts.forEach((part, index) => {
    const column = columns[index];
    if (column !== undefined) {
      tags.set(column.tags.subarray(0, part.rowCount), offset);
      numbers.set(column.numbers.subarray(0, part.rowCount), offset);
      column.texts?.forEach((text, row) => (texts[offset + row] = text));
    }
    offset += part.rowCount;
  });
  return { tags, numbers, texts };
}

/** The same table with a blank column for every key that it lacks. */
export function withBlanks(table: Table): Table {
  return {
    name: table.name,
    rowCount: table.rowCount,
    column: (key) => table.column(key) ?? blankColumn(table.rowCount),
  };
}

function blankColumn(rowCount: number): Column {
  return { tags: new Uint8Array(rowCount).fill(Tag.BLANK), numbers: new Float64Array(rowCount) };
}

/**
 * The computed coefficients as a table `balance`: one row per level (`小学`, `初中`) with `cv1`, `cv2` … in the
 * order of the indicators and `cv_composite`, so that an item can be decided from them.
 */
export function balanceTable(balance: Balance): Table {
  const cell = (level: number, key: string): number | null => {
    const result = balance.levels[LEVELS[level] ?? 'primary'];
    if (key === 'cv_composite') return result?.composite.value ?? null;
    const number = Number(/^cv(\d+)$/.exec(key)?.[1]);
    return Object.values(result?.indicators ?? {})[number - 1]?.cv ?? null;
  };
  return {
    name: 'balance',
    rowCount: LEVELS.length,
    column(key) {
      if (key === 'level') return textColumn(['小学', '初中']);
      if (!/^cv(\d+|_composite)$/.test(key)) return undefined;
      return figureColumn(LEVELS.map((_, level) => cell(level, key)));
    },
  };
}

function textColumn(texts: readonly string[]): Column {
  const tags = new Uint8Array(texts.length).fill(Tag.TEXT);
  return { tags, numbers: new Float64Array(texts.length), texts };
}

function figureColumn(figures: readonly (number | null)[]): Column {
  return {
    tags: Uint8Array.from(figures, (figure) => (figure === null ? Tag.UNREADABLE : Tag.NUMBER)),
    numbers: Float64Array.from(figures, (figure) => figure ?? 0),
  };
}
