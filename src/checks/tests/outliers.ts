import type { BoundTable } from '../../forms/types';
import type { SchoolResult } from '../../balance/types';
import { addTo } from '../../kernel/arrays';
import { LEVELS } from '../../standard/levels';
import type { Indicator, Level, Rule } from '../../standard/types';
import { showFigure } from '../show';
import type { Place } from '../types';
import { numeratorCells, partsBySchool } from './schoolPlaces';
import { distanceIn, spreadOf } from './spread';
import type { CheckTest } from './types';

/** Settings of the rule, printed with it. */
interface Settings {
  /** Fewer schools than this have no ordinary range. */
  readonly fewest: number;
  /** Distance from the median, in median distances of its side. */
  readonly far: number;
  /** …and at least this many times above or below the median, so that a close-knit county is left alone. */
  readonly fold: number;
  /** Per group and indicator; beyond it the county is merely uneven, which the coefficient says better. */
  readonly most: number;
}

interface Outlier {
  readonly indicator: Indicator;
  readonly value: number;
  readonly median: number;
  readonly peers: number;
}

function settingsOf({ options = {} }: Rule): Settings {
  const [fewest = 0, far = 0, fold = 0, most = 0] = ['fewest', 'far', 'fold', 'most'].map((key) =>
    Number(options[key]),
  );
  return { fewest, far, fold, most };
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

/** Schools to be judged, and those that they are held against. */
interface Group {
  readonly judged: readonly Known[];
  readonly among: readonly Known[];
}

/** Schools of one type among themselves where there are enough of them, the others among the whole level. */
function likeSchools(known: readonly Known[], fewest: number): readonly Group[] {
  const byType = new Map<string, Known[]>();
  for (const one of known) {
    const type = one.school.type ?? '';
    addTo(byType, type, one);
  }
  return [...byType.values()].map((own) => ({
    judged: own,
    among: own.length < fewest ? known : own,
  }));
}

function farFrom(
  { judged, among }: Group,
  indicator: Indicator,
  { far, fold, most }: Settings,
): readonly (Known & Outlier)[] {
  const spread = spreadOf(among.map(({ value }) => value));
  const { median, below, above } = spread;
  if (below + above === 0 || median === 0) return [];
  const found = judged.filter(({ value }) => {
    const isFold = value > fold * median || value < median / fold;
    return isFold && distanceIn(value, spread) > far;
  });
  if (found.length > most) return [];
  return found.map((one) => ({ ...one, indicator, median, peers: among.length }));
}

/** Schools whose figure per pupil is far from all others of their level: often a slip of unit or digit. */
export const outlierTest: CheckTest = {
  looksAt: 'everything',
  run({ rule, input }) {
    const settings = settingsOf(rule);
    const schools = input.balance?.schools ?? [];
    const found = new Map<SchoolResult, Outlier[]>();
    const judged = new Map<SchoolResult, number>();
    for (const level of LEVELS) {
      for (const indicator of input.standard.indicators) {
        const known = valuesOf(schools, level, indicator);
        if (known.length < settings.fewest) continue;
        for (const { school } of known) judged.set(school, (judged.get(school) ?? 0) + 1);
        const far = likeSchools(known, settings.fewest).flatMap((like) =>
          farFrom(like, indicator, settings),
        );
        for (const { school, ...outlier } of far) {
          addTo(found, school, outlier);
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
  const { indicator, value, median, peers } = outlier;
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
      peers: String(peers),
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
