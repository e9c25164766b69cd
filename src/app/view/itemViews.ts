import type { ItemResult } from '../../balance/types';
import type { Language, Translate } from '../../i18n/index';
import type { CountyCheck } from '../check';
import { figure } from '../figure';
import { limitText } from '../limitText';
import { whyText } from '../whyText';
import { citationView } from './citation';
import { grouped } from './grouped';
import type { ItemView } from './types';

/** The items that a county must meet, each part with its figure beside its limit or why there is none. */
export function itemViews(
  check: CountyCheck,
  language: Language,
  t: Translate,
): readonly ItemView[] {
  return check.items.map((result) => ({
    id: result.item.id,
    group: t(`report:group.${result.item.group}`),
    number: result.item.number,
    name: result.item.name[language],
    outcome: result.outcome,
    figures: [...new Set(figuresOf(result, language, t))],
    citation: citationView(result.item.citation, language),
  }));
}

function figuresOf({ item, parts }: ItemResult, language: Language, t: Translate): string[] {
  const told = item.parts.flatMap((part) => {
    const result = parts.find(({ id }) => id === part.id);
    const name = part.name[language];
    if (result === undefined) return [];
    if (result.value === null) {
      if (result.why === undefined) return [];
      const reason = whyText(result.why, language, t);
      // A form that is not there lacks every figure of the item: said once, not for each.
      return [result.why.reason === 'no-form' ? reason : t('view:item.why', { name, reason })];
    }
    const value = grouped(figure(result.value, part.decimals));
    const unit = part.unit[language];
    return [t('report:text.itemFigure', { name, value, unit, limit: limitText(part.limit) })];
  });
  return item.statement === null
    ? told
    : [...told, t('view:item.confirm', { statement: item.statement[language] })];
}
