import type { BoundTable } from '../forms/types';
import type { Level, Standard } from '../standard/types';
import type { IndicatorColumns } from './columns';
import { indicatorColumns } from './columns';
import { compile, numeratorFormula, parametersOf } from './composition';
import type { Engine } from './engine';
import { makeEngine, remembered } from './engine';
import { indicatorResult, told } from './indicators';
import { judgeIndicator } from './judge';
import type { Rows } from './ledger';
import { LEVELS } from '../standard/levels';
import { numberRows, placeOf, textsOf } from './ledger';
import { balanceLevel } from './level';
import { type Inputs, readScope, Standing } from './scope';
import { splitStages, stageField } from './split';
import type { Balance, ExcludedSchool, IndicatorResult, SchoolResult, Undecided } from './types';
import { judgeSchool } from './verdict';
import { whyUndecided } from './whyUndecided';

export interface BalanceRequest {
  readonly standard: Standard;
  readonly ledgers: readonly BoundTable[];
  /** Ids of the standard's reliefs that the user turned on. */
  readonly reliefs: readonly string[];
}

/** Indicators of every school and coefficients of every level, from one row per school and level. */
export function computeBalance({ standard, ledgers, reliefs }: BalanceRequest): Balance {
  const rows = numberRows(ledgers);
  const parameters = parametersOf(standard, reliefs);
  const scope = readScope(standard, rows, parameters, inputsOf(standard, reliefs));
  const engine = makeEngine(standard, rows, scope, parameters, reliefs);
  const indicators = indicatorColumns(engine);
  const results = resultReader(engine, indicators);
  const names = textsOf(rows, 'school_name');
  const schoolIndex = new Int32Array(rows.count).fill(-1);
  const schools: SchoolResult[] = [];
  const excluded: ExcludedSchool[] = [];
  for (let at = 0; at < rows.count; at++) {
    const standing = scope.standing[at];
    if (standing === Standing.EXCLUDED || standing === Standing.COPY) {
      excluded.push(excludedSchool(engine, at, names[at]));
      continue;
    }
    schoolIndex[at] = schools.length;
    schools.push(schoolResult(engine, indicators, results, at, names[at]));
  }
  const level = (index: 0 | 1): Balance['levels']['primary'] =>
    balanceLevel(engine, indicators, LEVELS[index] ?? 'primary', (at) => schoolIndex[at] ?? -1);
  return {
    schools,
    excluded,
    unapplied: scope.unapplied,
    levels: { primary: level(0), junior: level(1) },
  };
}

/** Ledger columns that tell of a school of a type at a level: for its indicators, its split and the exclusions. */
function inputsOf(standard: Standard, reliefs: readonly string[]): Inputs {
  return remembered(
    (level, type) => `${level}|${type}`,
    (level: Level, type: string) => {
      const sources = [
        ...standard.exclusions.map(({ when }) => when),
        ...standard.indicators.flatMap((indicator) => [
          indicator.denominator,
          numeratorFormula(standard, indicator, level, reliefs, () => true),
        ]),
      ];
      const keys = sources.flatMap((source) => compile(source).columns.map(({ key }) => key));
      const stages = splitStages(standard.split, type) ?? [];
      return [...new Set(['school_type', ...keys, ...stages.map(stageField)])];
    },
  );
}

function identity(rows: Rows, at: number): { readonly ledger: number; readonly row: number } {
  return { ledger: rows.ledger[at] ?? 0, row: rows.row[at] ?? 0 };
}

const COPY_REASON = {
  zh: '同一学校同一学段的数据重复出现且完全相同,只计一次',
  en: 'The same school and level appears again with the same figures; it is counted once.',
};

function excludedSchool(engine: Engine, at: number, name: string | undefined): ExcludedSchool {
  const { scope, rows, standard } = engine;
  const rule = standard.exclusions[scope.exclusion[at] ?? -1];
  return {
    ...identity(rows, at),
    code: scope.codes[at] ?? null,
    name: name ?? null,
    type: scope.types[at] ?? null,
    level: scope.levels[at] ?? null,
    exclusion: rule?.id ?? 'duplicate-row',
    reason: rule?.reason ?? COPY_REASON,
    citation: rule?.citation ?? null,
  };
}

function schoolResult(
  engine: Engine,
  indicators: readonly IndicatorColumns[],
  results: (at: number) => Results,
  at: number,
  name: string | undefined,
): SchoolResult {
  const { scope, rows, standard } = engine;
  const { table } = placeOf(rows, at);
  const judged = indicators.map((columns) => judgeIndicator(engine, columns, at));
  const { met, passed } = judgeSchool(standard.schoolRule, judged);
  const doubtful = scope.standing[at] === Standing.IN_DOUBT;
  const pupils = indicators[0]?.pupils[at] ?? NaN;
  return {
    table: table.name,
    file: table.file,
    sheet: table.sheet.name,
    ...identity(rows, at),
    code: scope.codes[at] ?? null,
    name: name ?? null,
    type: scope.types[at] ?? null,
    level: scope.levels[at] ?? null,
    pupils: Number.isNaN(pupils) ? null : pupils,
    met,
    passed: doubtful ? null : passed,
    // made on demand: seven objects for each of 100,000 rows are not kept
    get indicators() {
      return results(at);
    },
    missed: indicators.flatMap(({ indicator }, n) =>
      judged[n]?.met === false ? indicator.key : [],
    ),
    value: (key) => told(indicators.find(({ indicator }) => indicator.key === key)?.values[at]),
    get undecided() {
      return undecidedOf(engine, indicators, at);
    },
  };
}

type Results = Readonly<Record<string, IndicatorResult>>;

/** Schools whose results are kept: findings and reports ask again and again for those of one school. */
const RESULTS_KEPT = 4096;

function resultReader(
  engine: Engine,
  indicators: readonly IndicatorColumns[],
): (at: number) => Results {
  const kept = new Map<number, Results>();
  return (at) => {
    const known = kept.get(at);
    if (known !== undefined) return known;
    if (kept.size === RESULTS_KEPT) kept.clear();
    const results = resultsOf(engine, indicators, at);
    kept.set(at, results);
    return results;
  };
}

function resultsOf(
  engine: Engine,
  indicators: readonly IndicatorColumns[],
  at: number,
): Readonly<Record<string, IndicatorResult>> {
  return Object.fromEntries(
    indicators.map((columns) => [columns.indicator.key, indicatorResult(engine, columns, at)]),
  );
}

function undecidedOf(
  engine: Engine,
  indicators: readonly IndicatorColumns[],
  at: number,
): readonly Undecided[] {
  const own = indicators
    .filter((columns) => Number.isNaN(columns.values[at]))
    .map((columns) => whyUndecided(engine, columns, at));
  const doubt = engine.scope.doubts.get(at);
  const all = doubt === undefined ? own : [doubt, ...own];
  const seen = new Set<string>();
  return all.filter(({ reason, field }) => {
    const key = `${reason}|${field ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
