import type { BoundTable } from './types';

/** How many rows a table has; a form in which nobody has filled anything in counts as none. */
export function filledRows(table: BoundTable): number {
  return isFilled(table) ? table.rowCount : 0;
}

/** Whether anybody has filled anything in; the level of a row is told by its form. */
export function isFilled(table: BoundTable): boolean {
  const keys = table.fields.map(({ key }) => key).filter((key) => key !== 'level');
  for (let row = 0; row < table.rowCount; row++)
    if (keys.some((key) => (table.readingOf(row, key)?.raw ?? null) !== null)) return true;
  return false;
}
