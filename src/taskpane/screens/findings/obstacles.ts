import type { ObstacleView } from '../../../app/view/types';
import { searchable } from '../../session/filter';
import type { FindingFilter } from '../../session/types';

/** What could not be decided and the filter lets through; rules are known here by their names only. */
export function filterObstacles(
  obstacles: readonly ObstacleView[],
  { sheet, school, search, rule }: FindingFilter,
  ruleNames: ReadonlyMap<string, string>,
): readonly ObstacleView[] {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  const ruleName = rule === null ? null : (ruleNames.get(rule) ?? rule);
  return obstacles.filter((obstacle) => {
    if (sheet !== null && obstacle.sheet !== sheet) return false;
    if (school !== null && obstacle.school !== school) return false;
    if (ruleName !== null && !obstacle.rules.includes(ruleName)) return false;
    if (words.length === 0) return true;
    const { reason, cell, rules } = obstacle;
    const text = searchable([reason, cell, obstacle.sheet, obstacle.school, ...rules].join('\n'));
    return words.every((word) => text.includes(word));
  });
}
