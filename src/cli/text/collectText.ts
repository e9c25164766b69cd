import {
  type Collection,
  isComplete,
  MOST_FINDINGS,
  type ReceivedFile,
  type ReceivedStanding,
  remarkText,
} from '../../app/index';
import { problemText, translator, type Language, type Translate } from '../../i18n/index';
import type { CountyOutcome } from '../collect/countyRun';
import { countyText } from './countyText';

/** Names told in one line before the rest is counted. */
const NAMED = 20;

/** Who sent what, what is amiss with it, and the verdicts over the county table. */
export function collectText(outcome: CountyOutcome, language: Language): string[] {
  const { task, collection, county, returned, isWritten } = outcome;
  const t = translator(language);
  return [
    ...(task.name === '' ? [] : ['', `== ${task.name} ==`]),
    filesLine(collection.files, t),
    ...collection.files.flatMap((file) => fileLines(file, collection, language, t)),
    ...schoolLines(collection, t),
    ...countyText(county.check, language, t),
    ...(isComplete(collection) ? [] : [t('collect:text.incomplete')]),
    ...(isWritten ? [t('collect:text.written', { path: task.out })] : []),
    ...(returned === null
      ? []
      : [t('collect:text.slips', { folder: returned.folder, count: returned.files.length })]),
  ];
}

function filesLine(files: readonly ReceivedFile[], t: Translate): string {
  const having = (status: ReceivedFile['status']) =>
    files.filter((file) => file.status === status).length;
  return t('collect:text.files', {
    count: files.length,
    checked: having('checked'),
    partly: having('partly-checked'),
    unread: having('not-checked'),
  });
}

/** Nothing of a file that is in order. */
function fileLines(
  file: ReceivedFile,
  { remarks }: Collection,
  language: Language,
  t: Translate,
): string[] {
  const { path, problem, receipt } = file;
  const told = [
    ...(problem === null ? [] : [problemText(problem, language)]),
    ...(remarks.get(path) ?? []).map((remark) => remarkText(remark, language)),
    ...countsText(file, t),
    ...(receipt === 'forged' || receipt === 'changed' ? [t(`collect:receipt.${receipt}`)] : []),
  ];
  return told.length === 0 ? [] : [`　${path}　${told.join('　')}`];
}

/** What the sender has to do; that a school misses a standard is no fault of its data. */
function countsText({ counts: { error }, findings }: ReceivedFile, t: Translate): string[] {
  const open = findings.filter(({ tier, reason }) => tier === 'warning' && reason === undefined);
  if (error + open.length === 0) return [];
  // Of a file with more findings than are kept in words, the rest may hold more.
  const key = findings.length < MOST_FINDINGS ? 'counts' : 'countsAtLeast';
  return [t(`collect:text.${key}`, { error, open: open.length })];
}

function schoolLines({ options, schools, missing, years }: Collection, t: Translate): string[] {
  const { roster } = options;
  const named = (list: readonly { readonly name: string; readonly code: string }[]): string =>
    listed(
      list.map((one) => t('collect:school', { ...one })),
      t,
    );
  const twice = schools.filter(({ setAside }) => setAside.length > 0);
  const differing = schools.filter(({ open }) => open > 0);
  return [
    roster === undefined
      ? t('collect:text.noRoster', { received: schools.length })
      : t('collect:text.roster', { listed: roster.schools.length, received: schools.length }),
    ...(missing.length === 0
      ? []
      : [t('collect:text.missing', { count: missing.length, schools: named(missing) })]),
    ...schools.flatMap((school) => standingLine(school, t)),
    ...(twice.length === 0
      ? []
      : [t('collect:text.twice', { count: twice.length, schools: named(twice) })]),
    ...(differing.length === 0
      ? []
      : [t('collect:text.open', { count: differing.length, schools: named(differing) })]),
    ...(years.length < 2
      ? []
      : [t('collect:text.years', { years: years.map(({ year }) => String(year)).join('、') })]),
  ];
}

function standingLine({ code, name, standing, paths }: ReceivedStanding, t: Translate): string[] {
  if (standing.kind === 'expected' || standing.kind === 'no-roster') return [];
  const own = t('collect:school', { name, code });
  const path = paths[0] ?? '';
  if (standing.kind !== 'unknown')
    return [
      t(`collect:standing.${standing.kind}`, {
        school: own,
        path,
        listed: t('collect:school', { ...standing.listed }),
      }),
    ];
  const closest = standing.closest.map((one) => t('collect:school', { ...one }));
  const offered =
    closest.length === 0 ? '' : t('collect:standing.closest', { schools: closest.join('、') });
  return [t('collect:standing.unknown', { school: own, path }) + offered];
}

function listed(names: readonly string[], t: Translate): string {
  const shown = names.slice(0, NAMED).join('、');
  const rest = names.length - NAMED;
  return rest > 0 ? t('collect:more', { shown, rest }) : shown;
}
