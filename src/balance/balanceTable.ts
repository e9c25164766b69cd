import type { Column, Table } from '../formula/table';
import { Tag } from '../formula/table';
import { LEVELS } from '../standard/levels';
import type { Balance } from './types';

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
