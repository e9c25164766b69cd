import type { BoundTable } from '../forms/types';
import type { CellAddress } from '../kernel/address';
import { Verdict, type CheckOutcome, type Place, type Run } from './types';

/** Where a finding stands, before it has any words. `row` is a table row, `at` a sheet cell. */
export interface Spot {
  readonly run: Run;
  readonly row?: number;
  readonly place?: Place;
}

/** Fields whose cells a finding marks, the first being where it stands. */
export function markedFields(run: Run, row: number): readonly string[] {
  const own = run.marks?.(row);
  if (own !== undefined) return own;
  const known = marksOfRuns.get(run) ?? marksOfRun(run);
  marksOfRuns.set(run, known);
  return known;
}

const marksOfRuns = new WeakMap<Run, readonly string[]>();

function marksOfRun({ rule, self }: Run): readonly string[] {
  const marks = rule.marks.map((key) => (key === 'this' ? (self ?? key) : key));
  if (marks.length > 0) return marks;
  return self === undefined ? [] : [self];
}

export function cellOfSpot(spot: Spot): CellAddress | undefined {
  const { run, row, place } = spot;
  if (place !== undefined) return place.cells[0];
  if (run.table === null || row === undefined) return undefined;
  for (const field of markedFields(run, row)) {
    const at = run.table.cellOf(row, field);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Verdicts of one kind, in the order of the table's rows and, within a row, of its columns and the rules. */
function* spotsOfTable(table: BoundTable, runs: readonly Run[], wanted: Verdict): Iterable<Spot> {
  const active = runs
    .filter((run) => run.verdicts !== undefined && !(run.collapsed && wanted === Verdict.FAIL))
    .map((run) => ({ run, verdicts: run.verdicts ?? new Uint8Array(0), at: columnOf(run) }))
    .sort((a, b) => a.at - b.at || a.run.order - b.run.order);
  for (let row = 0; row < table.rowCount; row += 1) {
    for (const { run, verdicts } of active) if (verdicts[row] === wanted) yield { run, row };
  }
}

function columnOf(run: Run): number {
  return cellOfSpot({ run, row: 0 })?.column ?? -1;
}

/** Findings told once for a sheet, a column or a file: few, so they are sorted as they are. */
function headSpots(runs: readonly Run[]): readonly Spot[] {
  return runs.flatMap((run) => run.places.map((place) => ({ run, place })));
}

function compareSpots(a: Spot, b: Spot): number {
  const at = cellOfSpot(a);
  const bt = cellOfSpot(b);
  return (
    (at?.row ?? -1) - (bt?.row ?? -1) ||
    (at?.column ?? -1) - (bt?.column ?? -1) ||
    a.run.order - b.run.order
  );
}

/** Tables with fewer rows than this are long forms, whose fields stand below one another: sorted cell by cell. */
const SHORT = 64;

function* spotsOfSheet(runs: readonly Run[]): Iterable<Spot> {
  const tables = [...new Set(runs.flatMap((run) => (run.table === null ? [] : [run.table])))];
  const long = tables.filter((table) => table.rowCount >= SHORT);
  const byTable = (table: BoundTable) => runs.filter((run) => run.table === table);
  const short = tables
    .filter((table) => table.rowCount < SHORT)
    .flatMap((table) => [...spotsOfTable(table, byTable(table), Verdict.FAIL)]);
  const few = [...headSpots(runs), ...short].sort(compareSpots);
  let next = 0;
  for (const table of long) {
    for (const spot of spotsOfTable(table, byTable(table), Verdict.FAIL)) {
      for (
        let head = few[next];
        head !== undefined && compareSpots(head, spot) <= 0;
        head = few[next]
      ) {
        yield head;
        next += 1;
      }
      yield spot;
    }
  }
  yield* few.slice(next);
}

/** All findings by file, sheet, row, column and rule; the same input always gives the same order. */
export function* findingSpots(outcome: CheckOutcome): Iterable<Spot> {
  for (const runs of runsBySheet(outcome)) yield* spotsOfSheet(runs);
}

/** The same, file by file. */
export function fileSpots(outcome: CheckOutcome): (file: string) => Iterable<Spot> {
  const ofFile = sheetsByFile(outcome);
  return function* (file) {
    for (const runs of ofFile(file)) yield* spotsOfSheet(runs);
  };
}

/** Rows that could not be decided, by file, sheet, table, row and rule. */
export function* undecidedSpots(outcome: CheckOutcome): Iterable<Spot> {
  for (const runs of runsBySheet(outcome)) yield* undecidedOfSheet(runs);
}

/** The same, file by file. */
export function fileUndecidedSpots(outcome: CheckOutcome): (file: string) => Iterable<Spot> {
  const ofFile = sheetsByFile(outcome);
  return function* (file) {
    for (const runs of ofFile(file)) yield* undecidedOfSheet(runs);
  };
}

function* undecidedOfSheet(runs: readonly Run[]): Iterable<Spot> {
  const tables = new Set(runs.flatMap((run) => (run.table === null ? [] : [run.table])));
  for (const table of tables) {
    const own = runs.filter((run) => run.table === table && run.counts.cannotTell > 0);
    yield* spotsOfTable(table, own, Verdict.CANNOT_TELL);
  }
}

function sheetsByFile(outcome: CheckOutcome): (file: string) => readonly (readonly Run[])[] {
  const byFile = new Map<string, (readonly Run[])[]>();
  for (const runs of runsBySheet(outcome)) {
    const file = runs[0]?.file ?? '';
    const sheets = byFile.get(file);
    if (sheets === undefined) byFile.set(file, [runs]);
    else sheets.push(runs);
  }
  return (file) => byFile.get(file) ?? [];
}

/** Runs by sheet, sheets in the order in which their file holds them; what concerns a whole file comes first. */
function runsBySheet({ runs, input }: CheckOutcome): readonly (readonly Run[])[] {
  const ranks = new Map<string, number>();
  const rank = (file: string, sheet: string) => {
    const key = `${file}\u0000${sheet}`;
    const known = ranks.get(key) ?? ranks.size;
    ranks.set(key, known);
    return known;
  };
  for (const { path, snapshot } of input.workbook.files) {
    for (const name of ['', ...snapshot.sheets.map((sheet) => sheet.name)]) rank(path, name);
  }
  const groups = new Map<number, Run[]>();
  for (const run of runs) {
    const key = rank(run.file, run.sheet);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}
