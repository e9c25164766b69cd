import type { CellAddress } from '../kernel/address';
import type { BoundTable } from '../forms/types';
import type { Place, Run } from './types';
import { Verdict } from './types';

/** From this many cells on, a fault that most of a column or a table shares has one cause and is told once. */
const FEWEST = 5;

function mostlyFails({ counts }: Run): boolean {
  return counts.failed >= FEWEST && counts.failed * 2 > counts.passed + counts.failed;
}

function failingCells(table: BoundTable, run: Run): readonly CellAddress[] {
  const cells: CellAddress[] = [];
  run.verdicts?.forEach((verdict, row) => {
    const at =
      verdict === Verdict.FAIL ? table.cellOf(row, run.self ?? run.rule.marks[0] ?? '') : undefined;
    if (at !== undefined) cells.push(at);
  });
  return cells;
}

/**
 * Folds the findings of a rule on one table where they have one cause: a column typed as text throughout is one
 * finding, and so is a table of such columns (every figure of a statistics export is text).
 */
export function tellOnce(table: BoundTable, runs: readonly Run[]): readonly Run[] {
  const failed = runs.reduce((sum, { counts }) => sum + counts.failed, 0);
  const judged = runs.reduce((sum, { counts }) => sum + counts.passed + counts.failed, 0);
  const columns = runs.filter(({ counts }) => counts.failed > 0).length;
  if (columns >= FEWEST && failed * 2 > judged) return foldTable(table, runs);
  return runs.map((run) => (mostlyFails(run) ? told(run, [placeOf(table, run, [run])]) : run));
}

function foldTable(table: BoundTable, runs: readonly Run[]): readonly Run[] {
  const lead = runs.find(({ counts }) => counts.failed > 0);
  return runs.map((run) => told(run, run === lead ? [placeOf(table, run, runs)] : []));
}

/** The verdicts stay for whoever repairs the cells; what is said of them is only `places`. */
function told(run: Run, places: readonly Place[]): Run {
  return { ...run, places, collapsed: true, counts: { ...run.counts, findings: places.length } };
}

function placeOf(table: BoundTable, run: Run, group: readonly Run[]): Place {
  const row = run.verdicts?.indexOf(Verdict.FAIL) ?? 0;
  return {
    cells: group.flatMap((one) => failingCells(table, one)),
    row,
    ...fieldOf(run),
    params: run.params?.(row) ?? {},
  };
}

function fieldOf({ self, rule }: Run): { readonly field?: string } {
  const field = self ?? rule.marks[0];
  return field === undefined ? {} : { field };
}
