import { showNumber, showRaw, unitOfField } from '../../checks/index';
import type { Language, Translate } from '../../i18n/index';
import { exact } from '../../kernel/exact';
import type { LastYearFinder } from '../lastYear/types';
import type { EntryCell } from './cells';
import type { EntryRecord } from './records';

/** Says beside a field what stood there last year and how much has changed; empty where that is not known. */
export function lastYearWords(
  lastYear: LastYearFinder,
  { table, row }: EntryRecord,
  language: Language,
  t: Translate,
): (cell: EntryCell) => string {
  const code = table.readingOf(row, 'school_code')?.text ?? '';
  const level = table.readingOf(row, 'level')?.text;
  const name = table.name === 'county' ? '' : code;
  return ({ field, reading }) => {
    const key = { table: table.name, code: name, field: field.key };
    const value = lastYear(level === undefined ? key : { ...key, level })?.value ?? null;
    if (value === null || value === '') return '';
    if (typeof value !== 'number')
      return t('entering:last.figure', { value: showRaw(value, language) });
    const shown = `${showNumber(value)} ${unitOfField(field.key, language)}`.trim();
    if (reading?.number === undefined || field.type === 'year')
      return t('entering:last.figure', { value: shown });
    const change = exact(reading.number).sub(exact(value)).valueOf();
    const way = change === 0 ? 'same' : change > 0 ? 'more' : 'less';
    return t(`entering:last.${way}`, { value: shown, change: showNumber(Math.abs(change)) });
  };
}
