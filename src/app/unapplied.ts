import type { Language, Translate } from '../i18n/index';
import { fieldByKey } from '../standard/index';
import type { CountyCheck } from './check';
import { unappliedExclusions } from './report';

/** Exclusions that no column decides: more schools may be counted than should be. */
export function unappliedTexts(
  check: CountyCheck,
  language: Language,
  t: Translate,
): readonly string[] {
  return unappliedExclusions(check).map(({ exclusion, field }) => {
    const rule = check.options.standard.exclusions.find(({ id }) => id === exclusion);
    const name = fieldByKey(field)?.name[language] ?? field;
    return t('report:text.unapplied', { field: name, reason: rule?.reason[language] ?? exclusion });
  });
}
