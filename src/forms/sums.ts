import type { Grid } from '../sheet/grid';
import { codes, fieldByKey } from '../standard';
import type { FormSum, Stage } from '../standard';
import { cellAt, readingAt } from './boundTable';
import type { FieldSource, ReadingSource } from './boundTable';
import type { Reading } from './types';

/**
 * Columns that a form gives only in parts, such as pupils by stage. A part counts as 0 when it is blank and the
 * school's type has no such stage; any other part without a number leaves the sum without one.
 */
export function sumSources(
  grid: Grid,
  sources: readonly FieldSource[],
  sums: readonly FormSum[],
  rowCount: number,
): readonly ReadingSource[] {
  const byKey = new Map(sources.map((source) => [source.bound.key, source]));
  return sums.flatMap((sum) => {
    const field = fieldByKey(sum.key);
    const first = sum.parts.map((part) => byKey.get(part.key)).find((part) => part !== undefined);
    if (field === undefined || first === undefined || byKey.has(sum.key)) return [];
    const rows = Array.from({ length: rowCount }, (_, row) => row);
    return [
      {
        kind: 'readings' as const,
        field,
        bound: { key: sum.key, header: first.bound.header, at: first.bound.at },
        readings: rows.map((row) => sumAt(grid, byKey, sum, row)),
        at: rows.map((row) => firstFilled(grid, byKey, sum, row)),
      },
    ];
  });
}

function sumAt(
  grid: Grid,
  byKey: ReadonlyMap<string, FieldSource>,
  sum: FormSum,
  row: number,
): Reading {
  const type = byKey.get('school_type');
  const stages = type === undefined ? undefined : stagesOf(readingAt(grid, type, row)?.text);
  let total = 0;
  for (const part of sum.parts) {
    const source = byKey.get(part.key);
    const reading = source === undefined ? undefined : readingAt(grid, source, row);
    if (reading?.number !== undefined) {
      total += reading.number;
      continue;
    }
    const blank =
      reading === undefined || reading.state === 'blank' || reading.state === 'not-applicable';
    if (blank && part.stage !== undefined && stages?.includes(part.stage) === false) continue;
    return { raw: null, state: blank ? 'blank' : reading.state, repairs: [] };
  }
  return { raw: total, state: 'number', number: total, repairs: [] };
}

/** The cell to point at for a sum: its first part that is filled, else its first part. */
function firstFilled(
  grid: Grid,
  byKey: ReadonlyMap<string, FieldSource>,
  sum: FormSum,
  row: number,
): ReadingSource['at'][number] {
  const parts = sum.parts.flatMap((part) => byKey.get(part.key) ?? []);
  const filled = parts.find((part) => readingAt(grid, part, row)?.state !== 'blank') ?? parts[0];
  return filled === undefined ? undefined : cellAt(filled, row);
}

/** Stages of a school type by its code; undefined for a type that is not in the list. */
export function stagesOf(type: string | undefined): readonly Stage[] | undefined {
  return codes().lists.schoolTypes.find((entry) => entry.code === type)?.stages;
}
