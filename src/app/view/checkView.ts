import { filledRows } from '../../forms/index';
import { problemText, translator, type Language, type Translate } from '../../i18n/index';
import { parseAddress } from '../../kernel/address';
import type { Rule } from '../../standard/types';
import { rules } from '../../standard/index';
import type { CountyCheck, ReadFile, UnknownSheet } from '../check';
import { isExplainable } from '../reasons/reasonFinder';
import { lastYearView } from '../lastYear/live';
import { obstacleReader } from '../undecided';
import { citationView } from './citation';
import { fixCounts, type FindingList, type FixCount } from './findingList';
import { itemViews } from './itemViews';
import { listsView } from './listsView';
import { levelViews } from './levelView';
import { unappliedTexts } from '../unapplied';
import { schoolIndex } from './schoolIndex';
import { levelName, placeOfRow, schoolItems, schoolName } from './schoolItems';
import { schoolSentence } from './schoolSentence';
import type { CheckView, CountsView, ExcludedView, GroupView, ObstacleView } from './types';
import { verdictView } from './verdict';

/** Everything that the pane shows of a check of one workbook before it asks for more. */
export function checkView(
  check: CountyCheck,
  list: FindingList,
  revision: number,
  language: Language,
): CheckView {
  const t = translator(language);
  const [file] = check.files;
  if (file === undefined) throw new Error('a check of no file');
  const { standard, reliefs } = check.options;
  const fixes = fixCounts(check);
  const schools = schoolItems(check, list, schoolIndex(check), language, t);
  const levels = levelViews(check, language, t);
  const counts = countsView(check, list);
  const problem = file.problem === null ? null : problemText(file.problem, language);
  const facts = {
    status: file.status,
    problem,
    counts,
    levels,
    schools,
    judgesSchools: standard.schoolRule !== null,
    itemsMissed: check.items.filter(({ outcome }) => outcome === 'not-met').length,
    ofOneSchool: sentenceOfOneSchool(check, language, t),
    unread: unreadIn(file),
  };
  return {
    revision,
    standard: {
      id: standard.id,
      title: standard.title[language],
      documentNumber: standard.documentNumber,
    },
    reliefs: standard.reliefs
      .filter(({ id }) => reliefs.includes(id))
      .map(({ id, name }) => ({ id, name: name[language] })),
    status: file.status,
    problem,
    forms: formViews(file, t),
    unknown: file.unknown.map((sheet) => ({
      sheet: sheet.sheet,
      closest: closestText(sheet, t),
      at: parseAddress(sheet.closest?.cell ?? '') ?? { row: 0, column: 0 },
    })),
    counts,
    verdict: verdictView(facts, t),
    groups: groupViews(list, fixes, language),
    obstacles: obstacleViews(check, file.path, language),
    schools,
    excluded: excludedViews(check, language, t),
    cautions: unappliedTexts(check, language, t),
    levels,
    items: itemViews(check, language, t),
    fixes: [...fixes].map(([{ id, name }, { all, sure }]) => ({
      rule: id,
      name: name[language],
      count: all,
      sure,
    })),
    lists: listsView(check, language),
    lastYear: lastYearView(check, language),
    writable: check.balance.schools.length > 0,
  };
}

function formViews(file: ReadFile, t: Translate): CheckView['forms'] {
  return file.tables.map((table) => ({
    form: table.form,
    name: t(`report:form.${table.form}`),
    sheet: table.sheet.name,
    rows: filledRows(table),
    at: {
      row: Math.max(0, table.layout.headerTop),
      column: table.fields.reduce((least, { at }) => Math.min(least, at.column), Infinity),
    },
  }));
}

/** Each sheet once, however many of its tables were not read. */
function unreadIn({ unknown }: ReadFile): readonly string[] {
  const sheets = unknown.flatMap(({ sheet, closest }) => (closest === undefined ? [] : [sheet]));
  return [...new Set(sheets)];
}

function closestText({ closest }: UnknownSheet, t: Translate): string | null {
  if (closest === undefined) return null;
  const missing = closest.missing.join(t('report:punctuation.list'));
  const form = t(`report:form.${closest.form}`);
  return t('report:closest', { cell: closest.cell, form, missing });
}

function countsView({ outcome, balance }: CountyCheck, list: FindingList): CountsView {
  const of = (tier: GroupView['tier']): number =>
    list.groups.reduce((sum, group) => sum + (group.tier === tier ? group.spots.length : 0), 0);
  const explained = list.groups.reduce((sum, group) => sum + group.explained, 0);
  const looked = new Set<Rule>();
  for (const { rule, counts } of outcome.runs) {
    if (counts.passed + counts.failed + counts.cannotTell > 0) looked.add(rule);
  }
  return {
    error: of('error'),
    warning: of('warning') - explained,
    explained,
    below: of('below'),
    info: of('info'),
    cannotTell: outcome.counts.cannotTell,
    checked: outcome.counts.checked,
    rules: looked.size,
    schools: balance.schools.length,
  };
}

function groupViews(
  list: FindingList,
  fixes: ReadonlyMap<Rule, FixCount>,
  language: Language,
): readonly GroupView[] {
  return list.groups.map(({ rule, tier, from, spots, explained }) => ({
    rule: rule.id,
    name: rule.name[language],
    tier,
    from,
    count: spots.length,
    explained,
    fixable: fixes.get(rule)?.all ?? 0,
    explainable: isExplainable(rule),
  }));
}

function obstacleViews(
  check: CountyCheck,
  path: string,
  language: Language,
): readonly ObstacleView[] {
  const names = new Map(rules().map(({ id, name }) => [id, name[language]]));
  return obstacleReader(
    check,
    language,
  )(path).map((obstacle) => ({
    ...obstacle,
    rules: obstacle.rules.map((id) => names.get(id) ?? id),
  }));
}

function excludedViews(
  { balance, ledgers }: CountyCheck,
  language: Language,
  t: Translate,
): readonly ExcludedView[] {
  return balance.excluded.map((school) => {
    const table = ledgers[school.ledger];
    return {
      name: schoolName(school, t),
      levelName: levelName(school.level, t),
      reason: school.reason[language],
      citation: school.citation === null ? null : citationView(school.citation, language),
      sheet: table?.sheet.name ?? '',
      at: table === undefined ? null : (placeOfRow(table, school.row) ?? null),
    };
  });
}

/** A file of one school says whether that school passes: a county of one has no coefficient. */
function sentenceOfOneSchool(check: CountyCheck, language: Language, t: Translate): string | null {
  const { schools, excluded } = check.balance;
  const codes = new Set([...schools, ...excluded].map(({ code, name }) => code ?? name));
  if (codes.size !== 1 || schools.length === 0) return null;
  const parts = schools.map((school) => {
    const sentence = schoolSentence(check, school, language, t);
    const name = schoolName(school, t);
    return t('view:verdict.school', { name, level: levelName(school.level, t), sentence });
  });
  return parts.join(t('view:verdict.betweenSchools'));
}
