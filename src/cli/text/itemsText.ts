import { type CountyCheck, figure, limitText, whyText } from '../../app/index';
import type { Language, Translate } from '../../i18n/index';

type ItemResult = CountyCheck['items'][number];

/** The items that a county must meet: decided, not to be told, and to be confirmed by people. */
export function itemsText(check: CountyCheck, language: Language, t: Translate): string[] {
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
    const reason = whyText(result.why, language, t);
    // A form that is not there lacks every figure of the item: said once, not for each.
    return [result.why.reason === 'no-form' ? reason : `${name} ${reason}`];
  }
  const value = figure(result.value, part.decimals);
  const limit = limitText(part.limit);
  return [t('report:text.itemFigure', { name, value, unit: part.unit[language], limit })];
}
