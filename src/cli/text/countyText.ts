import { type CountyCheck, limitText, unappliedExclusions } from '../../app/index';
import type { Language, Translate } from '../../i18n/index';
import { fieldByKey } from '../../standard/index';
import type { Level, Standard } from '../../standard/types';
import { aligned, figure } from './figures';
import { reasonText } from './reasons';

type LevelResult = NonNullable<CountyCheck['balance']['levels']['primary']>;
type SchoolResult = CountyCheck['balance']['schools'][number];
type ItemResult = CountyCheck['items'][number];

const LEVELS: readonly Level[] = ['primary', 'junior'];

/** Schools named as those that weigh most in a failing coefficient. */
const DRIVERS = 3;

/** The verdicts: schools against the standard, coefficients by level, county items, what is not settled. */
export function countyText(check: CountyCheck, language: Language, t: Translate): string[] {
  return [
    ...schoolsText(check, language, t),
    ...unappliedText(check, language, t),
    ...LEVELS.flatMap((level) => levelText(check, level, language, t)),
    ...itemsText(check, language, t),
    ...questionsText(check.options.standard, t),
  ];
}

function verdict(passed: boolean | null, t: Translate): string {
  return t(`report:verdict.${passed === null ? 'unknown' : passed ? 'met' : 'missed'}`);
}

function schoolsText(check: CountyCheck, language: Language, t: Translate): string[] {
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
          .map((why) => reasonText(why, language, t))
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

function unappliedText(check: CountyCheck, language: Language, t: Translate): string[] {
  return unappliedExclusions(check).map(({ exclusion, field }) => {
    const rule = check.options.standard.exclusions.find(({ id }) => id === exclusion);
    const name = fieldByKey(field)?.name[language] ?? field;
    return t('report:text.unapplied', { field: name, reason: rule?.reason[language] ?? exclusion });
  });
}

function levelText(check: CountyCheck, level: Level, language: Language, t: Translate): string[] {
  const result = check.balance.levels[level];
  if (result === null) return [];
  if (result.schools === 1) {
    return [t('report:text.balanceOneSchool', { level: t(`report:level.${level}`) })];
  }
  const lines = [
    t('report:text.balance', {
      level: t(`report:level.${level}`),
      schools: result.schools,
      pupils: result.pupils ?? '?',
      verdict: verdict(result.passed, t),
    }),
    ...coefficientTable(check.options.standard, result, language, t).map((line) => `　${line}`),
  ];
  if (result.why !== undefined && !isOfIndicators(result.why)) {
    const reason = reasonText(result.why, language, t, check);
    lines.push(t('report:text.balanceWhy', { indicator: t(`report:level.${level}`), reason }));
  }
  return [...lines, ...indicatorNotes(check, result, language, t)];
}

/** The level lacks nothing of its own: its indicators say what is missing. */
function isOfIndicators(why: NonNullable<LevelResult['why']>): boolean {
  return why.reason === 'indicators-undecided';
}

function coefficientTable(
  standard: Standard,
  result: LevelResult,
  language: Language,
  t: Translate,
): string[] {
  const rows = standard.indicators.map((indicator) => {
    const one = result.indicators[indicator.key];
    return [
      indicator.name[language],
      figure(one?.mean ?? null, indicator.decimals),
      figure(one?.cv ?? null, 3),
      limitText(one?.limit),
      one?.limit === null ? '——' : verdict(one?.passed ?? null, t),
    ];
  });
  const { value, limit, passed } = result.composite;
  const composite = t('report:text.balanceComposite', {
    cv: figure(value, 3),
    limit: limitText(limit),
    verdict: limit === null ? '——' : verdict(passed, t),
  });
  return aligned([t('report:text.balanceHeader').split('\t'), ...rows, composite.split('\t')]);
}

/** Under the table: what could not be told, where rounding misleads, and who drives a coefficient over its limit. */
function indicatorNotes(
  check: CountyCheck,
  result: LevelResult,
  language: Language,
  t: Translate,
): string[] {
  return check.options.standard.indicators.flatMap((indicator) => {
    const one = result.indicators[indicator.key];
    if (one === undefined) return [];
    const name = indicator.name[language];
    const lines: string[] = [];
    if (one.why !== undefined && (result.why === undefined || isOfIndicators(result.why))) {
      const reason = reasonText(one.why, language, t, check);
      lines.push(t('report:text.balanceWhy', { indicator: name, reason }));
    }
    if (one.roundingHides) lines.push(t('report:text.roundingHides', { indicator: name }));
    if (one.passed === false) lines.push(driversText(check, name, one.contributions, t));
    return lines;
  });
}

function driversText(
  check: CountyCheck,
  indicator: string,
  contributions: LevelResult['indicators'][string]['contributions'],
  t: Translate,
): string {
  const list = contributions.slice(0, DRIVERS).map(({ school, share }) => {
    const one = check.balance.schools[school];
    return `${one?.name ?? one?.code ?? '?'} ${(share * 100).toFixed(1)}%`;
  });
  return t('report:text.drivers', { indicator, list: list.join(t('report:punctuation.list')) });
}

function itemsText(check: CountyCheck, language: Language, t: Translate): string[] {
  const { items } = check;
  if (items.length === 0) return [];
  const count = (outcome: string): number =>
    items.filter((item) => item.outcome === outcome).length;
  const summary = t('report:text.items', {
    met: count('met'),
    missed: count('not-met'),
    unknown: count('cannot-tell'),
    confirm: count('to-confirm'),
  });
  const told = items.filter(({ outcome }) => outcome !== 'to-confirm');
  const confirm = items.filter(({ outcome }) => outcome === 'to-confirm');
  const list = confirm.map(
    ({ item }) => `${t(`report:group.${item.group}`)} ${String(item.number)}`,
  );
  return [
    summary,
    ...told.map((item) => itemText(item, language, t)),
    ...(list.length > 0
      ? [t('report:text.itemsToConfirm', { list: list.join(t('report:punctuation.list')) })]
      : []),
  ];
}

const VERDICTS = {
  met: 'met',
  'not-met': 'missed',
  'cannot-tell': 'unknown',
  'to-confirm': 'confirm',
};

function itemText(result: ItemResult, language: Language, t: Translate): string {
  const { item, outcome } = result;
  const figures = new Set(item.parts.flatMap((part) => partText(part, result, language, t)));
  return t('report:text.item', {
    verdict: t(`report:verdict.${VERDICTS[outcome]}`),
    group: t(`report:group.${item.group}`),
    number: item.number,
    name: item.name[language],
    figures:
      figures.size > 0
        ? t('report:punctuation.colon') + [...figures].join(t('report:punctuation.clause'))
        : '',
  });
}

/** A part's figure beside its limit, or why there is none. */
function partText(
  part: ItemResult['item']['parts'][number],
  { parts }: ItemResult,
  language: Language,
  t: Translate,
): string[] {
  const result = parts.find((one) => one.id === part.id);
  const name = part.name[language];
  if (result === undefined) return [];
  if (result.value === null) {
    if (result.why === undefined) return [];
    const reason = reasonText(result.why, language, t);
    // A form that is not there lacks every figure of the item: said once, not for each.
    return [result.why.reason === 'no-form' ? reason : `${name} ${reason}`];
  }
  const value = figure(result.value, part.decimals);
  const limit = limitText(part.limit);
  return [t('report:text.itemFigure', { name, value, unit: part.unit[language], limit })];
}

function questionsText({ id, openQuestions }: Standard, t: Translate): string[] {
  const count = openQuestions.length;
  return count === 0 ? [] : [t('report:text.questions', { count, id })];
}
