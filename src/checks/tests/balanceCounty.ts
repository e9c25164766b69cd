import type { LevelBalance, SchoolResult } from '../../balance/types';
import type { BoundTable } from '../../forms/types';
import { addTo } from '../../kernel/arrays';
import { LEVELS } from '../../standard/levels';
import type { Indicator, Level, Limit } from '../../standard/types';
import { showAgainst, showFigure } from '../show';
import type { CheckInput, Place } from '../types';
import { numeratorCells, partsBySchool, tableOfSchool } from './schoolPlaces';
import type { CheckTest, PartResult } from './types';

const LEVEL_NAMES = {
  primary: { zh: '小学', en: 'Primary' },
  junior: { zh: '初中', en: 'Junior' },
};

/** Where a finding about the county stands: the one ledger there is, else no sheet in particular. */
function countyPart(
  input: CheckInput,
  places: Place[],
  passed: number,
  cannotTell: number,
): PartResult {
  const tables = new Set(
    (input.balance?.schools ?? []).flatMap((school) => tableOfSchool(input, school) ?? []),
  );
  const [table] = tables;
  if (table === undefined || tables.size > 1) {
    return { table: null, file: '', sheet: '', places, passed, cannotTell };
  }
  return { table, file: table.file, sheet: table.sheet.name, places, passed, cannotTell };
}

function nameOf(school: SchoolResult | undefined): string {
  return school?.name ?? school?.code ?? '?';
}

const TOP = 3;

/** The schools that a coefficient comes from, largest part first. */
function topWords(input: CheckInput, level: LevelBalance, key: string): string {
  const contributions = level.indicators[key]?.contributions ?? [];
  return contributions
    .slice(0, TOP)
    .map(
      ({ school, share }) =>
        `${nameOf(input.balance?.schools[school])} ${showFigure(100 * share)}%`,
    )
    .join('、');
}

/** Every coefficient against its limit, with the schools it comes from. */
export const coefficientTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    const places: Place[] = [];
    let passed = 0;
    let cannotTell = 0;
    for (const name of LEVELS) {
      const level = input.balance?.levels[name];
      if (level === null || level === undefined) continue;
      for (const indicator of input.standard.indicators) {
        const result = level.indicators[indicator.key];
        if (result === undefined || result.limit === null) continue;
        if (result.passed === null || result.cv === null) cannotTell += 1;
        else if (result.passed) passed += 1;
        else {
          const top = topWords(input, level, indicator.key);
          const mean = showFigure(result.mean ?? 0);
          places.push(overPlace(name, indicator.name, result.cv, result.limit, { top, mean }));
        }
      }
    }
    return [countyPart(input, places, passed, cannotTell)];
  },
};

function overPlace(
  level: Level,
  indicator: { zh: string; en: string },
  cv: number,
  limit: Limit,
  params: Record<string, string>,
): Place {
  const value = showAgainst(cv, limit.value, 3);
  return {
    cells: [],
    params: { ...params, level: LEVEL_NAMES[level], indicator, value, limit: limit.value },
    observed: value,
    expected: `${limit.operator} ${showFigure(limit.value)}`,
    citation: limit.citation,
  };
}

/** The mean of the coefficients, where the standard limits it. */
export const compositeTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    const places: Place[] = [];
    let passed = 0;
    let cannotTell = 0;
    for (const name of LEVELS) {
      const composite = input.balance?.levels[name]?.composite;
      if (composite === undefined || composite.limit === null) continue;
      if (composite.passed === null || composite.value === null) cannotTell += 1;
      else if (composite.passed) passed += 1;
      else places.push(overPlace(name, COMPOSITE, composite.value, composite.limit, {}));
    }
    return [countyPart(input, places, passed, cannotTell)];
  },
};

const COMPOSITE = { zh: '综合差异系数', en: 'composite coefficient' };

/** Less than this part of the variance is nobody's doing. */
const NOTABLE = 0.1;

/** The schools that a coefficient over its limit comes from most, at the cells of their figures. */
export const contributorTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    const schools = input.balance?.schools ?? [];
    const found = new Map<SchoolResult, { indicator: Indicator; share: number }[]>();
    for (const name of LEVELS) {
      for (const indicator of input.standard.indicators) {
        const result = input.balance?.levels[name]?.indicators[indicator.key];
        if (result?.passed !== false) continue;
        for (const { school: index, share } of result.contributions.slice(0, TOP)) {
          const school = schools[index];
          if (school === undefined || share < NOTABLE) continue;
          addTo(found, school, { indicator, share });
        }
      }
    }
    return partsBySchool(input, (school, table, tally) => {
      if (!found.has(school) && isDecided(input, school.level)) tally.passed += 1;
      for (const { indicator, share } of found.get(school) ?? []) {
        const place = contributorPlace(table, school, indicator, share);
        if (place !== undefined) tally.places.push(place);
      }
    });
  },
};

function isDecided(input: CheckInput, level: Level | null): boolean {
  const results = level === null ? undefined : input.balance?.levels[level]?.indicators;
  return Object.values(results ?? {}).some(({ passed }) => passed !== null);
}

function contributorPlace(
  table: BoundTable,
  school: SchoolResult,
  indicator: Indicator,
  share: number,
): Place | undefined {
  if (school.level === null) return undefined;
  const { cells, fields } = numeratorCells(table, school.row, indicator, school.level);
  const [field] = fields;
  const value = showFigure(school.value(indicator.key) ?? 0);
  return {
    cells,
    row: school.row,
    ...(field === undefined ? {} : { field }),
    params: {
      indicator: indicator.name,
      unit: indicator.unit,
      level: LEVEL_NAMES[school.level],
      share: showFigure(100 * share),
      value,
    },
    observed: { zh: `${value} ${indicator.unit.zh}`, en: `${value} ${indicator.unit.en}` },
  };
}
