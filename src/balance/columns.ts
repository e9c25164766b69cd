import type { Formula } from '../formula';
import { evaluate, missingColumns } from '../formula';
import type { Column, Table } from '../formula/table';
import { Tag } from '../formula/table';
import type { Indicator, Level } from '../standard/types';
import type { Engine } from './engine';
import { remembered } from './engine';
import { LEVELS } from '../standard/levels';
import type { Lines } from './lines';
import { linesOf } from './lines';
import { Standing } from './scope';
import { splitStages, stageField } from './split';

/** One indicator over all rows; NaN where it cannot be told. */
export interface IndicatorColumns {
  readonly indicator: Indicator;
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly shares: Float64Array;
  readonly pupils: Float64Array;
  readonly lines: Readonly<Record<Level, Lines | null>>;
}

/** Evaluates the indicators on every row that has a level, column at a time. */
export function indicatorColumns(engine: Engine): readonly IndicatorColumns[] {
  const all = engine.standard.indicators.map((indicator) => emptyColumns(engine, indicator));
  engine.rows.ledgers.forEach((_, ledger) => {
    const evaluated = columnReader(engine, ledger);
    for (const columns of all) fillLedger(engine, columns, ledger, evaluated);
  });
  return all;
}

function emptyColumns(engine: Engine, indicator: Indicator): IndicatorColumns {
  const empty = (): Float64Array => new Float64Array(engine.rows.count).fill(NaN);
  return {
    indicator,
    values: empty(),
    numerators: empty(),
    shares: empty(),
    pupils: empty(),
    lines: {
      primary: linesOf(engine.standard, indicator, 'primary'),
      junior: linesOf(engine.standard, indicator, 'junior'),
    },
  };
}

function fillLedger(
  engine: Engine,
  columns: IndicatorColumns,
  ledger: number,
  evaluated: ColumnReader,
): void {
  const { rows, scope } = engine;
  const { indicator, values, numerators, shares, pupils } = columns;
  const offset = rows.offsets[ledger] ?? 0;
  const count = rows.ledgers[ledger]?.rowCount ?? 0;
  const denominator = evaluated(engine.denominator(indicator));
  const shareAt = shareReader(engine, indicator, ledger, evaluated);
  for (const level of LEVELS) {
    const formula = engine.numerator(indicator, level, ledger);
    const numerator = evaluated(formula);
    const inputs = figuresOf(engine, formula, ledger);
    for (let i = 0; i < count; i++) {
      const at = offset + i;
      if (scope.levels[at] !== level || scope.standing[at] === Standing.EXCLUDED) continue;
      // A sum may hide that one of its parts is negative: -3 teachers and 11 others are not 8.
      numerators[at] = inputs.some((figures) => isNegative(figures, i))
        ? NaN
        : numberAt(numerator, i);
      pupils[at] = numberAt(denominator, i);
      shares[at] = shareAt(level, at, i);
      values[at] = ratio(indicator, numerators[at], shares[at], pupils[at]);
    }
  }
}

function figuresOf(engine: Engine, formula: Formula, ledger: number): readonly Column[] {
  const keys = new Set(formula.columns.map(({ key }) => key));
  return [...keys].flatMap((key) => engine.rows.ledgers[ledger]?.column(key) ?? []);
}

/** Whether a row of a column holds a figure below 0. */
export function isNegative(column: Column | undefined, row: number): boolean {
  return numberAt(column, row) < 0;
}

function ratio(indicator: Indicator, numerator: number, share: number, pupils: number): number {
  if (!(numerator >= 0) || !(pupils > 0)) return NaN;
  return (indicator.scale * share * numerator) / pupils;
}

type ColumnReader = (formula: Formula) => Column | undefined;

/**
 * Evaluates formulas on one ledger, each once: both levels and several indicators share most of them. Undefined
 * where the form lacks a column of the formula: every row is then undecided.
 */
function columnReader(engine: Engine, ledger: number): ColumnReader {
  const context = engine.contexts[ledger];
  return remembered(
    ({ source }) => source,
    (formula: Formula) => {
      if (context === undefined || missingColumns(formula, context).length > 0) return undefined;
      return withoutNegatives(formula, context.row, evaluate(formula, context));
    },
  );
}

/** A figure made with less than nothing tells nothing, even where the sum comes out above 0. */
function withoutNegatives(formula: Formula, table: Table, result: Column): Column {
  let tags: Uint8Array | undefined;
  for (const { key } of formula.columns) {
    const numbers = table.column(key)?.numbers;
    for (let row = 0; numbers !== undefined && row < table.rowCount; row++) {
      if ((numbers[row] ?? 0) >= 0) continue;
      tags ??= Uint8Array.from(result.tags.subarray(0, table.rowCount));
      tags[row] = Tag.UNREADABLE;
    }
  }
  return tags === undefined ? result : { ...result, tags };
}

function numberAt(column: Column | undefined, row: number): number {
  return column?.tags[row] === Tag.NUMBER ? (column.numbers[row] ?? NaN) : NaN;
}

type ShareReader = (level: Level, at: number, row: number) => number;

/** The share of a row, from the share column of its type and level. */
function shareReader(
  engine: Engine,
  indicator: Indicator,
  ledger: number,
  evaluated: ColumnReader,
): ShareReader {
  if (!indicator.split) return () => 1;
  const table = engine.rows.ledgers[ledger];
  return (level, at, row) => {
    const type = engine.scope.types[at];
    if (type === undefined) return NaN;
    const stages = splitStages(engine.standard.split, type);
    const formula = engine.share(type, level);
    if (stages === undefined) return formula === undefined ? NaN : 1;
    const allThere = stages.every(
      (stage) => (table?.column(stageField(stage))?.numbers[row] ?? 0) > 0,
    );
    return formula && allThere ? numberAt(evaluated(formula), row) : NaN;
  };
}
