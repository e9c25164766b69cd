import { judgeSchool } from '../../balance/verdict';
import type { Judged } from '../../balance/verdict';
import type { BoundTable } from '../../forms/types';
import type { Limit, Standard } from '../../standard/types';
import type { CheckInput } from '../types';
import { schoolsOfTable } from './schoolPlaces';
import { passes } from './passColumn';
import { LEVEL_OF_NAME } from '../../standard/levels';
import type { CheckTest } from './types';
import { hasField, judgeRows, numberAt, textAt } from './verdicts';

/** The form prints indicators with two decimals: 4.20 may stand for 4.195. */
const HALF_STEP = 0.005;

/**
 * What the row's figures say of the school: null where one is missing, undefined where the school is not judged,
 * `either` where the digits that the form cuts off decide.
 */
type VerdictAt = (row: number) => boolean | 'either' | null | undefined;

function reaches(value: number, { operator, value: limit }: Limit, slack: number): boolean {
  const excess = value + slack - limit;
  return operator === '>' ? excess > 1e-9 : excess >= -1e-9;
}

/** The verdict on the indicators as a row of table II-2 states them, each moved by half of the last digit. */
function statedVerdict(
  standard: Standard,
  table: BoundTable,
  row: number,
  slack: number,
): boolean | null {
  const level = LEVEL_OF_NAME[textAt(table, row, 'level')];
  const { schoolRule } = standard;
  if (level === undefined || schoolRule === null) return null;
  const judged = standard.indicators.map(({ thresholds }, index): Judged => {
    const value = numberAt(table, row, `ind${String(index + 1)}`);
    const limit = thresholds?.[level];
    if (value === undefined || limit === undefined) return { met: null, floorMet: null };
    const floor = { ...limit, value: limit.value * schoolRule.floorRatio };
    return { met: reaches(value, limit, slack), floorMet: reaches(value, floor, slack) };
  });
  return judgeSchool(schoolRule, judged).passed;
}

function fromStated({ standard }: CheckInput, table: BoundTable): VerdictAt {
  return (row) => {
    const [low, high] = [-HALF_STEP, HALF_STEP].map((by) =>
      statedVerdict(standard, table, row, by),
    );
    return low === high ? low : 'either';
  };
}

function fromBalance(input: CheckInput, table: BoundTable): VerdictAt {
  const schools = schoolsOfTable(input, table);
  return (row) => schools?.get(row)?.passed;
}

/**
 * 综合评估 as entered against what the row's own figures give. A blank counts as "does not pass" only in a column
 * that somebody has filled: an empty column is still to be filled.
 */
export const overallTest: CheckTest = {
  looksAt: 'rows',
  run({ table, input }) {
    const filled = hasField(table, 'overall_ok') && someFilled(table);
    const verdictAt =
      table.name === 'ledger' ? fromBalance(input, table) : fromStated(input, table);
    const verdicts = judgeRows(table.rowCount, (row) => {
      if (input.standard.schoolRule === null || !filled) return undefined;
      const told = saysSo(table, row);
      const passed = told === undefined ? undefined : verdictAt(row);
      return typeof passed === 'boolean' ? passed === told : passed === 'either' || passed;
    });
    return { verdicts, params: (row) => wordsFor(table, row) };
  },
};

/** Whether the entry says that the school passes; undefined for words that say neither (T-018 tells). */
function saysSo(table: BoundTable, row: number): boolean | undefined {
  if (passes(table, row)) return true;
  return ['', '否', '0'].includes(textAt(table, row, 'overall_ok')) ? false : undefined;
}

function someFilled(table: BoundTable): boolean {
  for (let row = 0; row < table.rowCount; row += 1)
    if (textAt(table, row, 'overall_ok') !== '') return true;
  return false;
}

function wordsFor(table: BoundTable, row: number) {
  if (passes(table, row)) {
    return {
      stated: { zh: '填为达标', en: 'is entered as passing' },
      wanted: { zh: '不达标', en: 'does not pass' },
      expected: { zh: '不达标', en: 'not passing' },
    };
  }
  const blank = textAt(table, row, 'overall_ok') === '';
  return {
    stated: blank
      ? { zh: '没有填（表示不达标）', en: 'is left blank (not passing)' }
      : { zh: '填为不达标', en: 'is entered as not passing' },
    wanted: { zh: '已经达标', en: 'passes' },
    expected: { zh: '达标', en: 'passing' },
  };
}
