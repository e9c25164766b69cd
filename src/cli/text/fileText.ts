import {
  type CountyCheck,
  type Decided,
  type Finding,
  findingGroups,
  obstacles,
  type Obstacle,
  tierOf,
  type ReadFile,
  type UnknownSheet,
} from '../../app/index';
import { problemText, type Language, type Translate } from '../../i18n/index';

/** Cells named under each cause before the list is cut: enough to start with, short enough to read. */
const SHOWN_PER_GROUP = 20;

/** What one file is, and what is wrong in it, findings grouped by cause. */
export function fileText(
  check: CountyCheck,
  file: ReadFile,
  findings: readonly Finding[],
  decided: Decided | undefined,
  language: Language,
  t: Translate,
): string[] {
  const lines = [
    t('report:text.file', { path: file.path, status: t(`report:status.${file.status}`) }),
  ];
  for (const { form, sheet, rows } of file.forms) {
    lines.push(t('report:text.formFound', { form: t(`report:form.${form}`), sheet, rows }));
  }
  if (file.problem !== null) lines.push(`　${problemText(file.problem, language)}`);
  if (file.forms.length === 0) return lines;
  lines.push(...file.unknown.flatMap((sheet) => unknownText(sheet, t)));
  lines.push(countsText(findings, decided, t));
  if (findings.length === 0) lines.push(t('report:text.clean'));
  for (const group of findingGroups(findings)) lines.push(...groupText(group, t));
  lines.push(...obstaclesText(obstacles(check, file.path, language), t));
  return lines;
}

/** What kept rules from being decided, so that "no error" is never taken for "all was checked". */
function obstaclesText(found: readonly Obstacle[], t: Translate): string[] {
  if (found.length === 0) return [];
  const lines = found.slice(0, SHOWN_PER_GROUP).map(({ sheet, school, reason, rules }) =>
    t('report:text.undecidedItem', {
      sheet,
      school: school === null ? '' : `${school} `,
      reason,
      rules: rules.join(t('report:punctuation.list')),
    }),
  );
  const rest = found.length - lines.length;
  if (rest > 0) lines.push(t('report:text.undecidedMore', { rest }));
  return [t('report:text.undecided'), ...lines];
}

function unknownText({ sheet, closest }: UnknownSheet, t: Translate): string[] {
  if (closest === undefined) return [];
  const hint = t('report:closest', {
    form: t(`report:form.${closest.form}`),
    missing: closest.missing.join(t('report:punctuation.list')),
  });
  return [t('report:text.sheetUnknown', { sheet, closest: hint })];
}

function countsText(
  findings: readonly Finding[],
  decided: Decided | undefined,
  t: Translate,
): string {
  const of = (tier: ReturnType<typeof tierOf>): number =>
    findings.filter((finding) => tierOf(finding) === tier).length;
  return t('report:text.counts', {
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
    below: of('below'),
    checked: decided?.checked ?? 0,
    cannotTell: decided?.cannotTell ?? 0,
  });
}

function groupText(group: readonly Finding[], t: Translate): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const tier = t(`report:tier.${tierOf(first)}`);
  const lines = [
    t('report:text.group', { tier, rule: first.rule, name: first.name, count: group.length }),
  ];
  const citation = `${first.citation.standard} ${first.citation.locator}`.trim();
  if (citation !== '') lines.push(t('report:text.groupBasis', { citation }));
  for (const finding of group.slice(0, SHOWN_PER_GROUP)) {
    const place = finding.cell === '' ? t('report:text.wholeSheet') : finding.cell;
    lines.push(
      t('report:text.finding', { place: `${finding.sheet}!${place}`, message: finding.message }),
    );
  }
  const rest = group.length - SHOWN_PER_GROUP;
  if (rest > 0) lines.push(t('report:text.findingsMore', { rest }));
  return lines;
}
