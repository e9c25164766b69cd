import type { CellAddress } from '../kernel/address';
import type { CellValue } from '../sheet/cell';
import { isFigure } from './scan';
import { Verdict, type CheckOutcome } from './types';

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
  for (const { rule, table, self, verdicts } of outcome.runs) {
    if (rule.fix === undefined || table === null || self === undefined) continue;
    for (const [row, verdict] of (verdicts ?? []).entries()) {
      if (verdict !== Verdict.FAIL) continue;
      const reading = table.readingOf(row, self);
      const at = table.cellOf(row, self);
      if (reading === undefined || at === undefined || reading.repairs.includes('unit-scale'))
        continue;
      const bound = table.fields.find((field) => field.key === self);
      // A factor of the header belongs to the figure read, not to what the cell should hold.
      if (isFigure(self) && bound?.factor !== undefined) continue;
      const after = isFigure(self) ? reading.number : reading.text;
      if (after === undefined || after === reading.raw) continue;
      const { file, sheet } = table;
      yield { rule: rule.id, file, sheet: sheet.name, at, before: reading.raw, after };
    }
  }
}
