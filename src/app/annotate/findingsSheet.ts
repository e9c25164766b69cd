import { parseAddress } from '../../kernel/address';
import { type Finding, tierOf } from '../findings';
import type { AddSheetEdit, CellStyle, CellWrite } from '../../sheet/editPlan';
import { translator, type Language, type Translate } from '../../i18n/index';
import { citationText } from '../citationText';
import { FINDINGS_SHEET } from './names';

const COLUMNS = [
  'number',
  'tier',
  'rule',
  'school',
  'sheet',
  'cell',
  'message',
  'observed',
  'expected',
  'citation',
] as const;

const WIDTHS = [6, 10, 9, 26, 16, 9, 70, 26, 26, 36];

/** Far more than anybody works through; beyond it the sheet says how many more there are. */
export const LISTED = 50_000;

/** The sheet 校验结果: every finding in the order of the sheets, each with a link to its cell. */
export function findingsSheet(findings: readonly Finding[], language: Language): AddSheetEdit {
  const t = translator(language);
  const count = (tier: ReturnType<typeof tierOf>): number =>
    findings.filter((finding) => tierOf(finding) === tier).length;
  const summary = t('report:annotate.findingsSummary', {
    total: findings.length,
    error: count('error'),
    warning: count('warning'),
    below: count('below'),
    info: count('info'),
  });
  return {
    kind: 'add-sheet',
    role: FINDINGS_SHEET,
    name: t('report:annotate.findingsSheet'),
    widths: WIDTHS,
    merges: [
      { top: 0, left: 0, bottom: 0, right: COLUMNS.length - 1 },
      { top: 1, left: 0, bottom: 1, right: COLUMNS.length - 1 },
    ],
    freeze: { rows: 3, columns: 0 },
    rows: [
      [{ value: t('report:annotate.findingsTitle'), style: 'title' }],
      [{ value: summary, style: 'text' }],
      COLUMNS.map((column) => ({ value: t(`report:annotate.column.${column}`), style: 'header' })),
      ...findings.slice(0, LISTED).map((finding, index) => findingRow(finding, index, language, t)),
      ...omittedRows(findings.length - LISTED, t),
    ],
  };
}

function omittedRows(rest: number, t: Translate): CellWrite[][] {
  return rest > 0 ? [[{ value: t('report:annotate.findingsRest', { rest }), style: 'text' }]] : [];
}

function findingRow(
  finding: Finding,
  index: number,
  language: Language,
  t: Translate,
): (CellWrite | null)[] {
  const text = (value: string, style: CellStyle = 'text'): CellWrite => ({ value, style });
  const at = finding.cell === '' ? undefined : parseAddress(finding.cell);
  const cell: CellWrite =
    at === undefined
      ? text('')
      : { value: finding.cell, style: 'link', link: { sheet: finding.sheet, at } };
  return [
    { value: index + 1, style: 'integer' },
    text(tierName(finding, t)),
    text(finding.rule),
    text(finding.school?.name ?? ''),
    text(finding.sheet),
    cell,
    text(finding.message, 'wrapped'),
    text(finding.observed, 'wrapped'),
    text(finding.expected, 'wrapped'),
    text(citationText(finding.citation, language), 'wrapped'),
  ];
}

/** The tier in the words of the national statistics client. */
export function tierName(finding: Pick<Finding, 'kind' | 'severity'>, t: Translate): string {
  return t(`report:tier.${tierOf(finding)}`);
}
