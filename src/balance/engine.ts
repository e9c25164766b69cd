import type Fraction from 'fraction.js';
import type { Formula, FormulaContext } from '../formula';
import { evaluateExact } from '../formula';
import { Tag } from '../formula/table';
import { exact } from '../kernel/exact';
import type { Indicator, Level, Standard } from '../standard/types';
import type { IndicatorColumns } from './columns';
import { asStated, statedOnRow } from '../standard';
import { compile, numeratorFormula } from './composition';
import { placeOf, tagAt, type Rows } from './ledger';
import type { Scope } from './scope';
import { shareFormula } from './split';

/** What the standard asks of the ledgers: formulas parsed and lines worked out once, not once a row. */
export interface Engine {
  readonly standard: Standard;
  readonly rows: Rows;
  readonly scope: Scope;
  readonly contexts: readonly FormulaContext[];
  /** Numerator of an indicator at a level on a ledger, with the reliefs that its form has columns for. */
  numerator(indicator: Indicator, level: Level, ledger: number): Formula;
  /** The same for one row, over the columns that tell it. */
  rowNumerator(indicator: Indicator, level: Level, at: number): Formula;
  /** The same without reliefs. */
  ownNumerator(indicator: Indicator, level: Level, at: number): Formula;
  /** Share of a level in a school of a type; undefined where the type has no such level. */
  share(type: string, level: Level): Formula | undefined;
  denominator(indicator: Indicator): Formula;
}

export function makeEngine(
  standard: Standard,
  rows: Rows,
  scope: Scope,
  parameters: Readonly<Record<string, number>>,
  reliefs: readonly string[],
): Engine {
  const parse = remembered((source: string) => source, compile);
  const contexts = rows.ledgers.map((row) => ({ row, tables: () => undefined, parameters }));
  const has = (ledger: number, key: string): boolean =>
    rows.ledgers[ledger]?.column(key) !== undefined;
  return {
    standard,
    rows,
    scope,
    contexts,
    numerator: remembered(
      (indicator, level, ledger) => `${indicator.key}|${level}|${String(ledger)}`,
      (indicator: Indicator, level: Level, ledger: number) =>
        parse(numeratorFormula(standard, indicator, level, reliefs, (key) => has(ledger, key))),
    ),
    rowNumerator: (indicator, level, at) =>
      parse(numeratorFormula(standard, indicator, level, reliefs, statedAt(rows, at))),
    ownNumerator: (indicator, level, at) =>
      parse(asStated(indicator.numerator[level], statedAt(rows, at))),
    share: remembered(
      (type, level) => `${type}|${level}`,
      (type: string, level: Level) => {
        const source = shareFormula(standard.split, type, level);
        return source === undefined ? undefined : parse(source);
      },
    ),
    denominator: (indicator) => parse(indicator.denominator),
  };
}

/** The columns that tell a row. */
function statedAt(rows: Rows, at: number): (key: string) => boolean {
  const { table, row } = placeOf(rows, at);
  return statedOnRow(
    (key) => table.column(key) !== undefined,
    (key) => tagAt(table.column(key), row) === Tag.NUMBER,
  );
}

/** Calls `make` once for each key. */
export function remembered<Args extends readonly unknown[], T>(
  keyOf: (...args: Args) => string,
  make: (...args: Args) => T,
): (...args: Args) => T {
  const known = new Map<string, { readonly value: T }>();
  return (...args) => {
    const key = keyOf(...args);
    const entry = known.get(key) ?? { value: make(...args) };
    known.set(key, entry);
    return entry.value;
  };
}

/** The exact parts of a value, for decisions at the line. */
export interface ExactParts {
  readonly numerator: Fraction;
  readonly share: Fraction;
  readonly pupils: Fraction;
}

/**
 * Exact numerator, share and pupils of a row whose value can be told. A formula without exact value (a root, which
 * an overlay may use) is taken as its double shows.
 */
export function exactParts(engine: Engine, columns: IndicatorColumns, at: number): ExactParts {
  const { rows, scope } = engine;
  const { indicator } = columns;
  const ledger = rows.ledger[at] ?? 0;
  const context = engine.contexts[ledger];
  const level = scope.levels[at] ?? 'primary';
  const share = indicator.split ? engine.share(scope.types[at] ?? '', level) : undefined;
  const precise = (formula: Formula | undefined, doubles: Float64Array): Fraction => {
    const value = formula && context && evaluateExact(formula, context, rows.row[at] ?? 0);
    return value ?? exact(doubles[at] ?? NaN);
  };
  return {
    numerator: precise(engine.numerator(indicator, level, ledger), columns.numerators),
    share: precise(share, columns.shares),
    pupils: precise(engine.denominator(indicator), columns.pupils),
  };
}

/** scale × share × numerator, so that amount / pupils is the value. */
export function exactAmount(engine: Engine, columns: IndicatorColumns, at: number): Fraction {
  const { numerator, share } = exactParts(engine, columns, at);
  return exact(columns.indicator.scale).mul(share).mul(numerator);
}
