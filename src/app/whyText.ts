import type { Language, Translate } from '../i18n/index';
import { fieldByKey } from '../standard/index';
import type { CountyCheck } from './check';

type LevelResult = NonNullable<CountyCheck['balance']['levels']['primary']>;
type Why =
  CountyCheck['balance']['schools'][number]['undecided'][number] | NonNullable<LevelResult['why']>;

/** Schools named before a list is cut. */
const NAMED = 5;

/** Why a figure cannot be told, naming the field, and the schools to ask where it is theirs. */
export function whyText(why: Why, language: Language, t: Translate, check?: CountyCheck): string {
  const field = why.field === null ? '' : (fieldByKey(why.field)?.name[language] ?? why.field);
  const schools =
    'schools' in why && check !== undefined ? schoolList(why, check, language, t) : '';
  return t(`report:reason.${why.reason}`, { field, schools });
}

/** The schools at fault by what is wrong: a column that no school has is said once, without naming them all. */
function schoolList(
  why: NonNullable<LevelResult['why']>,
  check: CountyCheck,
  language: Language,
  t: Translate,
): string {
  const groups = new Map<string, string[]>();
  const texts = new Map<string, string>();
  for (const fault of why.schools) {
    const cause = `${fault.reason}|${fault.field ?? ''}`;
    const text = texts.get(cause) ?? whyText(fault, language, t);
    texts.set(cause, text);
    const school = check.balance.schools[fault.school];
    const names = groups.get(text) ?? [];
    groups.set(text, names);
    if (fault.reason !== 'missing-column') names.push(school?.name ?? school?.code ?? '?');
  }
  const list = t('report:punctuation.list');
  return [...groups]
    .map(([text, names]) => {
      if (names.length === 0) return text;
      const rest = names.length - NAMED;
      const named = names.slice(0, NAMED).join(list) + (rest > 0 ? ` +${String(rest)}` : '');
      return named + t('report:punctuation.aside', { text });
    })
    .join(t('report:punctuation.clause'));
}
