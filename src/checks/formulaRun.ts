import {
  evaluate,
  type Formula,
  type FormulaContext,
  missingColumns,
  parseFormula,
} from '../formula/index';
import { Tag, type Column, type Table } from '../formula/table';
import type { BoundTable } from '../forms/types';
import { Verdict } from './types';

const parsed = new Map<string, Formula>();

/** Formulas of rules are data of this project, tested to parse: one that does not is a bug. Each is parsed once. */
export function parseRule(source: string): Formula {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const result = parseFormula(source);
  if (!result.ok) throw new Error(`formula of a rule does not parse: ${source}`);
  parsed.set(source, result.value);
  return result.value;
}

export function contextOf(
  table: BoundTable,
  find: (name: string) => Table | undefined,
  parameters: Readonly<Record<string, number>>,
  self?: string,
): FormulaContext {
  const kept = lookupsOf(table, find);
  if (self === undefined) return { row: table, tables: find, parameters, lookups: kept };
  return { row: table, tables: find, parameters, lookups: kept, self };
}

type Lookups = NonNullable<FormulaContext['lookups']>;

const lookups = new WeakMap<object, WeakMap<BoundTable, Lookups>>();

/** Answers kept for a table as long as the tables that `find` joins: those of one check. */
function lookupsOf(table: BoundTable, find: (name: string) => Table | undefined): Lookups {
  const ofCheck = lookups.get(find) ?? new WeakMap<BoundTable, Lookups>();
  lookups.set(find, ofCheck);
  const known = ofCheck.get(table) ?? new Map<string, never>();
  ofCheck.set(table, known);
  return known;
}

/** True where the form lacks a column that the formula names, so that the rule has nothing to look at. */
export function lacksColumns(formula: Formula, context: FormulaContext): boolean {
  return missingColumns(formula, context).length > 0;
}

function truth(column: Column, row: number): boolean | undefined {
  const tag = column.tags[row];
  if (tag !== Tag.LOGICAL && tag !== Tag.NUMBER) return undefined;
  return column.numbers[row] !== 0;
}

/** Starting verdicts: PASS where `when` holds, NOT_APPLICABLE where not, CANNOT_TELL where that cannot be told. */
export function applicable(when: Formula | undefined, context: FormulaContext): Uint8Array {
  const rows = context.row.rowCount;
  const verdicts = new Uint8Array(rows).fill(Verdict.PASS);
  if (when === undefined) return verdicts;
  if (lacksColumns(when, context)) return verdicts.fill(Verdict.NOT_APPLICABLE);
  const column = evaluate(when, context);
  for (let row = 0; row < rows; row += 1) {
    const holds = truth(column, row);
    if (holds === undefined) verdicts[row] = Verdict.CANNOT_TELL;
    else if (!holds) verdicts[row] = Verdict.NOT_APPLICABLE;
  }
  return verdicts;
}

/** Verdicts of a formula on every row where the rule applies. */
export function formulaVerdicts(
  formula: Formula,
  when: Formula | undefined,
  context: FormulaContext,
): Uint8Array {
  const verdicts = applicable(when, context);
  if (!verdicts.includes(Verdict.PASS)) return verdicts;
  const column = evaluate(formula, context);
  for (let row = 0; row < verdicts.length; row += 1) {
    if (verdicts[row] !== Verdict.PASS) continue;
    const holds = truth(column, row);
    if (holds === undefined) verdicts[row] = Verdict.CANNOT_TELL;
    else if (!holds) verdicts[row] = Verdict.FAIL;
  }
  return verdicts;
}
