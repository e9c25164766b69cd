import { evaluate, parseFormula } from '../../src/formula';
import type { Formula, FormulaContext, Table } from '../../src/formula';
import { tableOf, valueAt } from './columns';
import type { Cell } from './columns';

/** A formula that must parse. */
export function formula(source: string): Formula {
  const parsed = parseFormula(source);
  if (!parsed.ok) throw new Error(`${source}: ${JSON.stringify(parsed.problem)}`);
  return parsed.value;
}

export interface Given {
  readonly columns?: Readonly<Record<string, readonly Cell[]>>;
  readonly others?: Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly self?: string;
}

/** A context whose row table is called `ledger`; one empty row unless columns are given. */
export function contextOf(given: Given = {}): FormulaContext {
  const others = new Map<string, Table>();
  for (const [name, columns] of Object.entries(given.others ?? {})) {
    others.set(name, tableOf(name, columns));
  }
  return {
    row: tableOf('ledger', given.columns ?? { nothing: [undefined] }),
    tables: (name) => others.get(name),
    parameters: given.parameters ?? {},
    ...(given.self === undefined ? {} : { self: given.self }),
  };
}

/** The value of a formula on every row. */
export function values(source: string, given: Given = {}): (number | string | boolean)[] {
  const context = contextOf(given);
  const column = evaluate(formula(source), context);
  return Array.from({ length: context.row.rowCount }, (_, row) => valueAt(column, row));
}

/** The value on the first row, with each column given as one cell. */
export function value(
  source: string,
  cells: Readonly<Record<string, Cell>> = {},
): number | string | boolean | undefined {
  const columns = Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, [cell]]));
  return values(source, { columns: { nothing: [undefined], ...columns } })[0];
}
