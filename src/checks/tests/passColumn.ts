import { Tag } from '../../formula/table';
import type { BoundTable } from '../../forms/types';
import type { Standard } from '../../standard/types';
import { showFigure } from '../show';
import { LEVEL_OF_NAME } from '../../standard/levels';
import type { CheckTest } from './types';
import { judgeRows, numberAt, textAt } from './verdicts';

/** Whether 综合评估 says that the school passes. */
export function passes(table: BoundTable, row: number): boolean {
  return ['是', '1', '√', '✓', 'TRUE'].includes(textAt(table, row, 'overall_ok'));
}

/** Schools and passing schools of a level in table II-2; undefined where a row does not tell its level. */
function countPasses(tables: readonly BoundTable[], level: string) {
  let schools = 0;
  let passing = 0;
  for (const table of tables) {
    for (let row = 0; row < table.rowCount; row += 1) {
      const own = textAt(table, row, 'level');
      if (own === '') return undefined;
      if (own !== level) continue;
      schools += 1;
      if (passes(table, row)) passing += 1;
    }
  }
  return { schools, passing };
}

/** The form prints percentages with one decimal. */
const PERCENT_STEP = 0.05 + 1e-9;

/** 达标学校总数 of table II-1 against the rows of table II-2; the percentage against both. */
export const passCountTest: CheckTest = {
  looksAt: 'rows',
  run({ table, input, rule }) {
    const schoolTables = input.tables.filter(({ name }) => name === 'application/2-2');
    const wantPercent = rule.options?.['percent'] === true;
    const key = wantPercent ? 'met_percent_overall' : 'met_count_overall';
    const wanted = (row: number) => {
      const counted = countPasses(schoolTables, textAt(table, row, 'level'));
      if (counted === undefined || counted.schools === 0) return undefined;
      const { passing, schools } = counted;
      return { ...counted, value: wantPercent ? (100 * passing) / schools : passing };
    };
    const verdicts = judgeRows(table.rowCount, (row) => {
      const column = table.column(key);
      if (schoolTables.length === 0 || column === undefined) return undefined;
      if (column.tags[row] === Tag.BLANK) return undefined;
      const stated = numberAt(table, row, key);
      const counted = wanted(row);
      if (stated === undefined || counted === undefined) return null;
      return Math.abs(stated - counted.value) <= (wantPercent ? PERCENT_STEP : 0);
    });
    const params = (row: number) => {
      const { schools = 0, passing = 0, value = 0 } = wanted(row) ?? {};
      return { schools, passing, wanted: showFigure(value), expected: showFigure(value) };
    };
    return { verdicts, params };
  },
};

/** Indicators of a row of table II-2 that lie below their threshold, as the form states them. */
function below(standard: Standard, table: BoundTable, row: number): readonly string[] | undefined {
  const level = LEVEL_OF_NAME[textAt(table, row, 'level')];
  if (level === undefined) return undefined;
  return standard.indicators.flatMap(({ code, thresholds }, index) => {
    const value = numberAt(table, row, `ind${String(index + 1)}`);
    const limit = thresholds?.[level].value;
    return value !== undefined && limit !== undefined && value < limit ? [code] : [];
  });
}

/** A school that passes with an indicator below its threshold has to say in 备注 which ones reach 85%. */
export const passNoteTest: CheckTest = {
  looksAt: 'rows',
  run({ table, input }) {
    const { standard } = input;
    const verdicts = judgeRows(table.rowCount, (row) => {
      if (standard.schoolRule === null || !passes(table, row)) return undefined;
      const codes = below(standard, table, row);
      if (codes === undefined) return null;
      return codes.length === 0 ? undefined : textAt(table, row, 'note') !== '';
    });
    return {
      verdicts,
      params: (row) => ({ codes: (below(standard, table, row) ?? []).join('、') }),
    };
  },
};
