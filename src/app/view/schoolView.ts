import { translator, type Language } from '../../i18n/index';
import type { CountyCheck } from '../check';
import { indicatorView } from './indicatorView';
import { schoolSentence } from './schoolSentence';
import type { SchoolItem, SchoolView } from './types';

/** One school's indicators against its thresholds; `item` is its line in the list of schools. */
export function schoolView(
  check: CountyCheck,
  item: SchoolItem,
  language: Language,
): SchoolView | undefined {
  const school = check.balance.schools[item.id];
  if (school === undefined) return undefined;
  const t = translator(language);
  return {
    ...item,
    sentence: schoolSentence(check, school, language, t),
    indicators: check.options.standard.indicators.map((indicator) =>
      indicatorView(check, school, indicator, language, t),
    ),
  };
}
