import { spotRenderer, fixOfRow, showRaw, type Finding, type Spot } from '../../checks/index';
import type { Language } from '../../i18n/index';
import type { CellValue } from '../../sheet/cell';
import type { CountyCheck } from '../check';
import { tierOf } from '../findings';
import type { FindingList } from './findingList';
import type { FindingView } from './types';

/** Puts a finding into words, each once: list and notes tell the same. */
export type TellFinding = (spot: Spot) => Finding;

export function findingTeller({ outcome }: CountyCheck, language: Language): TellFinding {
  const render = spotRenderer(outcome, language);
  const told = new Map<Spot, Finding>();
  return (spot) => {
    const finding = told.get(spot) ?? render(spot);
    told.set(spot, finding);
    return finding;
  };
}

/** Shows findings by their position in the list, only those that are asked for. */
export function findingViews(
  { spots, reasonOf }: FindingList,
  tell: TellFinding,
  language: Language,
): (from: number, to: number) => readonly FindingView[] {
  return (from, to) =>
    spots.slice(Math.max(0, from), Math.max(0, to)).map((spot, index): FindingView => {
      const finding = tell(spot);
      const { rule, sheet, cell, school, field, message, observed, expected, marks } = finding;
      const reason = reasonOf(spot);
      return {
        id: Math.max(0, from) + index,
        rule,
        tier: tierOf(finding),
        sheet,
        cell,
        cells: marks,
        school: school === null ? null : school.name || school.code,
        field,
        message,
        observed,
        expected,
        fix: fixText(spot, language),
        reason: reason?.honoured === true ? reason.text : null,
        lapsedReason: reason?.honoured === false ? reason.text : null,
      };
    });
}

function fixText({ run, row }: Spot, language: Language): FindingView['fix'] {
  const fix = row === undefined ? undefined : fixOfRow(run, row);
  if (fix === undefined) return null;
  return { before: typedText(fix.before, language), after: typedText(fix.after, language) };
}

/** Text in quotes, its blanks visible: what differs may be nothing but a blank, or that a number is typed as text. */
function typedText(value: CellValue, language: Language): string {
  if (typeof value !== 'string') return showRaw(value, language);
  const visible = value.replace(/\r\n|\r|\n/g, '⏎').replace(/[ \u00A0\u3000\t]/g, '␣');
  return language === 'zh' ? `“${visible}”` : `"${visible}"`;
}
