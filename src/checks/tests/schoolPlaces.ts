import { parseFormula } from '../../formula/index';
import type { BoundTable } from '../../forms/types';
import type { SchoolResult } from '../../balance/types';
import type { CellAddress } from '../../kernel/address';
import { asStated, statedOnRow } from '../../standard/index';
import type { Indicator, Level } from '../../standard/types';
import type { CheckInput, Place } from '../types';
import type { PlacesPart } from './types';
import { hasField } from './verdicts';

/** Where the computed schools of a check stand: found once, since a county sends hundreds of files. */
export interface Standing {
  readonly tables: ReadonlyMap<string, BoundTable>;
  readonly byTable: ReadonlyMap<BoundTable, ReadonlyMap<number, SchoolResult>>;
}

const standings = new WeakMap<CheckInput, Standing>();

export function standingOf(input: CheckInput): Standing {
  const known = standings.get(input) ?? findStanding(input);
  standings.set(input, known);
  return known;
}

function findStanding(input: CheckInput): Standing {
  const tables = new Map<string, BoundTable>();
  for (const table of input.tables) {
    const key = placeKey(table.file, table.sheet.name);
    if (table.name === 'ledger' && !tables.has(key)) tables.set(key, table);
  }
  const byTable = new Map<BoundTable, Map<number, SchoolResult>>();
  for (const school of input.balance?.schools ?? []) {
    const table = tables.get(placeKey(school.file, school.sheet));
    if (table === undefined) continue;
    const rows = byTable.get(table) ?? new Map<number, SchoolResult>();
    byTable.set(table, rows.set(school.row, school));
  }
  return { tables, byTable };
}

function placeKey(file: string, sheet: string): string {
  return `${file}\n${sheet}`;
}

/** The ledger table that a computed school stands in. */
export function tableOfSchool(input: CheckInput, school: SchoolResult): BoundTable | undefined {
  return standingOf(input).tables.get(placeKey(school.file, school.sheet));
}

/** The computed schools of a ledger table, by its rows. */
export function schoolsOfTable(
  input: CheckInput,
  table: BoundTable,
): ReadonlyMap<number, SchoolResult> | undefined {
  return standingOf(input).byTable.get(table);
}

const parsed = new Map<string, readonly string[]>();

/** Columns that an indicator's numerator is made of. */
export function numeratorKeys(source: string): readonly string[] {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const formula = parseFormula(source);
  const keys = formula.ok ? [...new Set(formula.value.columns.map(({ key }) => key))] : [];
  parsed.set(source, keys);
  return keys;
}

/** Columns of a table that an indicator's numerator is made of, on a row. */
export function numeratorFields(
  table: BoundTable,
  row: number,
  indicator: Indicator,
  level: Level,
): readonly string[] {
  const has = (key: string): boolean => hasField(table, key);
  const isTold = (key: string): boolean => table.readingOf(row, key)?.number !== undefined;
  const source = asStated(indicator.numerator[level], statedOnRow(has, isTold));
  return numeratorKeys(source).filter(has);
}

/** Cells that an indicator's numerator is made of: what has to change for it to be met. */
export function numeratorCells(
  table: BoundTable,
  row: number,
  indicator: Indicator,
  level: Level,
): { readonly fields: readonly string[]; readonly cells: readonly CellAddress[] } {
  const fields = numeratorFields(table, row, indicator, level);
  return { fields, cells: fields.flatMap((key) => table.cellOf(row, key) ?? []) };
}

interface Tally {
  readonly places: Place[];
  passed: number;
  cannotTell: number;
}

/** Sorts what was found about schools by the table that each stands in. */
export function partsBySchool(
  input: CheckInput,
  judge: (school: SchoolResult, table: BoundTable, tally: Tally) => void,
): readonly PlacesPart[] {
  const tallies = new Map<BoundTable, Tally>();
  for (const school of input.balance?.schools ?? []) {
    const table = tableOfSchool(input, school);
    if (table === undefined) continue;
    const tally = tallies.get(table) ?? { places: [], passed: 0, cannotTell: 0 };
    tallies.set(table, tally);
    judge(school, table, tally);
  }
  return [...tallies].map(([table, { places, passed, cannotTell }]) => ({
    table,
    file: table.file,
    sheet: table.sheet.name,
    places,
    passed,
    cannotTell,
  }));
}
