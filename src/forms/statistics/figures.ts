import type { CellAddress } from '../../kernel/address';
import type { SheetSnapshot } from '../../sheet/snapshot';
import type { Stage } from '../../standard';
import type { BoundTable, Reading } from '../types';
import { STAGE_NAMES } from './crosstab';

/** A figure of one of a school's printed tables, by line, field and stage. */
export interface Wanted {
  readonly table: string;
  readonly field: string;
  readonly line?: string;
  readonly stage?: Stage;
}

export interface Figure {
  readonly reading: Reading;
  readonly sheet?: SheetSnapshot;
  readonly at?: CellAddress;
}

/** The figure; undefined where no table has it, unreadable where two tables of the same kind disagree. */
export function figureOf(tables: readonly BoundTable[], wanted: Wanted): Figure | undefined {
  const found = tables
    .filter(({ name }) => name === wanted.table)
    .flatMap((table) => figuresIn(table, wanted));
  const [first] = found;
  if (first === undefined) return undefined;
  if (found.every(({ reading }) => sameValue(reading, first.reading))) return first;
  return { ...first, reading: { raw: first.reading.raw, state: 'unreadable', repairs: [] } };
}

/** All of them added up: known only where each of them is, and standing where the first of them stands. */
export function sumOf(
  tables: readonly BoundTable[],
  wanted: readonly Wanted[],
): Figure | undefined {
  const parts = wanted.flatMap((one) => figureOf(tables, one) ?? []);
  const [first] = parts;
  if (first === undefined) return undefined;
  const missing = parts.find(({ reading }) => reading.number === undefined);
  if (missing !== undefined) return missing;
  if (parts.length < wanted.length)
    return { ...first, reading: { raw: null, state: 'unreadable', repairs: [] } };
  const number = parts.reduce((sum, { reading }) => sum + (reading.number ?? 0), 0);
  return { ...first, reading: { raw: number, state: 'number', number, repairs: [] } };
}

function figuresIn(table: BoundTable, { field, line, stage }: Wanted): readonly Figure[] {
  const isStaged = table.fields.some(({ key }) => key === 'level');
  return Array.from({ length: table.rowCount }, (_, row) => row)
    .filter((row) => line === undefined || table.readingOf(row, 'stat_line')?.text === line)
    .filter(
      (row) =>
        !isStaged ||
        stage === undefined ||
        table.readingOf(row, 'level')?.text === STAGE_NAMES[stage],
    )
    .flatMap((row): readonly Figure[] => {
      const reading = table.readingOf(row, field);
      const at = table.cellOf(row, field);
      if (reading === undefined) return [];
      return [{ reading, sheet: table.sheet, ...(at === undefined ? {} : { at }) }];
    });
}

function sameValue(a: Reading, b: Reading): boolean {
  return a.number === b.number && a.text === b.text;
}
