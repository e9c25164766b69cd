import { ownColumns, type Formula, type FormulaContext } from '../formula/index';
import type { BoundTable } from '../forms/types';
import { appendAll } from '../kernel/arrays';
import type { Rule } from '../standard/types';
import { columnCells } from './columnCells';
import { applicable, contextOf, formulaVerdicts, lacksColumns, parseRule } from './formulaRun';
import type { Answers } from './kept';
import type { CheckTest, RowsResult, TestContext } from './tests/types';
import { Verdict, type RunCounts } from './types';

/** What a rule says of the rows of a table. */
export interface Judged {
  readonly counts: RunCounts;
  /** Left out where every row passed or the rule did not apply, as in nearly all columns: nobody will ask which. */
  readonly verdicts?: Uint8Array;
}

export function judgedOf(verdicts: Uint8Array): Judged {
  const counts = countVerdicts(verdicts);
  return counts.failed + counts.cannotTell === 0 ? { counts } : { counts, verdicts };
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

/** Everything that judging may look at. */
export interface Judging extends Omit<TestContext, 'rule'> {
  readonly answers: Answers<Judged>;
}

type CellsTest = Extract<CheckTest, { looksAt: 'cells' }>;
type WideTest = Extract<CheckTest, { looksAt: 'column' | 'rows' }>;

/** What a rule says of rows, and the words it has for them. */
export type JudgedRows = Omit<RowsResult, 'verdicts'> & Judged;

/** Judges rows by the rule's formula, which has no words of its own. */
export function judgedByFormula(
  judging: Judging,
  rule: Rule,
  table: BoundTable,
  self?: string,
): JudgedRows {
  if (rule.formula === undefined) throw new Error(`rule ${rule.id} has neither formula nor test`);
  const formula = parseRule(rule.formula);
  const context = contextOf(table, judging.find, judging.parameters, self);
  const reads = readBy([rule.formula, rule.when], context);
  return judging.answers.of({ table, asker: rule, field: self ?? '' }, reads, () => {
    if (lacksColumns(formula, context)) return judgedOf(new Uint8Array(table.rowCount));
    return judgedOf(formulaVerdicts(formula, conditionOf(rule), context));
  });
}

/** Judges a column by a test that looks at nothing else. */
export function judgedByCells(
  judging: Judging,
  rule: Rule,
  table: BoundTable,
  { judge, words }: CellsTest,
  field: string,
): JudgedRows {
  const context = contextOf(table, judging.find, judging.parameters, field);
  const condition = readBy([rule.when], context);
  const reads = condition === undefined ? undefined : [field, ...condition];
  const judged = judging.answers.of({ table, asker: rule, field }, reads, () => {
    const verdicts = judge(columnCells(table, field, judging.scan), rule);
    return judgedOf(whereApplicable(verdicts, rule, context));
  });
  if (judged.verdicts === undefined) return judged;
  const cells = columnCells(table, field, judging.scan);
  return { ...judged, params: (row) => words(cells, row) };
}

/** Judges rows by a test that may look at anything. */
export function judgedByTest(
  judging: Judging,
  rule: Rule,
  table: BoundTable,
  test: WideTest,
  field?: string,
): JudgedRows {
  const { input, parameters, find, scan } = judging;
  const seen = { input, parameters, find, scan, rule, table };
  const result =
    test.looksAt === 'rows' ? test.run(seen) : test.run({ ...seen, field: field ?? '' });
  const context = contextOf(table, find, parameters, field);
  return { ...result, ...judgedOf(whereApplicable(result.verdicts, rule, context)) };
}

function conditionOf({ when }: Rule): Formula | undefined {
  return when === undefined ? undefined : parseRule(when);
}

/** Columns that formulas read; undefined where one of them reads another table. */
function readBy(
  sources: readonly (string | undefined)[],
  context: FormulaContext,
): readonly string[] | undefined {
  const reads: string[] = [];
  for (const source of sources) {
    if (source === undefined) continue;
    const own = ownColumns(parseRule(source), context);
    if (own === undefined) return undefined;
    appendAll(reads, own);
  }
  return reads;
}

/** Takes verdicts back on rows that the rule is not meant for. */
function whereApplicable(verdicts: Uint8Array, rule: Rule, context: FormulaContext): Uint8Array {
  if (rule.when === undefined) return verdicts;
  return applicable(parseRule(rule.when), context).map((start, row) =>
    start === Verdict.PASS ? (verdicts[row] ?? start) : start,
  );
}
