import { type CountyCheck, schoolsOfLastYear } from '../../app/index';
import { problemText, type Language, type Translate } from '../../i18n/index';

/** What last year's figures were read from, and what of it could not be read. */
export function lastYearText(
  { lastYear }: CountyCheck,
  language: Language,
  t: Translate,
): string[] {
  if (lastYear === null) return [];
  const files = lastYear.files.flatMap(({ path, status, problem }) => [
    t('report:text.lastYearFile', { path, status: t(`report:status.${status}`) }),
    ...(problem === null ? [] : [`　${problemText(problem, language)}`]),
  ]);
  return [...files, t('report:text.lastYear', { schools: schoolsOfLastYear(lastYear) })];
}
