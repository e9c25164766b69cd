import type { CountyCheck } from '../../app/index';
import type { Language, Translate } from '../../i18n/index';
import { fieldByKey } from '../../standard/index';

type LevelResult = NonNullable<CountyCheck['balance']['levels']['primary']>;
type Why =
  CountyCheck['balance']['schools'][number]['undecided'][number] | NonNullable<LevelResult['why']>;

/** Schools named before a list is cut. */
const NAMED = 5;

/** Why a figure cannot be told, naming the field, and the schools to ask where it is theirs. */
export function reasonText(
  why: Why,
  language: Language,
  t: Translate,
  check?: CountyCheck,
): string {
  const field = why.field === null ? '' : (fieldByKey(why.field)?.name[language] ?? why.field);
  const schools =
    'schools' in why && check !== undefined ? schoolList(why, check, language, t) : '';
  return t(`report:reason.${why.reason}`, { field, schools });
}

function schoolList(
  why: NonNullable<LevelResult['why']>,
  check: CountyCheck,
  language: Language,
  t: Translate,
): string {
  const faults = why.schools.slice(0, NAMED).map((fault) => {
    const school = check.balance.schools[fault.school];
    return (
      (school?.name ?? school?.code ?? '?') +
      t('report:punctuation.aside', { text: reasonText(fault, language, t) })
    );
  });
  const rest = why.schools.length - faults.length;
  return faults.join(t('report:punctuation.list')) + (rest > 0 ? ` +${String(rest)}` : '');
}
