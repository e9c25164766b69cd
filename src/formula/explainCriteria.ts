import type { CallNode, ComparisonOperator } from './ast';
import { criteriaOf } from './criterion';
import type { Criterion } from './criterion';
import type { Speaker } from './explain';

/** The conditions of COUNTIFS and SUMIFS in words: `在校生数 大于 2000 并且 学段 等于 “小学”`. */
export function explainCriteria(node: CallNode, speaker: Speaker): string {
  return criteriaOf(node)
    .map((criterion) => explainCriterion(criterion, speaker))
    .join(speaker.words.and);
}

function explainCriterion(criterion: Criterion, speaker: Speaker): string {
  const { words } = speaker;
  const name = speaker.nameOf(criterion.column.table, criterion.column.key);
  const { operand } = criterion;
  if (operand.kind !== 'text' || criterion.operator !== undefined) {
    const operator = criterion.operator ?? '=';
    const ofRow = operand.kind === 'cell';
    if (ofRow && operator === '=' && operand.key === criterion.column.key)
      return words.sameAsRow(name);
    const value = speaker.say(operand);
    return `${name} ${words.comparison[operator]} ${ofRow ? words.ofRow(value) : value}`;
  }
  const [, sign, rest = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(operand.value) ?? [];
  const operator = (sign ?? '=') as ComparisonOperator;
  if (rest === '') return operator === '<>' ? words.filled(name) : words.blank(name);
  const value = rest.trim() !== '' && Number.isFinite(Number(rest)) ? rest : words.quote(rest);
  return `${name} ${words.comparison[operator]} ${value}`;
}
