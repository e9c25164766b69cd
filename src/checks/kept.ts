import { columnVersions, type ColumnVersions } from '../forms/index';
import type { BoundTable } from '../forms/types';
import type { Judged } from './judged';
import type { Scan } from './scan';

/** Answers about columns, each kept for as long as the columns that it was read from hold the same. */
export interface Answers<T> {
  /**
   * What `make` gave when it was last asked by `asker` about this field, or what it gives now. It may read nothing of
   * the table but how many rows it has and these columns; undefined where that cannot be said, and nothing is kept.
   */
  of(asked: Asked, reads: readonly string[] | undefined, make: () => T): T;
}

export interface Asked {
  readonly table: BoundTable;
  /** The rule that asks, or another object that stands for one question. */
  readonly asker: object;
  readonly field: string;
}

/** What of a check may serve the next check of the same workbook. */
export interface Kept {
  /** Before each check: its tables, and the numbers that its rules name. */
  begin(tables: readonly BoundTable[], parameters: Readonly<Record<string, number>>): void;
  judged(): Answers<Judged>;
  scans(): Answers<Scan>;
}

/** Keeps what rules and scans said of columns from one check of a workbook to the next. */
export function keptBetweenChecks(): Kept {
  const versions = columnVersions();
  const scans = answersOf<Scan>(versions);
  let judged = answersOf<Judged>(versions);
  let named = '';
  return {
    begin(tables, parameters) {
      versions.follow(tables);
      const names = JSON.stringify(Object.entries(parameters).sort());
      // Any rule may name any of them.
      if (names !== named) judged = answersOf(versions);
      named = names;
    },
    judged: () => judged,
    scans: () => scans,
  };
}

interface Answer<T> {
  readonly versions: readonly (object | undefined)[];
  readonly value: T;
}

function answersOf<T>(versions: ColumnVersions): Answers<T> {
  const tables = new WeakMap<object, Map<object, Map<string, Answer<T>>>>();
  return {
    of({ table, asker, field }, reads, make) {
      const history = versions.of(table);
      if (history === undefined || reads === undefined) return make();
      const askers = tables.get(history.table) ?? new Map<object, Map<string, Answer<T>>>();
      tables.set(history.table, askers);
      const fields = askers.get(asker) ?? new Map<string, Answer<T>>();
      askers.set(asker, fields);
      const known = fields.get(field);
      // A column that the table lacks has no version, then as now.
      const holds = (key: string, at: number) => history.versions.get(key) === known?.versions[at];
      if (known?.versions.length === reads.length && reads.every(holds)) return known.value;
      const value = make();
      fields.set(field, { versions: reads.map((key) => history.versions.get(key)), value });
      return value;
    },
  };
}

/** Keeps nothing: for a check that has no next. */
export const KEEP_NOTHING: Kept = {
  begin: () => undefined,
  judged: () => ({ of: (_, __, make) => make() }),
  scans: () => ({ of: (_, __, make) => make() }),
};
