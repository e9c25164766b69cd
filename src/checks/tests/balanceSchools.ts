import { parseFormula } from '../../formula/index';
import type { BoundTable } from '../../forms/types';
import type { IndicatorResult, SchoolResult } from '../../balance/types';
import type { CellAddress } from '../../kernel/address';
import { asStated, statedOnRow } from '../../standard/index';
import type { Indicator, Level, SchoolRule, Standard } from '../../standard/types';
import { showAgainst, showFigure } from '../show';
import { Verdict, type CheckInput, type Params, type Place } from '../types';
import type { CheckTest, PlacesPart, RowsPart } from './types';
import { hasField, judgeRows } from './verdicts';

/** Where the computed schools of a check stand: found once, since a county sends hundreds of files. */
interface Standing {
  readonly tables: ReadonlyMap<string, BoundTable>;
  readonly byTable: ReadonlyMap<BoundTable, ReadonlyMap<number, SchoolResult>>;
}

const standings = new WeakMap<CheckInput, Standing>();

function standingOf(input: CheckInput): Standing {
  const known = standings.get(input) ?? findStanding(input);
  standings.set(input, known);
  return known;
}

function findStanding(input: CheckInput): Standing {
  const tables = new Map<string, BoundTable>();
  for (const table of input.tables) {
    const key = placeKey(table.file, table.sheet.name);
    if (table.name === 'ledger' && !tables.has(key)) tables.set(key, table);
  }
  const byTable = new Map<BoundTable, Map<number, SchoolResult>>();
  for (const school of input.balance?.schools ?? []) {
    const table = tables.get(placeKey(school.file, school.sheet));
    if (table === undefined) continue;
    const rows = byTable.get(table) ?? new Map<number, SchoolResult>();
    byTable.set(table, rows.set(school.row, school));
  }
  return { tables, byTable };
}

function placeKey(file: string, sheet: string): string {
  return `${file}\n${sheet}`;
}

/** The ledger table that a computed school stands in. */
export function tableOfSchool(input: CheckInput, school: SchoolResult): BoundTable | undefined {
  return standingOf(input).tables.get(placeKey(school.file, school.sheet));
}

/** The computed schools of a ledger table, by its rows. */
export function schoolsOfTable(
  input: CheckInput,
  table: BoundTable,
): ReadonlyMap<number, SchoolResult> | undefined {
  return standingOf(input).byTable.get(table);
}

const parsed = new Map<string, readonly string[]>();

/** Columns that an indicator's numerator is made of. */
export function numeratorKeys(source: string): readonly string[] {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const formula = parseFormula(source);
  const keys = formula.ok ? [...new Set(formula.value.columns.map(({ key }) => key))] : [];
  parsed.set(source, keys);
  return keys;
}

function numeratorFields(
  table: BoundTable,
  row: number,
  indicator: Indicator,
  level: Level,
): readonly string[] {
  const has = (key: string): boolean => hasField(table, key);
  const isTold = (key: string): boolean => table.readingOf(row, key)?.number !== undefined;
  const source = asStated(indicator.numerator[level], statedOnRow(has, isTold));
  return numeratorKeys(source).filter(has);
}

/** Cells that an indicator's numerator is made of: what has to change for it to be met. */
export function numeratorCells(
  table: BoundTable,
  row: number,
  indicator: Indicator,
  level: Level,
): { readonly fields: readonly string[]; readonly cells: readonly CellAddress[] } {
  const fields = numeratorFields(table, row, indicator, level);
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
): readonly PlacesPart[] {
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
