import type { FindingView } from '../../app/view/types';
import type { FindingFilter } from './types';

/** Nothing is left out but what has been explained. */
export const NO_FILTER: FindingFilter = {
  tier: null,
  sheet: null,
  school: null,
  rule: null,
  search: '',
  explained: false,
};

/** Findings that the filter lets through, in their order. `cannot-tell` is about obstacles, which are no findings. */
export function filterFindings(
  findings: readonly FindingView[],
  filter: FindingFilter,
  ruleNames: ReadonlyMap<string, string>,
): readonly FindingView[] {
  if (filter.tier === 'cannot-tell') return [];
  const words = searchable(filter.search).split(/\s+/).filter(Boolean);
  return findings.filter(
    (finding) => passes(finding, filter) && holdsAll(finding, words, ruleNames),
  );
}

function passes(finding: FindingView, filter: FindingFilter): boolean {
  if (!filter.explained && finding.reason !== null) return false;
  if (filter.tier !== null && finding.tier !== filter.tier) return false;
  if (filter.sheet !== null && finding.sheet !== filter.sheet) return false;
  if (filter.school !== null && finding.school !== filter.school) return false;
  return filter.rule === null || finding.rule === filter.rule;
}

function holdsAll(
  finding: FindingView,
  words: readonly string[],
  ruleNames: ReadonlyMap<string, string>,
): boolean {
  if (words.length === 0) return true;
  const text = textOf(finding, ruleNames);
  return words.every((word) => text.includes(word));
}

/** Texts to search in, by finding: the same for every letter that is typed. */
const texts = new WeakMap<FindingView, string>();

function textOf(finding: FindingView, ruleNames: ReadonlyMap<string, string>): string {
  const known = texts.get(finding);
  if (known !== undefined) return known;
  const { message, school, cell, sheet, rule, field } = finding;
  const parts = [message, school, cell, sheet, rule, ruleNames.get(rule), field];
  const text = searchable(parts.join('\n'));
  texts.set(finding, text);
  return text;
}

/** Full-width letters and figures are found by half-width ones, capitals by small ones. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The same, worked out anew only when findings or filter differ from the last time. */
export function findingFilter() {
  let last:
    | { findings: readonly FindingView[]; filter: FindingFilter; shown: readonly FindingView[] }
    | undefined;
  return (
    findings: readonly FindingView[],
    filter: FindingFilter,
    groups: readonly { readonly rule: string; readonly name: string }[],
  ): readonly FindingView[] => {
    if (last?.findings === findings && last.filter === filter) return last.shown;
    const names = new Map(groups.map(({ rule, name }) => [rule, name]));
    const shown = filterFindings(findings, filter, names);
    last = { findings, filter, shown };
    return shown;
  };
}
