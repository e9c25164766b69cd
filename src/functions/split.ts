import { shareFormula, splitStages, stageField, type Stage } from '../balance';
import { evaluate, parseFormula } from '../formula';
import { tableFromRows } from '../forms';
import { LEVEL_NAMES } from '../standard/words';
import { answer, type Answer } from './answer';
import { figureOf } from './cells';
import { fault, words } from './faults';
import { defaultStandard, stageNamed, typeNamed } from './names';

/**
 * JUNHENG.SPLIT(resource, type, primary, junior, senior, level): the part of a whole school's resource that belongs to
 * one level. Every national standard splits by the same weights, so none is asked for.
 */
export function split(
  resource: unknown,
  type: unknown,
  primary: unknown,
  junior: unknown,
  senior: unknown,
  level: unknown,
): Answer<number> {
  const amount = figureOf(resource, words('cell.resource'));
  if (!amount.ok) return amount;
  const code = typeNamed(type);
  if (!code.ok) return code;
  const stage = stageNamed(level);
  if (!stage.ok) return stage;
  const share = shareOf(code.value, stage.value, { primary, junior, senior });
  return share.ok ? answer(share.value * amount.value) : share;
}

/** Pupils of stages that a school of the type does not have are not looked at. */
function shareOf(
  type: string,
  stage: Stage,
  given: Readonly<Record<Stage, unknown>>,
): Answer<number> {
  const rule = defaultStandard().split;
  const source = shareFormula(rule, type, stage);
  if (source === undefined)
    return fault('#N/A', 'levelNotInType', { type, level: LEVEL_NAMES[stage] });
  const pupils: Record<string, number> = {};
  for (const each of splitStages(rule, type) ?? []) {
    const what = words('cell.stagePupils', { level: LEVEL_NAMES[each] });
    const count = figureOf(given[each], what);
    if (!count.ok) return count;
    if (count.value === 0) return fault('#N/A', 'zeroPupils', { what });
    pupils[stageField(each)] = count.value;
  }
  return answer(evaluated(source, pupils));
}

/** By the rule language, as the engine does and an annotated copy has Excel do, so that all three agree to the last digit. */
function evaluated(source: string, pupils: Readonly<Record<string, number>>): number {
  const formula = parseFormula(source);
  if (!formula.ok) throw new Error(`share that does not parse: ${source}`);
  const row = tableFromRows('ledger', [pupils]);
  const context = { row, tables: () => undefined, parameters: {} };
  return evaluate(formula.value, context).numbers[0] ?? NaN;
}
