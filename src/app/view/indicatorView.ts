import { showAgainst } from '../../checks/index';
import type { IndicatorResult, SchoolResult } from '../../balance/types';
import type { Language, Translate } from '../../i18n/index';
import type { Indicator } from '../../standard/types';
import type { CountyCheck } from '../check';
import { figure } from '../figure';
import { limitText } from '../limitText';
import { citationView } from './citation';
import { grouped } from './grouped';
import { whyWithCell } from './schoolSentence';
import type { SchoolIndicatorView } from './types';
import { inputViews, workingText } from './working';

/** One indicator of a school: its value against its threshold and floor, what is missing, and the cells behind it. */
export function indicatorView(
  check: CountyCheck,
  school: SchoolResult,
  indicator: Indicator,
  language: Language,
  t: Translate,
): SchoolIndicatorView {
  const result = school.indicators[indicator.key];
  const { value = null, threshold = null, floor = null, shortfall = null } = result ?? {};
  const floorLimit = threshold !== null && floor !== null ? { ...threshold, value: floor } : null;
  const why = result?.why;
  return {
    key: indicator.key,
    code: indicator.code,
    name: indicator.name[language],
    unit: indicator.unit[language],
    value,
    valueText: valueText(result, indicator.decimals),
    threshold: threshold?.value ?? null,
    thresholdText: limitText(threshold),
    met: result?.met ?? null,
    floorText: floorLimit === null ? null : limitText(floorLimit),
    floorMet: result?.floorMet ?? null,
    shortfall,
    shortfallText: shortfallText(result, indicator, language, t),
    roundingHides: result?.roundingHides ?? false,
    why: why === undefined ? null : whyWithCell(check, school, why, language, t),
    working: workingText(check, school, indicator, language),
    inputs: inputViews(check, school, indicator, language),
    citation: citationView(threshold?.citation ?? indicator.citation, language),
  };
}

/** The value with the form's digits, and with more where those would hide the verdict. */
export function valueText(result: IndicatorResult | undefined, decimals: number): string {
  const value = result?.value ?? null;
  if (result === undefined || value === null || !result.roundingHides)
    return grouped(figure(value, decimals));
  const { threshold, floor } = result;
  const lines = [threshold?.value, floor].filter((line) => typeof line === 'number');
  const near = lines.reduce<number | undefined>(
    (best, line) =>
      best === undefined || Math.abs(line - value) < Math.abs(best - value) ? line : best,
    undefined,
  );
  return grouped(near === undefined ? figure(value, decimals) : showAgainst(value, near, decimals));
}

/** Digits of a shortfall that may be a fraction; rounded up, so that what is told is enough. */
const SHORTFALL_DIGITS = 2;

function shortfallText(
  result: IndicatorResult | undefined,
  { resource }: Indicator,
  language: Language,
  t: Translate,
): string {
  const shortfall = result?.shortfall ?? null;
  if (shortfall === null || shortfall <= 0) return '';
  const unit = resource.unit[language];
  const step = 10 ** SHORTFALL_DIGITS;
  const amount = resource.whole
    ? String(shortfall)
    : String(Math.ceil(Number((shortfall * step).toPrecision(12))) / step);
  return t('view:school.shortfall', { amount, unit });
}
