import type { Reading } from '../../forms/types';
import type { ColumnCells } from '../columnCells';
import { showNumber, showRaw } from '../show';
import type { Params } from '../types';
import type { CheckTest } from './types';
import { judgeRows } from './verdicts';

/** Decimals that the forms allow for areas and money. */
const ALLOWED = 2;

/**
 * The figure as it stands in the cell: 亩 or 元 make long decimals of what was typed with two once they are
 * converted, and that is nobody's fault.
 */
function storedAt(cells: ColumnCells): (row: number) => number | undefined {
  const factor = cells.factor();
  return (row) => {
    const number = cells.readingOf(row)?.number;
    if (number === undefined || factor === undefined) return number;
    return Number(((number * factor.over) / factor.times).toPrecision(12));
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(ALLOWED));
}

/** Areas and money: not negative, two decimals at most in the unit in which they are entered. */
export const storedDecimalsTest: CheckTest = {
  looksAt: 'cells',
  judge(cells) {
    const stored = storedAt(cells);
    return judgeRows(cells.rowCount, (row) => {
      const value = stored(row);
      if (value === undefined) return undefined;
      return value >= 0 && Math.abs(value - rounded(value)) <= 1e-9 * Math.max(1, value);
    });
  },
  words: (cells, row) => wordsFor(storedAt(cells)(row) ?? 0, cells.readingOf(row)),
};

function wordsFor(value: number, reading: Reading | undefined): Params {
  const nearest = showNumber(rounded(value));
  return {
    stored: showRaw(reading?.raw ?? null, 'zh'),
    fault:
      value < 0
        ? { zh: '是负数', en: 'is negative' }
        : {
            zh: `小数超过两位（四舍五入为 ${nearest}）`,
            en: `has more than two decimals (rounded: ${nearest})`,
          },
    expected:
      value < 0
        ? { zh: '0 或更大的数', en: '0 or more' }
        : { zh: `最多两位小数，如 ${nearest}`, en: `two decimals at most, such as ${nearest}` },
  };
}
