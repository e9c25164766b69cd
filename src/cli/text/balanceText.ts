import { type CountyCheck, figure, limitText, whyText } from '../../app/index';
import type { Language, Translate } from '../../i18n/index';
import type { Level, Standard } from '../../standard/types';
import { aligned } from './figures';

type LevelResult = NonNullable<CountyCheck['balance']['levels']['primary']>;

/** Schools named as those that weigh most in a failing coefficient. */
const DRIVERS = 3;

/** Means, coefficients and verdicts of one level, and under them what a reader has to know. */
export function levelText(
  check: CountyCheck,
  level: Level,
  language: Language,
  t: Translate,
): string[] {
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
    const reason = whyText(result.why, language, t, check);
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
      const reason = whyText(one.why, language, t, check);
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

function verdict(passed: boolean | null, t: Translate): string {
  return t(`report:verdict.${passed === null ? 'unknown' : passed ? 'met' : 'missed'}`);
}
