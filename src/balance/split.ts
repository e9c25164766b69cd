import { codes } from '../standard';
import type { Level, SplitRule } from '../standard/types';

export type Stage = Level | 'senior';

const STAGES_OF_TYPE = new Map(
  codes().lists.schoolTypes.map(({ code, stages }) => [code, stages ?? []] as const),
);

const STAGES: readonly Stage[] = ['primary', 'junior', 'senior'];

/** Ledger column with the whole school's pupils of a stage (小学学生数, 初中学生数, 高中学生数). */
export function stageField(stage: Stage): string {
  return `students_${stage}`;
}

/** Stages among which a school of this type divides its resources; undefined where it has one stage only. */
export function splitStages(rule: SplitRule, type: string): readonly Stage[] | undefined {
  const weights = rule.weights[type];
  return weights === undefined ? undefined : STAGES.filter((stage) => weights[stage] !== undefined);
}

/** Whether schools of a type (3-digit code) have the stage at all; undefined where the code is on no list. */
export function typeHasLevel(type: string, level: Stage): boolean | undefined {
  return STAGES_OF_TYPE.get(type)?.includes(level);
}

/**
 * Part of a whole-school resource that belongs to a stage, as a rule-language formula: weight × pupils of the
 * level over the sum of weight × pupils of all stages. With 1 : 1.1 the junior part has 1.1 times the resource
 * per pupil of the primary part, whatever the numbers of pupils. `1` for a type of one stage; undefined where the
 * type has no such stage.
 */
export function shareFormula(rule: SplitRule, type: string, level: Stage): string | undefined {
  const stages = splitStages(rule, type);
  if (stages === undefined) return typeHasLevel(type, level) === true ? '1' : undefined;
  if (!stages.includes(level)) return undefined;
  const weighted = (stage: Stage): string => {
    const weight = rule.weights[type]?.[stage] ?? 1;
    return weight === 1 ? `[@${stageField(stage)}]` : `${String(weight)}*[@${stageField(stage)}]`;
  };
  return `${weighted(level)}/(${stages.map(weighted).join('+')})`;
}
