import { type CountyCheck, figure, limitText, whyText } from '../../app/index';
import type { Language, Translate } from '../../i18n/index';

type SchoolResult = CountyCheck['balance']['schools'][number];

/** How many schools meet the standard, and what those that do not, or that cannot be judged, lack. */
export function schoolsText(check: CountyCheck, language: Language, t: Translate): string[] {
  const { schools, excluded } = check.balance;
  if (check.options.standard.schoolRule === null || schools.length === 0) return [];
  const having = (passed: boolean | null): SchoolResult[] =>
    schools.filter((school) => school.passed === passed);
  const lines = [
    t('report:text.schools', {
      passed: having(true).length,
      failed: having(false).length,
      unknown: having(null).length,
    }),
    ...having(false).map((school) => failedText(check, school, language, t)),
    ...having(null).map((school) =>
      t('report:text.schoolUnknown', {
        ...named(school, t),
        reasons: school.undecided
          .map((why) => whyText(why, language, t))
          .join(t('report:punctuation.clause')),
      }),
    ),
  ];
  if (excluded.length > 0) {
    const list = excluded.map(
      ({ name, code, reason }) =>
        (name ?? code ?? '?') + t('report:punctuation.aside', { text: reason[language] }),
    );
    lines.push(t('report:text.excluded', { list: list.join(t('report:punctuation.list')) }));
  }
  return lines;
}

function named(school: SchoolResult, t: Translate): { name: string; level: string } {
  return {
    name: school.name ?? school.code ?? '?',
    level: school.level === null ? '?' : t(`report:level.${school.level}`),
  };
}

function failedText(
  check: CountyCheck,
  school: SchoolResult,
  language: Language,
  t: Translate,
): string {
  const misses = check.options.standard.indicators.flatMap((indicator) => {
    const result = school.indicators[indicator.key];
    if (result?.met !== false) return [];
    const floor =
      result.floorMet === false ? t('report:text.belowFloor', { floor: String(result.floor) }) : '';
    return [
      t('report:text.miss', {
        indicator: indicator.name[language],
        value: figure(result.value, indicator.decimals),
        limit: limitText(result.threshold),
        floor,
        shortfall: figure(result.shortfall, indicator.resource.whole ? 0 : 2),
        unit: result.unit[language],
      }),
    ];
  });
  const params = { ...named(school, t), misses: misses.join(t('report:punctuation.clause')) };
  return school.met === null
    ? t('report:text.schoolFailedInPart', params)
    : t('report:text.schoolFailed', { ...params, met: school.met });
}
