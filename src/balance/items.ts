import type { BoundTable } from '../forms/types';
import type { Formula, FormulaContext } from '../formula';
import { evaluate, evaluateExact, missingColumns } from '../formula';
import type { Column, Table } from '../formula/table';
import { Tag } from '../formula/table';
import { compareNear, exact } from '../kernel/exact';
import type { CountyItem, ItemPart, Limit, Standard } from '../standard/types';
import { compile, parametersOf } from './composition';
import { itemTables, type ItemTables } from './itemTables';
import { withBlanks } from './balanceTable';
import { LEVELS } from '../standard/levels';
import { keepsLimit } from './limit';
import type {
  Balance,
  ItemOutcome,
  ItemResult,
  PartOutcome,
  PartResult,
  Undecided,
  UndecidedReason,
} from './types';

export interface ItemOptions {
  /** What people have said of an item's statement, by item id: true confirmed, false denied. */
  readonly confirmed?: Readonly<Record<string, boolean>>;
  readonly reliefs?: readonly string[];
}

/**
 * Decides the items that a county must meet from the forms that hold their numbers. `tables` are the tables of all
 * forms, `ledgers` the ledgers that `computeBalance` read; the computed coefficients are there as table `balance`.
 */
export function evaluateItems(
  standard: Standard,
  tables: readonly BoundTable[],
  ledgers: readonly BoundTable[],
  balance: Balance,
  options: ItemOptions = {},
): readonly ItemResult[] {
  const known = itemTables(tables, ledgers, balance);
  const parameters = parametersOf(standard, options.reliefs ?? []);
  return standard.items.map((item) => {
    const parts = item.parts.map((part) => decidePart(part, known, parameters));
    return { item, parts, outcome: outcomeOf(item, parts, options.confirmed?.[item.id]) };
  });
}

/** A failed part or a denied statement fails the item; numbers alone never confirm what people must confirm. */
function outcomeOf(
  item: CountyItem,
  parts: readonly PartResult[],
  confirmed: boolean | undefined,
): ItemOutcome {
  if (parts.some(({ outcome }) => outcome === 'not-met')) return 'not-met';
  const asks = item.statement !== null || parts.some(({ outcome }) => outcome === 'to-confirm');
  if (asks && confirmed === false) return 'not-met';
  if (parts.some(({ outcome }) => outcome === 'cannot-tell')) return 'cannot-tell';
  return asks && confirmed !== true ? 'to-confirm' : 'met';
}

type Finder = (name: string) => Table | undefined;
type Parameters = Readonly<Record<string, number>>;

/** Takes the first of the part's formulas that gives a figure; else tells why the first one at hand does not. */
function decidePart(part: ItemPart, known: ItemTables, parameters: Parameters): PartResult {
  const limit = limitInForce(part.limit, parameters);
  let undecided: PartResult | undefined;
  for (const [index, source] of [part.value, ...part.otherwise].entries()) {
    // `over` belongs to `value`: the alternatives are figures
    const over = index === 0 ? part.over : undefined;
    const figure = decideFormula(part.id, source, over, limit, known.find, parameters);
    if (figure === undefined) continue;
    const result = withReservations(figure, part, over, known);
    if (result.outcome !== 'cannot-tell') return result;
    undecided ??= result;
  }
  const why: Undecided = { reason: 'no-form', field: null, tag: null };
  return (
    undecided ?? { id: part.id, outcome: 'cannot-tell', value: null, limit, formula: null, why }
  );
}

/**
 * What a figure cannot settle: forms that contradict each other, a level of which no row is there ("no class above
 * 50" is true of no classes), and a limit for which other figures circulate that would decide otherwise.
 */
function withReservations(
  result: PartResult,
  part: ItemPart,
  over: string | undefined,
  { levels, contradicted }: ItemTables,
): PartResult {
  if (result.outcome === 'cannot-tell' || result.formula === null) return result;
  const read = new Set(compile(result.formula).columns.map(({ table }) => table ?? over));
  const open = (reason: UndecidedReason): PartResult => {
    const why = { reason, field: null, tag: null };
    return { ...result, outcome: 'cannot-tell', value: null, why };
  };
  if ([...read].some((name) => name !== undefined && contradicted.has(name))) {
    return open(read.has('ledger') ? 'duplicate-school' : 'duplicate-form');
  }
  if (result.outcome !== 'met') return result;
  const needed = part.level === undefined ? LEVELS : [part.level];
  if (read.has('ledger') && !needed.every((level) => levels.has(level))) {
    return open('level-missing');
  }
  return isDoubted(part, result) ? { ...result, outcome: 'to-confirm' } : result;
}

