import { decided, type Finding, findingGroups } from '../../app/index';
import type { CountyCheck, ReadFile, UnknownSheet } from '../../app/index';
import { problemText, type Language, type Translate } from '../../i18n/index';

/** Cells named under each cause before the list is cut: enough to start with, short enough to read. */
const SHOWN_PER_GROUP = 20;

/** What one file is, and what is wrong in it, findings grouped by cause. */
export function fileText(
  check: CountyCheck,
  file: ReadFile,
  findings: readonly Finding[],
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
  lines.push(...file.unknown.flatMap((sheet) => unknownText(sheet, t)));
  if (file.forms.length === 0) return lines;
  lines.push(countsText(check, file, findings, t));
  if (findings.length === 0) lines.push(t('report:text.clean'));
  for (const group of findingGroups(findings)) lines.push(...groupText(group, t));
  return lines;
}

function unknownText({ sheet, closest }: UnknownSheet, t: Translate): string[] {
  if (closest === undefined) return [];
  const hint = t('report:closest', {
    form: t(`report:form.${closest.form}`),
    missing: closest.missing.join('、'),
  });
  return [t('report:text.sheetUnknown', { sheet, closest: hint })];
}

function countsText(
  check: CountyCheck,
  file: ReadFile,
  findings: readonly Finding[],
  t: Translate,
): string {
  const of = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return t('report:text.counts', {
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
    ...decided(check, file.path),
  });
}

function groupText(group: readonly Finding[], t: Translate): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const tier = t(`report:tier.${first.kind === 'below-standard' ? 'below' : first.severity}`);
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
