import { findingReader as readerOf, type Finding as BareFinding, type Spot } from '../checks/index';
import type { Language } from '../i18n/index';
import type { Rule } from '../standard/types';
import type { CountyCheck } from './check';
import { reasonFinder } from './reasons/reasonFinder';

/** A finding as it is told, with the reason that its users wrote for figures that are still the same. */
export interface Finding extends BareFinding {
  readonly reason?: string;
}

/** A finding that is known, and put into words only when asked. */
export interface LaterFinding {
  readonly rule: Rule;
  readonly spot: Spot;
  readonly reason: string | undefined;
  render(): Finding;
}

/**
 * Findings of a file in the order of its sheets; of `''` those on all files together. They pass through one by one,
 * each put into words when asked, so that a report of 100,000 findings never stands in memory.
 */
export function findingReader(
  check: CountyCheck,
  language: Language,
): (file: string) => Iterable<LaterFinding> {
  const read = readerOf(check.outcome, language);
  const reasonOf = reasonFinder(check);
  return function* (file) {
    for (const { rule, spot, render } of read(file)) {
      const state = reasonOf(spot);
      const reason = state?.honoured === true ? state.text : undefined;
      yield {
        rule,
        spot,
        reason,
        render: reason === undefined ? render : () => ({ ...render(), reason }),
      };
    }
  };
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
export function tierOfRule({ basis, severity }: Rule): Tier {
  return basis === 'policy' ? 'below' : severity;
}

/** Tiers by weight, the gravest first. */
export const TIER_WEIGHT = { error: 0, warning: 1, below: 2, info: 3 } as const;

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
  return [...groups.values()].sort((a, b) => TIER_WEIGHT[a.tier] - TIER_WEIGHT[b.tier]);
}
