import { findingReader as readerOf, type Finding, type LaterFinding } from '../checks/index';
import type { Language } from '../i18n/index';
import type { Rule } from '../standard/types';
import type { CountyCheck } from './check';

export type { Finding, LaterFinding } from '../checks/index';

/**
 * Findings of a file in the order of its sheets; of `''` those on all files together. They pass through one by one,
 * each put into words when asked, so that a report of 100,000 findings never stands in memory.
 */
export function findingReader(
  check: CountyCheck,
  language: Language,
): (file: string) => Iterable<LaterFinding> {
  return readerOf(check.outcome, language);
}

/** All findings of one file in words. */
export function renderAll(found: Iterable<LaterFinding>): Finding[] {
  return Array.from(found, (later) => later.render());
}

export type Tier = Finding['severity'] | 'below';

/** The tier under which a finding is told: missing a standard is no fault of the data, whatever its weight. */
export function tierOf(finding: Pick<Finding, 'kind' | 'severity'>): Tier {
  return finding.kind === 'below-standard' ? 'below' : finding.severity;
}

/** The same, known before the finding is put into words. */
function tierOfRule({ basis, severity }: Rule): Tier {
  return basis === 'policy' ? 'below' : severity;
}

const WEIGHT = { error: 0, warning: 1, below: 2, info: 3 } as const;

/** Findings of one cause. */
export interface FindingGroup {
  readonly rule: Rule;
  readonly tier: Tier;
  readonly count: number;
  /** The first of them. */
  readonly shown: readonly Finding[];
}

/** Findings by cause: one group per rule, the gravest first, otherwise in the order of the sheets. */
export function findingGroups(
  found: Iterable<LaterFinding>,
  shownOfEach: number,
): readonly FindingGroup[] {
  const groups = new Map<Rule, { rule: Rule; tier: Tier; count: number; shown: Finding[] }>();
  for (const later of found) {
    const { rule } = later;
    const group = groups.get(rule) ?? { rule, tier: tierOfRule(rule), count: 0, shown: [] };
    groups.set(rule, group);
    group.count += 1;
    if (group.shown.length < shownOfEach) group.shown.push(later.render());
  }
  return [...groups.values()].sort((a, b) => WEIGHT[a.tier] - WEIGHT[b.tier]);
}
