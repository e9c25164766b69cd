import type Fraction from 'fraction.js';
import type { Formula, FormulaContext } from '../formula';
import { evaluate, evaluateExact, missingColumns } from '../formula';
import type { Column } from '../formula/table';
import { Tag } from '../formula/table';
import { compareNear, exact } from '../kernel/exact';
import type { Indicator, Level, Standard } from '../standard/types';
import { compile, numeratorFormula } from './composition';
import type { Rows } from './ledger';
import { LEVELS } from './ledger';
import type { Scope } from './scope';
import { Standing } from './scope';
import { shareFormula, splitStages, stageField } from './split';

/** One indicator over all rows; NaN where it cannot be told. */
export interface IndicatorColumns {
  readonly indicator: Indicator;
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly shares: Float64Array;
  readonly pupils: Float64Array;
}

/** The exact parts of a value, for decisions at the line. */
export interface ExactParts {
  readonly numerator: Fraction;
  readonly share: Fraction;
  readonly pupils: Fraction;
}

/** What the standard asks of one ledger table, parsed once. */
export interface Engine {
  readonly standard: Standard;
  readonly rows: Rows;
  readonly scope: Scope;
  readonly contexts: readonly FormulaContext[];
  /** Numerator of an indicator at a level on a ledger. */
  numerator(indicator: Indicator, level: Level, ledger: number): Formula;
  /** The same without reliefs. */
  ownNumerator(indicator: Indicator, level: Level): Formula;
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
  const parsed = new Map<string, Formula>();
  const parse = (source: string): Formula => {
    const known = parsed.get(source) ?? compile(source);
    parsed.set(source, known);
    return known;
  };
  const contexts = rows.ledgers.map((row) => ({ row, tables: () => undefined, parameters }));
  return {
    standard,
    rows,
    scope,
    contexts,
    numerator: (indicator, level, ledger) => {
      const has = (key: string): boolean => rows.ledgers[ledger]?.column(key) !== undefined;
      return parse(numeratorFormula(standard, indicator, level, reliefs, has));
    },
    ownNumerator: (indicator, level) => parse(indicator.numerator[level]),
    share: (type, level) => {
      const source = shareFormula(standard.split, type, level);
      return source === undefined ? undefined : parse(source);
    },
    denominator: (indicator) => parse(indicator.denominator),
  };
}

/** Evaluates an indicator on every row that has a level, column at a time. */
export function indicatorColumns(engine: Engine, indicator: Indicator): IndicatorColumns {
  const { rows } = engine;
  const empty = (): Float64Array => new Float64Array(rows.count).fill(NaN);
  const columns = {
    indicator,
    values: empty(),
    numerators: empty(),
    shares: empty(),
    pupils: empty(),
  };
  rows.ledgers.forEach((_, ledger) => {
    fillLedger(engine, columns, ledger);
  });
  return columns;
}

function fillLedger(engine: Engine, columns: IndicatorColumns, ledger: number): void {
  const { rows, scope } = engine;
  const { indicator, values, numerators, shares, pupils } = columns;
  const offset = rows.offsets[ledger] ?? 0;
  const count = rows.ledgers[ledger]?.rowCount ?? 0;
  const denominator = columnOf(engine, engine.denominator(indicator), ledger);
  const shareAt = shareReader(engine, indicator, ledger);
  for (const level of LEVELS) {
    const numerator = columnOf(engine, engine.numerator(indicator, level, ledger), ledger);
    for (let i = 0; i < count; i++) {
      const at = offset + i;
      if (scope.levels[at] !== level || scope.standing[at] === Standing.EXCLUDED) continue;
      numerators[at] = numberAt(numerator, i);
      pupils[at] = numberAt(denominator, i);
      shares[at] = shareAt(level, at, i);
      values[at] = ratio(indicator, numerators[at], shares[at], pupils[at]);
    }
  }
}

function ratio(indicator: Indicator, numerator: number, share: number, pupils: number): number {
  if (!(numerator >= 0) || !(pupils > 0)) return NaN;
  return (indicator.scale * share * numerator) / pupils;
}

/** undefined where the form lacks a column of the formula: every row is then undecided. */
function columnOf(engine: Engine, formula: Formula, ledger: number): Column | undefined {
  const context = engine.contexts[ledger];
  if (context === undefined || missingColumns(formula, context).length > 0) return undefined;
  return evaluate(formula, context);
}

function numberAt(column: Column | undefined, row: number): number {
  return column?.tags[row] === Tag.NUMBER ? (column.numbers[row] ?? NaN) : NaN;
}

type ShareReader = (level: Level, at: number, row: number) => number;

/** Share columns by type and level, each evaluated once for the whole table when first met. */
function shareReader(engine: Engine, indicator: Indicator, ledger: number): ShareReader {
  if (!indicator.split) return () => 1;
  const columns = new Map<string, Column | undefined>();
  return (level, at, row) => {
    const type = engine.scope.types[at];
    if (type === undefined) return NaN;
    const stages = splitStages(engine.standard.split, type);
    if (stages === undefined) return 1;
    const key = `${type}|${level}`;
    if (!columns.has(key)) {
      const formula = engine.share(type, level);
      columns.set(key, formula === undefined ? undefined : columnOf(engine, formula, ledger));
    }
    const table = engine.rows.ledgers[ledger];
    const allThere = stages.every(
      (stage) => (table?.column(stageField(stage))?.numbers[row] ?? 0) > 0,
    );
    return allThere ? numberAt(columns.get(key), row) : NaN;
  };
}

/** Exact numerator, share and pupils of a row; the row's value must be one that can be told. */
export function exactParts(engine: Engine, indicator: Indicator, at: number): ExactParts {
  const { rows, scope } = engine;
  const ledger = rows.ledger[at] ?? 0;
  const row = rows.row[at] ?? 0;
  const level = scope.levels[at] ?? 'primary';
  const context = engine.contexts[ledger];
  const share = indicator.split ? engine.share(scope.types[at] ?? '', level) : undefined;
  const value = (formula: Formula): Fraction => {
    const result = context && evaluateExact(formula, context, row);
    if (result === undefined) throw new Error(`row ${String(row)} has no exact value`);
    return result;
  };
  return {
    numerator: value(engine.numerator(indicator, level, ledger)),
    share: share === undefined ? exact(1) : value(share),
    pupils: value(engine.denominator(indicator)),
  };
}

export function exactAmount(engine: Engine, indicator: Indicator, at: number): Fraction {
  const { numerator, share } = exactParts(engine, indicator, at);
  return exact(indicator.scale).mul(share).mul(numerator);
}

/** Sign of value − target, exact at the line. */
export function compareValue(
  engine: Engine,
  columns: IndicatorColumns,
  at: number,
  target: Fraction,
): number {
  return compareNear(columns.values[at] ?? NaN, target.valueOf(), () =>
    exactAmount(engine, columns.indicator, at).compare(
      target.mul(exactParts(engine, columns.indicator, at).pupils),
    ),
  );
}
