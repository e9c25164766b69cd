import type { SchoolResult } from '../../balance/types';
import type { BoundTable } from '../../forms/types';
import type { Indicator } from '../../standard/types';
import { placeText, sameSchool } from '../sameSchool';
import { showFigure } from '../show';
import type { CheckInput, Place } from '../types';
import { numeratorCells, partsBySchool } from './schoolPlaces';
import type { CheckTest } from './types';

/** Part of last year's value by which an indicator may change without a word. */
const JUMP = 0.3;
/** Room for the noise of two quotients, so that exactly 30% is no jump. */
const NOISE = 1e-9;

/** Indicators per pupil that changed much within a year. From 0 no share can be told, so nothing is said. */
export const indicatorJumpTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    const before = new Map<string, SchoolResult>();
    for (const school of input.lastBalance?.schools ?? []) {
      const key = keyOf(school);
      if (key !== undefined) before.set(key, school);
    }
    if (before.size === 0) return [];
    return partsBySchool(input, (school, table, tally) => {
      const last = before.get(keyOf(school) ?? '');
      if (last === undefined) return;
      for (const indicator of input.standard.indicators) {
        const value = school.value(indicator.key);
        const former = last.value(indicator.key);
        if (value === null || former === null) tally.cannotTell += 1;
        else if (Math.abs(value - former) <= (JUMP + NOISE) * former) tally.passed += 1;
        else if (former > 0) tally.places.push(placeOf(input, table, school, indicator, former));
      }
    });
  },
};

function keyOf({ code, level }: SchoolResult): string | undefined {
  return code === null || level === null ? undefined : `${code}|${level}`;
}

function placeOf(
  input: CheckInput,
  table: BoundTable,
  school: SchoolResult,
  indicator: Indicator,
  former: number,
): Place {
  const { row, level } = school;
  const { cells, fields } = numeratorCells(table, row, indicator, level ?? 'primary');
  const [field = 'students'] = fields;
  const value = school.value(indicator.key) ?? 0;
  const last = sameSchool(input.tables, 'last_ledger')(table, row);
  const at = (lang: 'zh' | 'en') =>
    last === undefined ? '' : placeText(last, field, table.file, lang);
  const percent = showFigure((100 * Math.abs(value - former)) / former);
  const [now, before] = [showFigure(value), showFigure(former)];
  return {
    cells,
    row,
    field,
    params: {
      indicator: indicator.name,
      unit: indicator.unit,
      value: now,
      before,
      change:
        value > former
          ? { zh: `增加 ${percent}%`, en: `up ${percent}%` }
          : { zh: `减少 ${percent}%`, en: `down ${percent}%` },
      place: { zh: at('zh'), en: at('en') },
    },
    observed: {
      zh: `${indicator.name.zh} 上年 ${before}，本年 ${now}`,
      en: `${indicator.name.en} ${before} last year, ${now} now`,
    },
  };
}
