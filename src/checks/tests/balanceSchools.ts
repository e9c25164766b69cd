import type { IndicatorResult, SchoolResult } from '../../balance/types';
import type { Indicator, SchoolRule, Standard } from '../../standard/types';
import { showAgainst, showFigure } from '../show';
import { Verdict, type Params } from '../types';
import { numeratorFields, standingOf } from './schoolPlaces';
import type { CheckTest, RowsPart } from './types';
import { judgeRows } from './verdicts';

/** Every indicator of every school of `options.level` against its threshold: one part per indicator. */
export const indicatorTest: CheckTest = {
  looksAt: 'everything',
  run({ rule, input }) {
    const level = rule.options?.['level'] === 'junior' ? 'junior' : 'primary';
    const { indicators } = input.standard;
    return [...standingOf(input).byTable].flatMap(([table, byRow]) => {
      const verdicts = indicators.map(() => new Uint8Array(table.rowCount));
      for (const [row, school] of byRow) {
        if (school.level === level)
          judgeSchool(indicators, school, (at, verdict) => {
            const own = verdicts[at];
            if (own !== undefined) own[row] = verdict;
          });
      }
      return indicators.map((indicator, at): RowsPart => ({
        table,
        file: table.file,
        sheet: table.sheet.name,
        verdicts: verdicts[at] ?? new Uint8Array(0),
        marks: (row) =>
          faultOf(indicator, byRow.get(row)) ?? numeratorFields(table, row, indicator, level),
        params: (row) => missedParams(indicator, byRow.get(row)),
        citation: () => indicator.thresholds?.[level].citation ?? rule.citation,
      }));
    });
  },
};

/** The field that keeps an indicator from being told. */
function faultOf(
  indicator: Indicator,
  school: SchoolResult | undefined,
): readonly string[] | undefined {
  const field = school?.indicators[indicator.key]?.why?.field;
  return field === undefined || field === null ? undefined : [field];
}

/** Results are computed when asked for, so a school that meets everything is not asked. */
function judgeSchool(
  indicators: readonly Indicator[],
  school: SchoolResult,
  tell: (at: number, verdict: Verdict) => void,
): void {
  if (school.met === indicators.length) {
    indicators.forEach((_, at) => {
      tell(at, Verdict.PASS);
    });
    return;
  }
  const results = school.indicators;
  indicators.forEach(({ key }, at) => {
    const result = results[key];
    if (result === undefined || result.threshold === null) return;
    if (result.met === null) tell(at, Verdict.CANNOT_TELL);
    else tell(at, result.met ? Verdict.PASS : Verdict.FAIL);
  });
}

function missedParams(indicator: Indicator, school: SchoolResult | undefined): Params {
  const result = school?.indicators[indicator.key];
  if (school === undefined || result === undefined || result.threshold === null) return {};
  const { operator, value: limit } = result.threshold;
  const value = showAgainst(result.value ?? 0, limit, indicator.decimals);
  const { unit } = indicator;
  return {
    indicator: indicator.name,
    value,
    limit: showFigure(limit),
    unit,
    ...shortfallParams(indicator, result),
    floor: floorWords(result),
    school: schoolWords(school),
    observed: { zh: `${value} ${unit.zh}`, en: `${value} ${unit.en}` },
    expected: {
      zh: `${operator} ${showFigure(limit)} ${unit.zh}`,
      en: `${operator} ${showFigure(limit)} ${unit.en}`,
    },
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
    ? { zh: `，但不低于标准的 85%（${at}）`, en: `, yet at or above 85% of it (${at})` }
    : { zh: `，且低于标准的 85%（${at}）`, en: `, and below 85% of it (${at})` };
}

function schoolWords({ met, passed, indicators }: SchoolResult) {
  const count = String(Object.keys(indicators).length);
  if (passed === null) {
    return { zh: '该校是否综合达标尚不能判定', en: 'whether the school passes cannot be told yet' };
  }
  if (met === null) {
    return {
      zh: '该校另有指标无法判断，但综合已不能达标',
      en: 'other indicators cannot be told, but the school cannot pass any more',
    };
  }
  const told = {
    zh: `该校 ${count} 项中 ${String(met)} 项达标`,
    en: `the school meets ${String(met)} of ${count}`,
  };
  return passed
    ? { zh: `${told.zh}，综合仍达标`, en: `${told.en} and still passes` }
    : { zh: `${told.zh}，综合未达标`, en: `${told.en} and does not pass` };
}

/** At least six of seven met and the rest at 85%: told once a school, with what stands in the way. */
export const schoolPassTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    const { schoolRule } = input.standard;
    if (schoolRule === null) return [];
    return [...standingOf(input).byTable].map(([table, byRow]): RowsPart => {
      const verdicts = judgeRows(table.rowCount, (row) => {
        const school = byRow.get(row);
        return school === undefined || school.level === null ? undefined : school.passed;
      });
      return {
        table,
        file: table.file,
        sheet: table.sheet.name,
        verdicts,
        marks: (row) => markedOfSchool(byRow.get(row)),
        params: (row) => failedParams(input.standard, schoolRule, byRow.get(row)),
        citation: () => schoolRule.citation,
      };
    });
  },
};

/** The school itself; where it cannot be judged, the fields that keep it from being judged. */
function markedOfSchool(school: SchoolResult | undefined): readonly string[] {
  if (school?.passed !== null) return ['school_name'];
  const fields = school.undecided.flatMap(({ field }) => field ?? []);
  return fields.length === 0 ? ['school_name'] : [...new Set(fields)];
}

function failedParams(
  standard: Standard,
  rule: SchoolRule,
  school: SchoolResult | undefined,
): Params {
  if (school === undefined) return {};
  const results = school.indicators;
  const missed = standard.indicators.filter(({ key }) => results[key]?.met === false);
  const low = missed.filter(({ key }) => results[key]?.floorMet === false);
  const known = Object.values(results).filter(({ met }) => met === true).length;
  const unknown = standard.indicators.filter(({ key }) => results[key]?.met === null);
  const floor = showFigure(100 * rule.floorRatio);
  return {
    met: {
      zh: `${String(known)} 项达标${openWords(unknown, 'zh')}`,
      en: `${String(known)}${openWords(unknown, 'en')}`,
    },
    count: Object.keys(results).length,
    least: rule.metAtLeast,
    missed: namesOf(missed),
    low: namesOf(low),
    observed: { zh: `${String(known)} 项达标`, en: `${String(known)} met` },
    expected: {
      zh: `至少 ${String(rule.metAtLeast)} 项达标，其余不低于标准的 ${floor}%`,
      en: `at least ${String(rule.metAtLeast)} met, the rest at ${floor}% or above`,
    },
  };
}

/** Indicators that cannot be told are no misses: they are counted on their own. */
function openWords(unknown: readonly Indicator[], lang: 'zh' | 'en'): string {
  const count = String(unknown.length);
  if (unknown.length === 0) return '';
  return lang === 'zh' ? `、${count} 项无法判断` : ` (${count} cannot be told)`;
}

function namesOf(list: readonly Indicator[]) {
  return {
    zh: list.length === 0 ? '无' : list.map(({ code, name }) => `${code} ${name.zh}`).join('、'),
    en: list.length === 0 ? 'none' : list.map(({ code, name }) => `${code} ${name.en}`).join(', '),
  };
}
