import type { FindingView } from '../../../app/view/types';

/** `台账 F7 · 青禾小学`: where a finding stands in Excel's terms. */
export function placeOf({
  sheet,
  cell,
  school,
}: Pick<FindingView, 'sheet' | 'cell' | 'school'>): string {
  const place = `${sheet.trim()} ${cell}`.trim();
  return school === null ? place : `${place} · ${school}`;
}

/** A finding as text to paste into a message: rule, place, what is wrong, and the reason where there is one. */
export function copyTextOf(finding: FindingView, ruleName: string, tierWord: string): string {
  const { rule, message, reason } = finding;
  const lines = [`[${tierWord}] ${rule} ${ruleName}`, placeOf(finding), message];
  return [...lines, ...(reason === null ? [] : [reason])].join('\n');
}
