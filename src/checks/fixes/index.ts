import type { CellAddress } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import { Verdict, type CheckOutcome, type Run } from '../types';
import { cleaned } from './cleaned';
import { emptied } from './emptied';
import { tenThousandth } from './tenThousandth';
import type { Repaired, RowOfColumn } from './types';
import { yearAlone } from './yearAlone';

/** A repair of one cell; `after` is null where it is emptied. */
export interface Fix extends Repaired {
  readonly rule: string;
  readonly file: string;
  readonly sheet: string;
  readonly at: CellAddress;
  readonly before: CellValue;
}

/** The ways to repair that rules may name. */
const WAYS: Readonly<Record<string, (cell: RowOfColumn, run: Run) => Repaired | undefined>> = {
  'text-number': cleaned,
  'full-width': cleaned,
  unit: cleaned,
  spaces: cleaned,
  'line-break': cleaned,
  'code-text': cleaned,
  placeholder: emptied,
  year: yearAlone,
  'ten-thousand': tenThousandth,
};

/** Repairs of all cells that have one. */
export function* allFixes(outcome: CheckOutcome): Iterable<Fix> {
  for (const run of outcome.runs) yield* fixesOfRun(run);
}

/** The same for one rule on one column. */
export function* fixesOfRun(run: Run): Iterable<Fix> {
  if (run.rule.fix === undefined || run.table === null) return;
  for (const [row, verdict] of (run.verdicts ?? []).entries()) {
    const fix = verdict === Verdict.FAIL ? fixOfRow(run, row) : undefined;
    if (fix !== undefined) yield fix;
  }
}

/** The repair of the cell at which a rule failed; undefined where only people can tell. */
export function fixOfRow(run: Run, row: number): Fix | undefined {
  const { rule, table } = run;
  const key = run.self ?? rule.marks[0];
  const way = rule.fix === undefined ? undefined : WAYS[rule.fix];
  if (way === undefined || table === null || key === undefined) return undefined;
  const reading = table.readingOf(row, key);
  const at = table.cellOf(row, key);
  // A result of a formula is repaired where the formula takes it from.
  if (reading === undefined || at === undefined) return undefined;
  if (table.sheet.grid.formula(at.row, at.column) !== undefined) return undefined;
  const repaired = way({ table, row, key, reading, at }, run);
  if (repaired === undefined || repaired.after === reading.raw) return undefined;
  const { file, sheet } = table;
  return { rule: rule.id, file, sheet: sheet.name, at, before: reading.raw, ...repaired };
}
