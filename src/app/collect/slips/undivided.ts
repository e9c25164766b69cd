import type { Collection, CountyRow } from '../types';
import type { Undivided } from './types';

/** Figures of whole schools that are wanted by level and were given so by nobody, under the file that gives the whole. */
export function undividedByFile(
  rows: readonly CountyRow[],
): ReadonlyMap<string, readonly Undivided[]> {
  const byFile = new Map<string, Map<string, Undivided>>();
  for (const { values } of rows) {
    for (const [field, { settling, whole }] of Object.entries(values)) {
      if (settling !== 'undivided' || whole === undefined) continue;
      const { path, sheet, cell } = whole.origin;
      const own = byFile.get(path) ?? new Map<string, Undivided>();
      byFile.set(path, own);
      // The levels of a school share the cell.
      own.set(`${sheet}\n${cell}`, { sheet, cell, field, whole: whole.value });
    }
  }
  return new Map([...byFile].map(([path, own]) => [path, [...own.values()]]));
}

/** Rows of the schools of a file in which something is not divided by level. */
export function undividedRows({ rows }: Collection, path: string): readonly CountyRow[] {
  const isOf = ({ values }: CountyRow): boolean =>
    Object.values(values).some(
      ({ settling, whole }) => settling === 'undivided' && whole?.origin.path === path,
    );
  return rows.filter(isOf);
}
