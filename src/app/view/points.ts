import type { Translate } from '../../i18n/index';
import type { Level } from '../../standard/types';
import type { CountyCheck } from '../check';
import { valueText } from './indicatorView';
import { placeOfRow, schoolName } from './schoolItems';
import type { PointView } from './types';

/** The schools of a level for one indicator, those that drive its coefficient most first. */
export function pointViews(
  check: CountyCheck,
  level: Level,
  key: string,
  t: Translate,
): readonly PointView[] {
  const { schools, levels } = check.balance;
  const result = levels[level]?.indicators[key];
  const indicator = check.options.standard.indicators.find((one) => one.key === key);
  if (indicator === undefined) return [];
  const known = typeof result?.cv === 'number';
  const shares = new Map(result?.contributions.map(({ school, share }) => [school, share]));
  const points = schools.flatMap((school, id): PointView[] => {
    if (school.level !== level) return [];
    const own = school.indicators[key];
    const table = check.ledgers[school.ledger];
    return [
      {
        school: id,
        name: schoolName(school, t),
        sheet: school.sheet,
        at: table === undefined ? null : (placeOfRow(table, school.row) ?? null),
        pupils: school.pupils,
        value: own?.value ?? null,
        valueText: valueText(own, indicator.decimals),
        met: own?.met ?? null,
        share: known ? (shares.get(id) ?? 0) : null,
      },
    ];
  });
  return points.sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
}
