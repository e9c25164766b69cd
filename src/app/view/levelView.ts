import { showAgainst } from '../../checks/index';
import type { Balance, LevelBalance } from '../../balance/types';
import type { Language, Translate } from '../../i18n/index';
import { LEVELS } from '../../standard/levels';
import type { Indicator, Limit } from '../../standard/types';
import type { CountyCheck } from '../check';
import { figure } from '../figure';
import { limitText } from '../limitText';
import { whyText } from '../whyText';
import { citationView } from './citation';
import { grouped } from './grouped';
import type { LevelIndicatorView, LevelView } from './types';

/** Digits of a coefficient as table Ⅲ prints it; more where they would hide the verdict. */
const COEFFICIENT_DIGITS = 3;

/** Each level that has schools: means, coefficients, verdicts, and the whole in a sentence. */
export function levelViews(
  check: CountyCheck,
  language: Language,
  t: Translate,
): readonly LevelView[] {
  const missed = missedCounts(check.balance);
  return LEVELS.flatMap((level) => {
    const balance = check.balance.levels[level];
    return balance === null ? [] : [levelView(check, balance, missed, language, t)];
  });
}

/** By level and indicator, how many schools miss the threshold. */
function missedCounts({ schools }: Balance): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { level, missed } of schools) {
    for (const key of missed) {
      const id = `${level ?? ''}|${key}`;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

function levelView(
  check: CountyCheck,
  balance: LevelBalance,
  missed: ReadonlyMap<string, number>,
  language: Language,
  t: Translate,
): LevelView {
  const { level, schools, pupils, passed, composite } = balance;
  const { standard } = check.options;
  const indicators = standard.indicators.map((indicator) => {
    const count = missed.get(`${level}|${indicator.key}`) ?? 0;
    return levelIndicator(check, balance, indicator, count, language, t);
  });
  const view = {
    level,
    name: t(`report:level.${level}`),
    schools,
    pupils,
    passed,
    indicators,
    composite: {
      text: coefficientText(composite.value, composite.limit),
      limitText: limitText(composite.limit),
      passed: composite.passed,
    },
  };
  return { ...view, sentence: levelSentence(check, balance, view, language, t) };
}

function levelIndicator(
  check: CountyCheck,
  { level, indicators }: LevelBalance,
  indicator: Indicator,
  missed: number,
  language: Language,
  t: Translate,
): LevelIndicatorView {
  const result = indicators[indicator.key];
  const threshold = indicator.thresholds?.[level] ?? null;
  const limit = result?.limit ?? null;
  const cv = result?.cv ?? null;
  return {
    key: indicator.key,
    code: indicator.code,
    name: indicator.name[language],
    unit: indicator.unit[language],
    mean: result?.mean ?? null,
    meanText: grouped(figure(result?.mean ?? null, indicator.decimals)),
    cv,
    cvText: coefficientText(cv, limit),
    limit: limit?.value ?? null,
    limitText: limitText(limit),
    passed: result?.passed ?? null,
    roundingHides: result?.roundingHides ?? false,
    why: result?.why === undefined ? null : whyText(result.why, language, t, check),
    threshold: threshold?.value ?? null,
    thresholdText: limitText(threshold),
    missed: threshold === null ? null : missed,
    citation: limit === null ? null : citationView(limit.citation, language),
  };
}

/** A coefficient with as many digits as it takes to tell it from its limit. */
function coefficientText(value: number | null, limit: Limit | null): string {
  return value === null || limit === null
    ? figure(value, COEFFICIENT_DIGITS)
    : showAgainst(value, limit.value, COEFFICIENT_DIGITS);
}

type Untold = Omit<LevelView, 'sentence'>;

/** The level in a sentence; what is missed is named with its figure, and what cannot be told with its reason. */
function levelSentence(
  check: CountyCheck,
  balance: LevelBalance,
  view: Untold,
  language: Language,
  t: Translate,
): string {
  const { name: level, passed, indicators, composite } = view;
  const { each } = check.options.standard.coefficients;
  if (view.schools === 1) return t('view:level.oneSchool', { level });
  if (passed === null) {
    const reason = openReason(check, balance, view, language, t);
    return t('view:level.open', { level, reason });
  }
  if (passed) {
    return each === null
      ? t('view:level.metComposite', { level, value: composite.text, limit: composite.limitText })
      : t('view:level.met', { level, count: indicators.length });
  }
  const misses = indicators
    .filter((one) => one.passed === false)
    .map(({ key, name, cvText }) =>
      missText(name, cvText, balance.indicators[key]?.limit ?? null, t),
    );
  if (composite.passed === false) misses.push(missedComposite(view, balance, t));
  return t('view:level.missed', { level, misses: misses.join(t('report:punctuation.list')) });
}

function missedComposite({ composite }: Untold, balance: LevelBalance, t: Translate): string {
  return missText(t('view:level.composite'), composite.text, balance.composite.limit, t);
}

/** A coefficient beside the limit that it misses: one that has to be below 0.3 misses it by 0.3 itself. */
function missText(name: string, value: string, limit: Limit | null, t: Translate): string {
  const sign = limit?.operator === '<' ? '≥' : '>';
  return t('view:level.miss', { name, value, sign, limit: String(limit?.value ?? '') });
}

function openReason(
  check: CountyCheck,
  balance: LevelBalance,
  { indicators }: Untold,
  language: Language,
  t: Translate,
): string {
  const { why } = balance;
  if (why !== undefined && why.reason !== 'indicators-undecided')
    return whyText(why, language, t, check);
  for (const { name, why: reason } of indicators) {
    if (reason !== null) return t('view:level.indicatorOpen', { name, reason });
  }
  return t('view:level.noLimit');
}
