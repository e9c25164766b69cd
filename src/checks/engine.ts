import { ledgerOf } from '../forms/index';
import type { BoundTable } from '../forms/types';
import { appendAll } from '../kernel/arrays';
import type { Rule } from '../standard/types';
import { eachField } from './eachField';
import { applicable, contextOf, formulaVerdicts, lacksColumns, parseRule } from './formulaRun';
import { tableFinder } from '../forms/joined';
import { parametersOf } from './parameters';
import { columnScanner } from './scan';
import { tellOnce } from './tellOnce';
import { findTest } from './tests/registry';
import type { CheckTest, ColumnContext, PlacesPart, RowsResult, TestContext } from './tests/types';
import {
  Verdict,
  type CheckInput,
  type CheckOutcome,
  type Counts,
  type Run,
  type RunCounts,
} from './types';

type Engine = Omit<TestContext, 'rule'>;

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
  const engine: Engine = { input, parameters, find, scan: columnScanner() };
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

/** Adds the ledger rows that a school's long form amounts to, unless the caller has done so. */
function withLedgers(tables: readonly BoundTable[]): readonly BoundTable[] {
  if (tables.some(isProjected)) return tables;
  return [...tables, ...ledgerOf(tables).filter((table) => !tables.includes(table))];
}

function isProjected(table: BoundTable): boolean {
  return table.name === 'ledger' && table.form === 'school-sheet';
}

/** A long form and the ledger rows made of it are the same cells: a rule meant for both looks at the long form. */
export function tablesOf(rule: Rule, tables: readonly BoundTable[]): readonly BoundTable[] {
  return tables.filter(
    (table) => rule.on.includes(table.name) && !(isProjected(table) && rule.on.includes('school')),
  );
}

function runRule(engine: Engine, rule: Rule, order: number): readonly Run[] {
  const test = rule.test === undefined ? undefined : findTest(rule.test);
  if (test?.looksAt === 'everything') {
    return test
      .run({ ...engine, rule })
      .map((part) =>
        'verdicts' in part ? rowsRun(rule, order, part.table, part) : partRun(rule, order, part),
      );
  }
  return tablesOf(rule, engine.input.tables).flatMap((table) => {
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
  engine: Engine,
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
  const rows =
    test === undefined
      ? formulaRows(engine, rule, table, self)
      : testRows(engine, rule, table, test, self);
  return rowsRun(rule, order, table, rows, self);
}

function formulaRows(engine: Engine, rule: Rule, table: BoundTable, self?: string): RowsResult {
  if (rule.formula === undefined) throw new Error(`rule ${rule.id} has neither formula nor test`);
  const context = contextOf(table, engine.find, engine.parameters, self);
  const formula = parseRule(rule.formula);
  if (lacksColumns(formula, context)) return { verdicts: new Uint8Array(table.rowCount) };
  const when = rule.when === undefined ? undefined : parseRule(rule.when);
  return { verdicts: formulaVerdicts(formula, when, context) };
}

/** Written out, since half a million spreads a county take longer than the tests themselves. */
function columnContext(
  { input, parameters, find, scan }: Engine,
  rule: Rule,
  table: BoundTable,
  field: string,
): ColumnContext {
  return { input, parameters, find, scan, rule, table, field };
}

function testRows(
  engine: Engine,
  rule: Rule,
  table: BoundTable,
  test: Extract<CheckTest, { looksAt: 'column' | 'rows' }>,
  self?: string,
): RowsResult {
  const result =
    test.looksAt === 'rows'
      ? test.run({ ...engine, rule, table })
      : test.run(columnContext(engine, rule, table, self ?? ''));
  if (rule.when === undefined) return result;
  const context = contextOf(table, engine.find, engine.parameters, self);
  applicable(parseRule(rule.when), context).forEach((start, row) => {
    if (start !== Verdict.PASS) result.verdicts[row] = start;
  });
  return result;
}

function rowsRun(
  rule: Rule,
  order: number,
  table: BoundTable,
  result: RowsResult,
  self?: string,
): Run {
  const counts = countVerdicts(result.verdicts);
  const { name: sheet } = table.sheet;
  const quiet = {
    rule,
    order,
    table,
    file: table.file,
    sheet,
    counts,
    collapsed: false,
    places: [],
  };
  // Nearly all runs: nothing of them will be asked but how many passed.
  if (counts.failed + counts.cannotTell === 0) return quiet;
  return {
    ...quiet,
    ...(self === undefined ? {} : { self }),
    verdicts: result.verdicts,
    ...(rule.formula === undefined ? {} : { formula: parseRule(rule.formula) }),
    ...(result.params === undefined ? {} : { params: result.params }),
    ...(result.marks === undefined ? {} : { marks: result.marks }),
    ...(result.citation === undefined ? {} : { citation: result.citation }),
    ...(result.elsewhere === undefined ? {} : { elsewhere: result.elsewhere }),
    ...(result.obstacle === undefined ? {} : { obstacle: result.obstacle }),
  };
}

function countVerdicts(verdicts: Uint8Array): RunCounts {
  let [passed, failed, cannotTell] = [0, 0, 0];
  for (const verdict of verdicts) {
    if (verdict === Verdict.PASS) passed += 1;
    else if (verdict === Verdict.FAIL) failed += 1;
    else if (verdict === Verdict.CANNOT_TELL) cannotTell += 1;
  }
  const notApplicable = verdicts.length - passed - failed - cannotTell;
  return { findings: failed, passed, failed, cannotTell, notApplicable };
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
