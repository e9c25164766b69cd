import type { CellAddress } from '../kernel/address';
import type { CellValue } from '../sheet/cell';
import { isFigure } from './scan';
import { Verdict, type CheckOutcome, type Run } from './types';

/** A repair that changes how a value is written and never what it says. */
export interface SafeFix {
  readonly rule: string;
  readonly file: string;
  readonly sheet: string;
  readonly at: CellAddress;
  readonly before: CellValue;
  readonly after: string | number;
}

/** Repairs of cells that were read after cleaning; one whose unit had to be converted is left to people. */
export function* safeFixes(outcome: CheckOutcome): Iterable<SafeFix> {
  for (const run of outcome.runs) yield* fixesOfRun(run);
}

/** The same for one rule on one column. */
export function* fixesOfRun(run: Run): Iterable<SafeFix> {
  if (run.rule.fix === undefined || run.table === null || run.self === undefined) return;
  for (const [row, verdict] of (run.verdicts ?? []).entries()) {
    const fix = verdict === Verdict.FAIL ? fixOfRow(run, row) : undefined;
    if (fix !== undefined) yield fix;
  }
}

/** The repair of the cell at which a rule failed; undefined where only people can tell. */
export function fixOfRow({ rule, table, self }: Run, row: number): SafeFix | undefined {
  if (rule.fix === undefined || table === null || self === undefined) return undefined;
  const reading = table.readingOf(row, self);
  const at = table.cellOf(row, self);
  if (reading === undefined || at === undefined || reading.repairs.includes('unit-scale'))
    return undefined;
  // A factor of the header belongs to the figure read, not to what the cell should hold.
  const bound = table.fields.find((field) => field.key === self);
  if (isFigure(self) && bound?.factor !== undefined) return undefined;
  const after = isFigure(self) ? reading.number : reading.text;
  if (after === undefined || after === reading.raw) return undefined;
  const { file, sheet } = table;
  return { rule: rule.id, file, sheet: sheet.name, at, before: reading.raw, after };
}
