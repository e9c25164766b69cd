import { MAX_COLUMNS, parseAddress } from '../../../kernel/address';
import { translator, type Language, type Translate } from '../../../i18n/index';
import { rules } from '../../../standard/index';
import type { ReceivedFinding } from '../types';
import { plainLine, plainText } from './plainText';
import type { SlipLine } from './types';

/** Cells named under one rule: enough to start with; the annotated copy marks them all. */
const CELLS_NAMED = 10;

/** Findings in words, one line for each rule, in the order in which their first cells stand in the workbook. */
export function findingLines(
  findings: readonly ReceivedFinding[],
  severalSchools: boolean,
  language: Language,
): readonly SlipLine[] {
  const t = translator(language);
  const byRule = new Map<string, ReceivedFinding[]>();
  for (const finding of inOrder(findings)) {
    const known = byRule.get(finding.rule);
    if (known === undefined) byRule.set(finding.rule, [finding]);
    else known.push(finding);
  }
  return [...byRule.values()].map((group) => ({
    where: placesText(group, severalSchools, t),
    what: messageOf(group, language, t),
  }));
}

/** By sheet, as they first come up, then by row and column; what is about no cell first. */
function inOrder(findings: readonly ReceivedFinding[]): readonly ReceivedFinding[] {
  const sheets = new Map<string, number>();
  for (const { sheet } of findings) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size);
  const keyed = findings.map((finding) => ({
    finding,
    sheet: sheets.get(finding.sheet) ?? 0,
    cell: rankOf(finding.cell),
  }));
  keyed.sort((a, b) => a.sheet - b.sheet || a.cell - b.cell);
  return keyed.map(({ finding }) => finding);
}

function rankOf(cell: string): number {
  const at = parseAddress(cell);
  return at === undefined ? -1 : at.row * MAX_COLUMNS + at.column;
}

function placesText(
  group: readonly ReceivedFinding[],
  severalSchools: boolean,
  t: Translate,
): string {
  const cells = new Map<string, string[]>();
  const named = new Set<string>();
  for (const { sheet, cell } of group) {
    const list = cells.get(sheet) ?? [];
    cells.set(sheet, list);
    const key = `${sheet}\n${cell}`;
    if (cell === '' || named.has(key) || named.size === CELLS_NAMED) continue;
    named.add(key);
    list.push(cell);
  }
  const lines = [...cells]
    .filter(([, list], n) => n === 0 || list.length > 0)
    .map(([sheet, list]) => `${plainLine(sheet)} ${list.join(' ')}`.trim());
  const distinct = new Set(group.map(({ sheet, cell }) => `${sheet}\n${cell}`)).size;
  if (distinct > CELLS_NAMED) lines.push(t('slips:more', { count: distinct }));
  const [only] = group;
  if (severalSchools && group.length === 1 && only !== undefined && only.school !== '')
    lines.push(plainLine(only.school));
  return lines.filter((line) => line !== '').join('\n');
}

/** The one thing that is said; where the figures differ from cell to cell, the rule with the first of them. */
function messageOf(group: readonly ReceivedFinding[], language: Language, t: Translate): string {
  const [first] = group;
  if (first === undefined) return '';
  const message = plainText(first.message);
  if (group.every((one) => one.message === first.message)) return message;
  const name = rules().find(({ id }) => id === first.rule)?.name[language] ?? first.rule;
  return t('slips:several', { name, count: group.length, message });
}