/** A standard that sets another amount has settled which one applies. */
function isDoubted({ limit, circulating }: ItemPart, result: PartResult): boolean {
  const { value } = result;
  if (value === null || result.limit.value !== limit.value) return false;
  return (circulating ?? []).some(
    (other) => !keepsLimit(limit.operator, exact(value).compare(exact(other))),
  );
}

/** A limit that names a parameter follows it, so that a relief which changes one changes both. */
function limitInForce(limit: Limit, parameters: Parameters): Limit {
  const value = limit.parameter === undefined ? undefined : parameters[limit.parameter];
  return value === undefined ? limit : { ...limit, value };
}

const ONE_ROW: Table = { name: 'county-figure', rowCount: 1, column: () => undefined };

/** undefined where the tables or columns of the formula are not there. */
function decideFormula(
  id: string,
  source: string,
  over: string | undefined,
  limit: Limit,
  find: Finder,
  parameters: Parameters,
): PartResult | undefined {
  const formula = compile(source);
  const table = over === undefined ? ONE_ROW : find(over);
  if (table === undefined) return undefined;
  const row = over === undefined ? table : withBlanks(table);
  const context = { row, tables: (name: string) => tableIn(name, row, find), parameters };
  if (missingColumns(formula, context).length > 0) return undefined;
  const base = { id, limit, formula: source };
  const verdict =
    over === undefined ? decideFigure(formula, context, limit) : countRows(formula, context, limit);
  if (verdict.outcome !== 'cannot-tell') return { ...base, ...verdict };
  return { ...base, ...verdict, why: whyCannotTell(formula, context) };
}

function tableIn(name: string, row: Table, find: Finder): Table | undefined {
  return name === row.name ? row : find(name);
}

interface Verdict {
  readonly outcome: PartOutcome;
  readonly value: number | null;
}

function decideFigure(formula: Formula, context: FormulaContext, limit: Limit): Verdict {
  const result = evaluate(formula, context);
  const value = result.numbers[0] ?? NaN;
  if (result.tags[0] !== Tag.NUMBER) return { outcome: 'cannot-tell', value: null };
  const sign = compareNear(value, limit.value, () =>
    (evaluateExact(formula, context, 0) ?? exact(value)).compare(exact(limit.value)),
  );
  return { outcome: keepsLimit(limit.operator, sign) ? 'met' : 'not-met', value };
}

/** Counts the rows on which the condition holds; undecided rows count as both, and decide nothing if that differs. */
function countRows(formula: Formula, context: FormulaContext, limit: Limit): Verdict {
  const result = evaluate(formula, context);
  let holds = 0;
  let unknown = 0;
  for (let row = 0; row < context.row.rowCount; row++) {
    if (!isDecided(result, row)) unknown += 1;
    else if (result.numbers[row] !== 0) holds += 1;
  }
  const keeps = (count: number): boolean =>
    keepsLimit(limit.operator, Math.sign(count - limit.value));
  const least = keeps(holds);
  if (least !== keeps(holds + unknown)) return { outcome: 'cannot-tell', value: null };
  return { outcome: least ? 'met' : 'not-met', value: unknown === 0 || !least ? holds : null };
}

function isDecided(column: Column, row: number): boolean {
  return column.tags[row] === Tag.LOGICAL || column.tags[row] === Tag.NUMBER;
}

const REASON_OF_TAG: Readonly<Partial<Record<number, UndecidedReason>>> = {
  [Tag.BLANK]: 'blank',
  [Tag.ERROR]: 'error',
  [Tag.UNREADABLE]: 'unreadable',
  [Tag.NOT_APPLICABLE]: 'not-applicable',
};

/** The first input column that holds something else than figures and texts. */
function whyCannotTell(formula: Formula, context: FormulaContext): Undecided {
  for (const { table, key } of formula.columns) {
    const column = (table === null ? context.row : context.tables(table))?.column(key);
    for (const tag of column?.tags ?? []) {
      const reason = REASON_OF_TAG[tag];
      if (reason !== undefined) return { reason, field: key, tag: tag as Tag };
    }
  }
  // every input is a figure, so the formula divided by 0
  return { reason: 'error', field: null, tag: null };
}
