import { computeBalance } from '../balance/index';
import { ledgerOf, tableFromRows } from '../forms/index';
import type { BoundTable } from '../forms/types';
import type { WorkbookSnapshot } from '../sheet/snapshot';
import type { Rule, RuleExample, Standard } from '../standard/types';
import { runChecks } from './engine';
import { isComputed } from './fromBalance';
import { withLayout, type ExampleLayout } from './exampleLayout';
import { Verdict, type CheckOutcome, type FileFacts, type Run } from './types';

export type ExampleOutcome = 'pass' | 'fail' | 'cannot-tell' | 'not-applicable';

export interface ExampleContext {
  readonly standard: Standard;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly reliefs?: readonly string[];
}

/** What a rule says of one of its own examples, read by the same engine as a user's file. */
export function runExample(
  rule: Rule,
  example: RuleExample,
  context: ExampleContext,
): ExampleOutcome {
  return outcomeAt(checkExample(rule, example, context).runs, example.at);
}

/** The whole outcome of an example, for tests that look at its findings. */
export function checkExample(
  rule: Rule,
  example: RuleExample,
  context: ExampleContext,
): CheckOutcome {
  const layout: ExampleLayout = example.layout ?? {};
  const own = tablesOfExample(rule, example, layout);
  const others = Object.entries(example.others ?? {}).map(([name, rows]) =>
    inFile(tableFromRows(name, rows), 'example.xlsx'),
  );
  const tables = [...own, ...others];
  const reliefs = context.reliefs ?? [];
  const ledgers = ledgerOf(tables);
  return runChecks({
    tables,
    workbook: { files: filesOf(tables, layout) },
    standard: context.standard,
    rules: [rule],
    ...(context.parameters === undefined ? {} : { parameters: context.parameters }),
    reliefs,
    ...(isComputed(rule)
      ? {
          balance: computeBalance({ standard: context.standard, ledgers, reliefs }),
          lastBalance: computeBalance({
            standard: context.standard,
            ledgers: tables.filter((table) => table.name === 'last_ledger'),
            reliefs,
          }),
        }
      : {}),
  });
}

function inFile(table: BoundTable, file: string): BoundTable {
  return { ...table, file };
}

function tablesOfExample(
  rule: Rule,
  example: RuleExample,
  layout: ExampleLayout,
): readonly BoundTable[] {
  const name = example.table ?? rule.on[0] ?? 'ledger';
  if (name === 'file') return [];
  const { files } = layout;
  if (files === undefined) {
    return [inFile(withLayout(tableFromRows(name, example.rows), layout), 'example.xlsx')];
  }
  return example.rows.map((row, index) =>
    inFile(withLayout(tableFromRows(name, [row]), layout), files[index]?.path ?? 'example.xlsx'),
  );
}

function filesOf(tables: readonly BoundTable[], layout: ExampleLayout): readonly FileFacts[] {
  const snapshot: WorkbookSnapshot = {
    sheets: tables.map(({ sheet }) => sheet),
    definedNames: [],
    date1904: false,
    producer: layout.producer ?? {},
    hasMacros: layout.hasMacros ?? false,
    externalLinks: layout.externalLinks ?? 0,
  };
  const paths = layout.files ?? [{ path: 'example.xlsx', sha256: '0' }];
  return paths.map(({ path, sha256 }) => ({ path, sha256, snapshot }));
}

/** The gravest of what the runs say of the row (of everything, where the example names no row). */
function outcomeAt(runs: readonly Run[], at: number | undefined): ExampleOutcome {
  const said = new Set(runs.map((run) => verdictOf(run, at)));
  if (said.has(Verdict.FAIL)) return 'fail';
  if (said.has(Verdict.CANNOT_TELL)) return 'cannot-tell';
  return said.has(Verdict.PASS) ? 'pass' : 'not-applicable';
}

function verdictOf(run: Run, at: number | undefined): Verdict {
  const { counts, verdicts, places } = run;
  if (verdicts !== undefined) return (verdicts[at ?? 0] ?? Verdict.NOT_APPLICABLE) as Verdict;
  if (places.some(({ row }) => row === undefined || at === undefined || row === at)) {
    return Verdict.FAIL;
  }
  if (counts.cannotTell > 0) return Verdict.CANNOT_TELL;
  if (counts.passed > 0) return Verdict.PASS;
  return Verdict.NOT_APPLICABLE;
}
