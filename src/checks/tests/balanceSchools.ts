import { parseFormula } from '../../formula/index';
import type { BoundTable } from '../../forms/types';
import type { IndicatorResult, SchoolResult } from '../../balance/types';
import type { CellAddress } from '../../kernel/address';
import type { Indicator, Level } from '../../standard/types';
import { showAgainst, showFigure } from '../show';
import type { CheckInput, Place } from '../types';
import type { CheckTest, PartResult } from './types';

/** The ledger table that a computed school stands in. */
export function tableOfSchool(input: CheckInput, school: SchoolResult): BoundTable | undefined {
  return input.tables.find(
    ({ name, file, sheet }) =>
      name === 'ledger' && file === school.file && sheet.name === school.sheet,
  );
}

/** Cells that an indicator's numerator is made of: what has to change for it to be met. */
export function numeratorCells(
  table: BoundTable,
  row: number,
  indicator: Indicator,
  level: Level,
): { readonly fields: readonly string[]; readonly cells: readonly CellAddress[] } {
  const formula = parseFormula(indicator.numerator[level]);
  const keys = formula.ok ? formula.value.columns.map(({ key }) => key) : [];
  const fields = [...new Set(keys)].filter((key) => table.cellOf(row, key) !== undefined);
  return { fields, cells: fields.flatMap((key) => table.cellOf(row, key) ?? []) };
}

interface Tally {
  readonly places: Place[];
  passed: number;
  cannotTell: number;
}

/** Sorts what was found about schools by the table that each stands in. */
export function partsBySchool(
  input: CheckInput,
  judge: (school: SchoolResult, table: BoundTable, tally: Tally) => void,
): readonly PartResult[] {
  const tallies = new Map<BoundTable, Tally>();
  for (const school of input.balance?.schools ?? []) {
    const table = tableOfSchool(input, school);
    if (table === undefined) continue;
    const tally = tallies.get(table) ?? { places: [], passed: 0, cannotTell: 0 };
    tallies.set(table, tally);
    judge(school, table, tally);
  }
  return [...tallies].map(([table, { places, passed, cannotTell }]) => ({
    table,
    file: table.file,
    sheet: table.sheet.name,
    places,
    passed,
    cannotTell,
  }));
}

/** Every indicator of every school of `options.level` against its threshold. */
export const indicatorTest: CheckTest = {
  looksAt: 'everything',
  run({ rule, input }) {
    return partsBySchool(input, (school, table, tally) => {
      if (school.level === null || school.level !== rule.options?.['level']) return;
      for (const indicator of input.standard.indicators) {
        const result = school.indicators[indicator.key];
        if (result === undefined || result.threshold === null) continue;
        if (result.met === null) tally.cannotTell += 1;
        else if (result.met) tally.passed += 1;
        else tally.places.push(missedPlace(table, school, school.level, indicator, result));
      }
    });
  },
};

function missedPlace(
  table: BoundTable,
  school: SchoolResult,
  level: Level,
  indicator: Indicator,
  result: IndicatorResult,
): Place {
  const { fields, cells } = numeratorCells(table, school.row, indicator, level);
  const limit = result.threshold?.value ?? 0;
  const value = showAgainst(result.value ?? 0, limit, indicator.decimals);
  const [field] = fields;
  return {
    cells,
    row: school.row,
    ...(field === undefined ? {} : { field }),
    params: {
      indicator: indicator.name,
      value,
      limit,
      unit: indicator.unit,
      ...shortfallParams(indicator, result),
      floor: floorWords(result),
      school: schoolWords(school),
    },
    observed: { zh: `${value} ${indicator.unit.zh}`, en: `${value} ${indicator.unit.en}` },
    expected: {
      zh: `${result.threshold?.operator ?? '>='} ${showFigure(limit)} ${indicator.unit.zh}`,
      en: `${result.threshold?.operator ?? '>='} ${showFigure(limit)} ${indicator.unit.en}`,
    },
    ...(result.threshold === null ? {} : { citation: result.threshold.citation }),
  };
}

/** What is still missing, in the unit of the resource; a split resource is the whole school's. */
function shortfallParams(indicator: Indicator, { shortfall, unit }: IndicatorResult) {
  const amount = shortfall === null ? '?' : showFigure(shortfall);
  const whose = indicator.split ? { zh: '全校', en: ' for the whole school' } : { zh: '', en: '' };
  return {
    shortfall: {
      zh: `${whose.zh}还差 ${amount} ${unit.zh}`,
      en: `${amount} ${unit.en} more needed${whose.en}`,
    },
  };
}

function floorWords({ floor, floorMet }: IndicatorResult) {
  if (floor === null) return { zh: '', en: '' };
  const at = showFigure(floor);
  return floorMet === true
    ? { zh: `,但不低于标准的 85%(${at})`, en: `, yet at or above 85% of it (${at})` }
    : { zh: `,且低于标准的 85%(${at})`, en: `, and below 85% of it (${at})` };
}

function schoolWords({ met, passed, indicators }: SchoolResult) {
  const count = String(Object.keys(indicators).length);
  if (met === null || passed === null) {
    return { zh: '该校是否综合达标尚不能判定', en: 'whether the school passes cannot be told yet' };
  }
  const told = {
    zh: `该校 ${count} 项中 ${String(met)} 项达标`,
    en: `the school meets ${String(met)} of ${count}`,
  };
  return passed
    ? { zh: `${told.zh},综合仍达标`, en: `${told.en} and still passes` }
    : { zh: `${told.zh},综合未达标`, en: `${told.en} and does not pass` };
}

/** At least six of seven met and the rest at 85%: told once a school, with what stands in the way. */
export const schoolPassTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    return partsBySchool(input, (school, table, tally) => {
      const { schoolRule, indicators } = input.standard;
      if (schoolRule === null || school.level === null) return;
      if (school.passed === null) tally.cannotTell += 1;
      else if (school.passed) tally.passed += 1;
      else {
        const missed = indicators.filter(({ key }) => school.indicators[key]?.met === false);
        const low = missed.filter(({ key }) => school.indicators[key]?.floorMet === false);
        tally.places.push(failedSchool(table, school, schoolRule, missed, low));
      }
    });
  },
};

function failedSchool(
  table: BoundTable,
  school: SchoolResult,
  rule: NonNullable<CheckInput['standard']['schoolRule']>,
  missed: readonly Indicator[],
  low: readonly Indicator[],
): Place {
  const at = table.cellOf(school.row, 'school_name') ?? table.cellOf(school.row, 'school_code');
  const count = Object.keys(school.indicators).length;
  const names = (list: readonly Indicator[]) => ({
    zh: list.length === 0 ? '无' : list.map(({ code, name }) => `${code} ${name.zh}`).join('、'),
    en: list.length === 0 ? 'none' : list.map(({ code, name }) => `${code} ${name.en}`).join(', '),
  });
  const met = school.met ?? 0;
  return {
    cells: at === undefined ? [] : [at],
    row: school.row,
    field: 'school_name',
    params: { met, count, least: rule.metAtLeast, missed: names(missed), low: names(low) },
    observed: { zh: `${String(met)} 项达标`, en: `${String(met)} met` },
    expected: {
      zh: `至少 ${String(rule.metAtLeast)} 项达标,其余不低于标准的 ${showFigure(100 * rule.floorRatio)}%`,
      en: `at least ${String(rule.metAtLeast)} met, the rest at ${showFigure(100 * rule.floorRatio)}% or above`,
    },
    citation: rule.citation,
  };
}
