import type { Translate } from '../../../i18n/index';
import { fileName, plainLine } from './plainText';
import { schoolsOf } from './schools';
import type { SlipFacts } from './types';
import { tally } from './tally';

/** Schools that the head of a slip names before it only counts them. */
const SCHOOLS_NAMED = 3;

/** Lines above the table: whose file it is, how it was checked, what was found, what to do. */
export function headLines(facts: SlipFacts, t: Translate): readonly string[] {
  const { file, checkedAt: at, standard, rules } = facts;
  const name = fileName(file.path);
  return [
    schoolLine(facts, t),
    file.saved === null
      ? t('slips:facts.fileAlone', { file: name })
      : t('slips:facts.file', { file: name, saved: momentOf(file.saved.at) }),
    t('slips:facts.checked', { at, rules }),
    t('slips:facts.standard', { title: standard.title, document: standard.documentNumber }),
    countsLine(facts, t),
    facts.copy === null ? t('slips:todo.noCopy') : t('slips:todo.copy', { copy: facts.copy }),
    ...(facts.division === null ? [] : [t('slips:todo.division', { form: facts.division })]),
  ];
}

function countsLine(facts: SlipFacts, t: Translate): string {
  if (facts.file.status === 'not-checked') return t('slips:facts.unread');
  const counts = tally(facts);
  return t(counts.explained === 0 ? 'slips:facts.counts' : 'slips:facts.countsExplained', counts);
}

function schoolLine({ file }: SlipFacts, t: Translate): string {
  const schools = schoolsOf(file);
  const named = schools.slice(0, SCHOOLS_NAMED).map((school) => schoolText(school, t));
  if (named.length === 0) return t('slips:facts.noSchool');
  const list = named.join(t('slips:list'));
  if (schools.length <= SCHOOLS_NAMED) return t('slips:facts.school', { school: list });
  return t('slips:facts.schools', { schools: list, count: schools.length });
}

/** Name and code, or the one that there is. */
export function schoolText(
  { name, code }: { readonly name: string; readonly code: string },
  t: Translate,
): string {
  const said = { name: plainLine(name, 60), code: plainLine(code, 20) };
  if (said.name === '' || said.code === '') return said.name + said.code;
  return t('slips:school', said);
}

/** `2026-11-22T08:05:09Z` without what a reader does not need; as it is where it is no such moment. */
function momentOf(at: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(at) ?? [];
  return day === undefined || time === undefined ? plainLine(at, 40) : `${day} ${time}`;
}
