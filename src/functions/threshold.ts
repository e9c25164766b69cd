import { LEVEL_NAMES } from '../standard/words';
import { answer, type Answer } from './answer';
import { fault } from './faults';
import { indicatorNamed, stageNamed, standardNamed } from './names';

/** JUNHENG.THRESHOLD(indicator, level, [standard]): what a school must reach. */
export function threshold(indicator: unknown, level: unknown, standard: unknown): Answer<number> {
  const chosen = standardNamed(standard);
  if (!chosen.ok) return chosen;
  const named = indicatorNamed(indicator, chosen.value);
  if (!named.ok) return named;
  const stage = stageNamed(level);
  if (!stage.ok) return stage;
  const limit = stage.value === 'senior' ? undefined : named.value.thresholds?.[stage.value];
  if (limit !== undefined) return answer(limit.value);
  return fault('#N/A', 'noThreshold', {
    standard: chosen.value.id,
    indicator: named.value.name,
    level: LEVEL_NAMES[stage.value],
  });
}
