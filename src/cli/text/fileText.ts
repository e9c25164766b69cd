import {
  citationText,
  type FindingGroup,
  findingGroups,
  type LaterFinding,
  type Obstacle,
  type ReadFile,
  type ReceiptState,
  type ReportFile,
  stampOf,
  type UnknownSheet,
} from '../../app/index';
import { problemText, translator, type Language, type Translate } from '../../i18n/index';
import { blankForms } from '../../standard/index';
import { mappingText } from './mappingText';
import { receiptText } from './receiptText';

/** Cells named under each cause before the list is cut: enough to start with, short enough to read. */
const SHOWN_PER_GROUP = 20;

/** What is told of a file beside what it is. */
export interface Told {
  readonly findings: Iterable<LaterFinding>;
  readonly counts: ReportFile['counts'] | undefined;
  readonly obstacles: readonly Obstacle[];
  readonly receipt: ReceiptState;
}

/** What one file is, and what is wrong in it, findings grouped by cause. */
export function fileText(file: ReadFile, told: Told, language: Language): string[] {
  const t = translator(language);
  const lines = [
    t('report:text.file', { path: file.path, status: t(`report:status.${file.status}`) }),
  ];
  for (const { form, sheet, rows } of file.forms) {
    lines.push(t('report:text.formFound', { form: t(`report:form.${form}`), sheet, rows }));
  }
  lines.push(...templateText(file, t));
  lines.push(...receiptText(told.receipt, language, t));
  if (file.problem !== null) lines.push(`　${problemText(file.problem, language)}`);
  lines.push(...mappingText(file, language));
  if (file.forms.length === 0) return lines;
  lines.push(...file.unknown.flatMap((sheet) => unknownText(sheet, t)));
  const groups = findingGroups(told.findings, SHOWN_PER_GROUP);
  lines.push(countsText(groups, told.counts, t));
  const explained = told.counts?.explained ?? 0;
  if (explained > 0) lines.push(t('report:text.explained', { explained }));
  if (groups.length === 0) lines.push(t('report:text.clean'));
  for (const group of groups) lines.push(...groupText(group, language, t));
  lines.push(...obstaclesText(told.obstacles, t));
  return lines;
}

/** Which blank form the workbook was made from. */
function templateText({ snapshot }: ReadFile, t: Translate): string[] {
  const stamp = snapshot === null ? null : stampOf(snapshot);
  if (stamp === null) return [];
  const form = blankForms().some((one) => one.form === stamp.form)
    ? t(`report:form.${stamp.form}`)
    : stamp.form;
  return [t('template:madeFrom', { ...stamp, form, year: stamp.year ?? '' })];
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
    cell: closest.cell,
    form: t(`report:form.${closest.form}`),
    missing: closest.missing.join(t('report:punctuation.list')),
  });
  return [t('report:text.sheetUnknown', { sheet, closest: hint })];
}

function countsText(
  groups: readonly FindingGroup[],
  counts: ReportFile['counts'] | undefined,
  t: Translate,
): string {
  const of = (tier: FindingGroup['tier']): number =>
    groups.reduce((sum, group) => sum + (group.tier === tier ? group.count : 0), 0);
  return t('report:text.counts', {
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
    below: of('below'),
    checked: counts?.checked ?? 0,
    cannotTell: counts?.cannotTell ?? 0,
  });
}

function groupText(
  { rule, tier, count, shown }: FindingGroup,
  language: Language,
  t: Translate,
): string[] {
  const [first] = shown;
  if (first === undefined) return [];
  const { name } = first;
  const lines = [
    t('report:text.group', { tier: t(`report:tier.${tier}`), rule: rule.id, name, count }),
  ];
  const citation = citationText(first.citation, language);
  lines.push(t('report:text.groupBasis', { citation }));
  for (const finding of shown) {
    const place = finding.cell === '' ? t('report:text.wholeSheet') : finding.cell;
    lines.push(
      t('report:text.finding', { place: `${finding.sheet}!${place}`, message: finding.message }),
    );
    if (finding.reason !== undefined)
      lines.push(t('report:text.findingReason', { reason: finding.reason }));
  }
  const rest = count - shown.length;
  if (rest > 0) lines.push(t('report:text.findingsMore', { rest }));
  return lines;
}
