import { isFilled, ledgerOf } from '../forms/index';
import type { BoundTable } from '../forms/types';
import { appendAll } from '../kernel/arrays';
import type { Rule, RuleScope } from '../standard/types';
import { eachField } from './eachField';
import { parseRule } from './formulaRun';
import { tableFinder } from '../forms/joined';
import {
  judgedByCells,
  judgedByFormula,
  judgedByTest,
  judgedOf,
  type JudgedRows,
  type Judging,
} from './judged';
import { KEEP_NOTHING } from './kept';
import { parametersOf } from './parameters';
import { columnScanner } from './scan';
import { tellOnce } from './tellOnce';
import { findTest } from './tests/registry';
import type { CheckTest, PlacesPart } from './tests/types';
import type { CheckInput, CheckOutcome, Counts, Run, RunCounts } from './types';

/**
 * Runs every rule on every table it is meant for. Nothing is rendered here: verdicts are one byte a row, and a
 * finding gets its words when somebody reads it.
 */
export function runChecks(given: CheckInput): CheckOutcome {
  const steps = checkSteps(given);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same, rule by rule: yields the share of rules run, for who has other things to do in between. */
export function* checkSteps(given: CheckInput): Generator<number, CheckOutcome> {
  const input = { ...given, tables: withLedgers(given.tables) };
  const parameters = parametersOf(input);
  const find = tableFinder(input.tables);
  const kept = given.kept ?? KEEP_NOTHING;
  kept.begin(input.tables, parameters);
  const scan = columnScanner(kept.scans());
  const engine: Judging = { input, parameters, find, scan, answers: kept.judged() };
  const runs: Run[] = [];
  for (const [order, rule] of input.rules.entries()) {
    if (appliesTo(rule, input)) appendAll(runs, runRule(engine, rule, order));
    yield (order + 1) / input.rules.length;
  }
  return { counts: total(runs), runs, input, parameters, find };
}

function appliesTo(rule: Rule, input: CheckInput): boolean {
  const { id, parent } = input.standard;
  return (
    rule.standards === undefined ||
    rule.standards.includes(id) ||
    (parent !== null && rule.standards.includes(parent))
  );
}

/** Adds the ledger rows that long forms and statistics workbooks amount to, unless the caller has done so. */
function withLedgers(tables: readonly BoundTable[]): readonly BoundTable[] {
  if (tables.some(isProjected)) return tables;
  return [...tables, ...ledgerOf(tables).filter((table) => !tables.includes(table))];
}

function isProjected(table: BoundTable): boolean {
  return table.name === 'ledger' && (table.form === 'school-sheet' || table.form === 'statistics');
}

/** How cells are written and tables laid out says nothing of a row that was put together from several sheets. */
const OF_A_SHEET: readonly RuleScope[] = ['cell', 'table'];

/** A long form and the ledger rows made of it are the same cells: a rule meant for both looks at the long form. */
export function tablesOf(rule: Rule, tables: readonly BoundTable[]): readonly BoundTable[] {
  return tables.filter((table) => {
    if (!rule.on.includes(table.name)) return false;
    if (!isProjected(table)) return true;
    if (table.form === 'statistics') return !OF_A_SHEET.includes(rule.scope);
    return !rule.on.includes('school');
  });
}

function runRule(engine: Judging, rule: Rule, order: number): readonly Run[] {
  const test = rule.test === undefined ? undefined : findTest(rule.test);
  if (test?.looksAt === 'everything') {
    return test
      .run({ ...engine, rule })
      .map((part) =>
        'verdicts' in part
          ? rowsRun(rule, order, part.table, { ...part, ...judgedOf(part.verdicts) })
          : partRun(rule, order, part),
      );
  }
  return tablesOf(rule, engine.input.tables).flatMap((table) => {
    // A form that nobody has begun is not wrong: what is missing in it is everything.
    if (rule.test === 'required' && !isFilled(table)) return [];
    const runs =
      rule.each === undefined
        ? [runTable(engine, rule, order, table, test)]
        : eachField(rule, table).map((field) => runTable(engine, rule, order, table, test, field));
    return foldQuiet(rule.options?.['collapse'] === true ? tellOnce(table, runs) : runs);
  });
}

/** Columns of which nothing is to be said are one run: 500 forms of 60 fields would be a million of them. */
function foldQuiet(runs: readonly Run[]): readonly Run[] {
  const loud = runs.filter((run) => run.verdicts !== undefined || run.places.length > 0);
  const [first, ...others] = runs.filter((run) => !loud.includes(run));
  if (first === undefined) return loud;
  let { passed, notApplicable } = first.counts;
  for (const { counts } of others) {
    passed += counts.passed;
    notApplicable += counts.notApplicable;
  }
  const { rule, order, table, file, sheet } = first;
  const counts = { ...first.counts, passed, notApplicable };
  return [...loud, { rule, order, table, file, sheet, counts, collapsed: false, places: [] }];
}

function runTable(
  engine: Judging,
  rule: Rule,
  order: number,
  table: BoundTable,
  test: Exclude<CheckTest, { looksAt: 'everything' }> | undefined,
  self?: string,
): Run {
  if (test?.looksAt === 'table') {
    const { name: sheet } = table.sheet;
    const result = test.run({ ...engine, rule, table });
    return partRun(rule, order, { ...result, table, file: table.file, sheet });
  }
  return rowsRun(rule, order, table, judgedRows(engine, rule, table, test, self), self);
}

function judgedRows(
  engine: Judging,
  rule: Rule,
  table: BoundTable,
  test: Extract<CheckTest, { looksAt: 'cells' | 'column' | 'rows' }> | undefined,
  self?: string,
): JudgedRows {
  if (test === undefined) return judgedByFormula(engine, rule, table, self);
  if (test.looksAt === 'cells') return judgedByCells(engine, rule, table, test, self ?? '');
  return judgedByTest(engine, rule, table, test, self);
}

function rowsRun(
  rule: Rule,
  order: number,
  table: BoundTable,
  { counts, verdicts, params, marks, citation, elsewhere, obstacle }: JudgedRows,
  self?: string,
): Run {
  const { name: sheet } = table.sheet;
  const { file } = table;
  const quiet = { rule, order, table, file, sheet, counts, collapsed: false, places: [] };
  // Nearly all runs: nothing of them will be asked but how many passed.
  if (verdicts === undefined) return quiet;
  return {
    ...quiet,
    ...(self === undefined ? {} : { self }),
    verdicts,
    ...(rule.formula === undefined ? {} : { formula: parseRule(rule.formula) }),
    ...(params === undefined ? {} : { params }),
    ...(marks === undefined ? {} : { marks }),
    ...(citation === undefined ? {} : { citation }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

function partRun(rule: Rule, order: number, part: PlacesPart): Run {
  const found = part.places.length;
  const counts: RunCounts = {
    findings: found,
    passed: part.passed,
    failed: found,
    cannotTell: part.cannotTell ?? 0,
    notApplicable: 0,
  };
  const { table, file, sheet, places } = part;
  return { rule, order, table, file, sheet, counts, collapsed: false, places };
}

/** Adds up the runs of one file, or of all where no file is named. */
export function total(runs: readonly Run[], file?: string): Counts {
  const sum = {
    error: 0,
    warning: 0,
    info: 0,
    checked: 0,
    passed: 0,
    cannotTell: 0,
    notApplicable: 0,
  };
  for (const run of runs) {
    if (file !== undefined && run.file !== file) continue;
    sum[run.rule.severity] += run.counts.findings;
    sum.checked += run.counts.passed + run.counts.failed;
    sum.passed += run.counts.passed;
    sum.cannotTell += run.counts.cannotTell;
    sum.notApplicable += run.counts.notApplicable;
  }
  return sum;
}
