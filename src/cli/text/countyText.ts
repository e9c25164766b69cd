import { type CountyCheck, unappliedTexts } from '../../app/index';
import type { Language, Translate } from '../../i18n/index';
import { LEVELS } from '../../standard/levels';
import type { Standard } from '../../standard/types';
import { levelText } from './balanceText';
import { itemsText } from './itemsText';
import { schoolsText } from './schoolsText';

/** The verdicts: schools against the standard, coefficients by level, county items, what is not settled. */
export function countyText(check: CountyCheck, language: Language, t: Translate): string[] {
  return [
    ...schoolsText(check, language, t),
    ...unappliedTexts(check, language, t),
    ...LEVELS.flatMap((level) => levelText(check, level, language, t)),
    ...itemsText(check, language, t),
    ...questionsText(check.options.standard, t),
  ];
}

function questionsText({ id, openQuestions }: Standard, t: Translate): string[] {
  const count = openQuestions.length;
  return count === 0 ? [] : [t('report:text.questions', { count, id })];
}
