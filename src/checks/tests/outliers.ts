import type { BoundTable } from '../../forms/types';
import type { SchoolResult } from '../../balance/types';
import { LEVELS } from '../../standard/levels';
import type { Indicator, Level } from '../../standard/types';
import { showFigure } from '../show';
import type { Place } from '../types';
import { numeratorCells, partsBySchool } from './balanceSchools';
import type { CheckTest } from './types';

/** Fewer schools than this have no ordinary range. */
const FEWEST = 8;
/** Distance from the median, in median absolute deviations. */
const FAR = 5;
/** …and at least this many times above or below the median, so that a close-knit county is left alone. */
const FOLD = 2.5;
/** Per level and indicator; beyond it the county is merely uneven, which the coefficient says better. */
const MOST = 3;

interface Outlier {
  readonly indicator: Indicator;
  readonly value: number;
  readonly median: number;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function isFar(value: number, median: number, spread: number): boolean {
  if (Math.abs(value - median) <= FAR * spread) return false;
  return value > FOLD * median || value < median / FOLD;
}

interface Known {
  readonly school: SchoolResult;
  readonly value: number;
}

function valuesOf(
  schools: readonly SchoolResult[],
  level: Level,
  indicator: Indicator,
): readonly Known[] {
  return schools.flatMap((school) => {
    const value = school.level === level ? school.value(indicator.key) : null;
    return value === null ? [] : [{ school, value }];
  });
}

function farFrom(known: readonly Known[], indicator: Indicator): readonly (Known & Outlier)[] {
  const median = medianOf(known.map(({ value }) => value));
  const spread = medianOf(known.map(({ value }) => Math.abs(value - median)));
  if (spread === 0 || median === 0) return [];
  const far = known.filter(({ value }) => isFar(value, median, spread));
  return far.length > MOST ? [] : far.map((one) => ({ ...one, indicator, median }));
}

/** Schools whose figure per pupil is far from all others of their level: often a slip of unit or digit. */
export const outlierTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    const schools = input.balance?.schools ?? [];
    const found = new Map<SchoolResult, Outlier[]>();
    const judged = new Map<SchoolResult, number>();
    for (const level of LEVELS) {
      for (const indicator of input.standard.indicators) {
        const known = valuesOf(schools, level, indicator);
        if (known.length < FEWEST) continue;
        for (const { school } of known) judged.set(school, (judged.get(school) ?? 0) + 1);
        for (const { school, ...outlier } of farFrom(known, indicator)) {
          found.set(school, [...(found.get(school) ?? []), outlier]);
        }
      }
    }
    return partsBySchool(input, (school, table, tally) => {
      const own = found.get(school) ?? [];
      tally.passed += (judged.get(school) ?? 0) - own.length;
      for (const outlier of own) tally.places.push(outlierPlace(table, school, outlier));
    });
  },
};

function outlierPlace(table: BoundTable, school: SchoolResult, outlier: Outlier): Place {
  const { indicator, value, median } = outlier;
  const { cells, fields } = numeratorCells(table, school.row, indicator, school.level ?? 'primary');
  const [field] = fields;
  const times = value >= median ? value / median : median / Math.max(value, Number.MIN_VALUE);
  return {
    cells,
    row: school.row,
    ...(field === undefined ? {} : { field }),
    params: {
      indicator: indicator.name,
      unit: indicator.unit,
      value: showFigure(value),
      median: showFigure(median),
      relation:
        value === 0
          ? { zh: '为 0', en: 'is 0' }
          : value > median
            ? { zh: `是它的 ${showFigure(times)} 倍`, en: `is ${showFigure(times)} times that` }
            : {
                zh: `只有它的 ${showFigure(100 / times)}%`,
                en: `is ${showFigure(100 / times)}% of that`,
              },
    },
    observed: {
      zh: `${showFigure(value)} ${indicator.unit.zh}`,
      en: `${showFigure(value)} ${indicator.unit.en}`,
    },
  };
}
