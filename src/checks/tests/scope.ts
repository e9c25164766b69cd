import { evaluate, parseFormula } from '../../formula/index';
import { Tag } from '../../formula/table';
import type { Bilingual } from '../../standard/types';
import { contextOf, lacksColumns } from '../formulaRun';
import { parametersOf } from '../parameters';
import type { CheckTest, TableContext } from './types';
import { judgeRows } from './verdicts';

/** Rows that the standard leaves out of indicators and coefficients: told, so that nobody looks for them in vain. */
export const scopeTest: CheckTest = {
  looksAt: 'rows',
  run(context) {
    const { table } = context;
    const reasons = excludedRows(context);
    const verdicts = judgeRows(table.rowCount, (row) => !reasons.has(row));
    const params = (row: number) => ({ reason: reasons.get(row) ?? { zh: '', en: '' } });
    return { verdicts, params };
  },
};

function excludedRows({ table, input, find }: TableContext): ReadonlyMap<number, Bilingual> {
  const reasons = new Map<number, Bilingual>();
  const formulaContext = contextOf(table, find, parametersOf(input));
  for (const { when, reason } of input.standard.exclusions) {
    const formula = parseFormula(when);
    if (!formula.ok || lacksColumns(formula.value, formulaContext)) continue;
    const { tags, numbers } = evaluate(formula.value, formulaContext);
    for (let row = 0; row < table.rowCount; row += 1) {
      const holds = tags[row] === Tag.LOGICAL && numbers[row] === 1;
      if (holds && !reasons.has(row)) reasons.set(row, reason);
    }
  }
  return reasons;
}
