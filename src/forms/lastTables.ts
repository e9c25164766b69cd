import { fieldByKey } from '../standard';
import { createTable } from './boundTable';
import type { ReadingSource } from './boundTable';
import { ledgerOf } from './ledgerOf';
import type { BoundTable, Reading } from './types';
import { isWholeSchool } from './wholeSchool';

/** Fields that tell the rows of a table apart; a county has one form. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  ledger: ['school_code', 'level'],
  school: ['school_code'],
  county: [],
  'statistics/pupils': ['school_code', 'level', 'stat_line'],
  'statistics/premises': ['school_code', 'stat_line'],
};

/** What rules call last year's tables: `last_ledger[students]`. */
const PREFIX = 'last_';

/**
 * Last year's tables under the names that rules use, each school (and level) once: rules look a school up, and would
 * add up what several files say of it. Where they contradict each other the cell is unreadable, so nothing hangs on it.
 */
export function lastTablesOf(tables: readonly BoundTable[]): readonly BoundTable[] {
  const named = [...ledgerOf(tables), ...tables.filter(({ name }) => name !== 'ledger')];
  return Object.keys(KEYS).flatMap((name) =>
    eachSchoolOnce(named.filter((table) => table.name === name)).map((table) => ({
      ...table,
      name: `${PREFIX}${name}`,
    })),
  );
}

interface Place {
  readonly table: BoundTable;
  readonly row: number;
}

/** Tables of one name without the rows that say again what another says; contradictions are unreadable. */
export function eachSchoolOnce(tables: readonly BoundTable[]): readonly BoundTable[] {
  // The fuller form first: the others lack columns that somebody may look for.
  const ordered = [...tables].sort((a, b) => b.fields.length - a.fields.length);
  const keys = KEYS[tables[0]?.name ?? ''] ?? [];
  const byKey = placesBy(ordered, keys);
  const bySchool = placesBy(ordered, keys.slice(0, 1));
  const several = (places: ReadonlyMap<string, readonly Place[]>): boolean =>
    [...places.values()].some(({ length }) => length > 1);
  if (!several(byKey) && !several(bySchool)) return ordered;
  return ordered.map((table) => {
    const kept: number[] = [];
    for (let row = 0; row < table.rowCount; row += 1) {
      const [first] = byKey.get(keyOf({ table, row }, keys)) ?? [];
      if (first === undefined || (first.table === table && first.row === row)) kept.push(row);
    }
    const alike = (row: number, field: string): readonly Place[] =>
      (isWholeSchool(field) ? bySchool : byKey).get(
        keyOf({ table, row }, isWholeSchool(field) ? keys.slice(0, 1) : keys),
      ) ?? [];
    return withRows(table, kept, alike);
  });
}

function placesBy(
  tables: readonly BoundTable[],
  keys: readonly string[],
): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const table of tables) {
    for (let row = 0; row < table.rowCount; row += 1) {
      const place = { table, row };
      const key = keyOf(place, keys);
      // Rows that name no school are nobody's second row.
      if (key === '' && keys.length > 0) continue;
      const known = found.get(key);
      if (known === undefined) found.set(key, [place]);
      else known.push(place);
    }
  }
  return found;
}

/** Empty where the row does not say which school it is about. */
function keyOf({ table, row }: Place, keys: readonly string[]): string {
  const texts = keys.map((key) => table.readingOf(row, key)?.text ?? '');
  return texts[0] === '' ? '' : texts.join('|');
}

function withRows(
  table: BoundTable,
  kept: readonly number[],
  alike: (row: number, field: string) => readonly Place[],
): BoundTable {
  const sources = table.fields.flatMap((bound): readonly ReadingSource[] => {
    const field = fieldByKey(bound.key);
    if (field === undefined) return [];
    const readings = kept.map((row) => {
      const own = table.readingOf(row, bound.key);
      return contradicted(own, alike(row, bound.key), bound.key) ? unreadable(own) : own;
    });
    const at = kept.map((row) => table.cellOf(row, bound.key));
    return [{ kind: 'readings', field, bound, readings, at }];
  });
  const { name, form, file, sheet, layout } = table;
  const rowCount = kept.length;
  return createTable({ name, form, file, sheet, grid: sheet.grid, rowCount, sources, layout });
}

function contradicted(own: Reading | undefined, places: readonly Place[], field: string): boolean {
  if (places.length < 2 || own?.number === undefined) return false;
  return places.some(({ table, row }) => {
    const other = table.readingOf(row, field)?.number;
    return other !== undefined && other !== own.number;
  });
}

function unreadable(own: Reading | undefined): Reading {
  return { raw: own?.raw ?? null, state: 'unreadable', repairs: [] };
}
