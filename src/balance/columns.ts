import type { Formula } from '../formula';
import { evaluate, missingColumns } from '../formula';
import type { Column } from '../formula/table';
import { Tag } from '../formula/table';
import type { Indicator, Level } from '../standard/types';
import type { Engine } from './engine';
import { LEVELS } from './ledger';
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
    lines: {
      primary: linesOf(engine.standard, indicator, 'primary'),
      junior: linesOf(engine.standard, indicator, 'junior'),
    },
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
