import { fixesOfRun, fixOfRow, findingSpots, type Fix, type Spot } from '../../checks/index';
import type { Rule } from '../../standard/types';
import type { CountyCheck } from '../check';
import { type Tier, tierOfRule, TIER_WEIGHT } from '../findings';
import { isExplainable, type ReasonFinder, reasonFinder } from '../reasons/reasonFinder';

/** Findings of one cause: positions `from` up to `from + spots.length` of the list. */
export interface SpotGroup {
  readonly rule: Rule;
  readonly tier: Tier;
  readonly from: number;
  readonly spots: readonly Spot[];
  readonly explained: number;
}

/** All findings of a check without their words: grouped by cause, the gravest first, then in the order of the sheets. */
export interface FindingList {
  readonly spots: readonly Spot[];
  readonly groups: readonly SpotGroup[];
  readonly reasonOf: ReasonFinder;
}

export function findingList(check: CountyCheck): FindingList {
  const byRule = new Map<Rule, Spot[]>();
  for (const spot of findingSpots(check.outcome)) {
    const known = byRule.get(spot.run.rule);
    if (known === undefined) byRule.set(spot.run.rule, [spot]);
    else known.push(spot);
  }
  const ordered = [...byRule].sort(
    ([a], [b]) => TIER_WEIGHT[tierOfRule(a)] - TIER_WEIGHT[tierOfRule(b)],
  );
  const reasonOf = reasonFinder(check);
  let from = 0;
  const groups = ordered.map(([rule, spots]): SpotGroup => {
    const group = {
      rule,
      tier: tierOfRule(rule),
      from,
      spots,
      explained: isExplainable(rule)
        ? spots.filter((spot) => isExplained(reasonOf, spot)).length
        : 0,
    };
    from += spots.length;
    return group;
  });
  return { spots: groups.flatMap(({ spots }) => spots), groups, reasonOf };
}

/** Whether a written reason stands for the figures as they are. */
export function isExplained(reasonOf: ReasonFinder, spot: Spot): boolean {
  return reasonOf(spot)?.honoured === true;
}

/** Repairs of the cells of one finding: one, or all of those that it tells of at once. */
export function fixesOfSpot(spot: Spot, check: CountyCheck): readonly Fix[] {
  const { run, row, place } = spot;
  if (run.rule.fix === undefined) return [];
  if (place === undefined) {
    const fix = row === undefined ? undefined : fixOfRow(run, row);
    return fix === undefined ? [] : [fix];
  }
  const cells = new Set(place.cells.map(({ row: r, column }) => r * 16384 + column));
  return check.outcome.runs
    .filter(({ rule, table }) => rule === run.rule && table === run.table)
    .flatMap((one) => [...fixesOfRun(one)])
    .filter(({ at }) => cells.has(at.row * 16384 + at.column));
}

/** How many cells each rule could repair, and of how many of them it is sure. */
export interface FixCount {
  readonly all: number;
  readonly sure: number;
}

export function fixCounts({ outcome }: CountyCheck): ReadonlyMap<Rule, FixCount> {
  const counts = new Map<Rule, FixCount>();
  for (const run of outcome.runs) {
    if (run.rule.fix === undefined || run.verdicts === undefined) continue;
    const fixes = [...fixesOfRun(run)];
    if (fixes.length === 0) continue;
    const { all, sure } = counts.get(run.rule) ?? { all: 0, sure: 0 };
    const sureNow = fixes.filter(({ isSure }) => isSure).length;
    counts.set(run.rule, { all: all + fixes.length, sure: sure + sureNow });
  }
  return counts;
}
