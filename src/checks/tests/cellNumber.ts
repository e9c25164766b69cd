import { parseArea, type Area } from '../../kernel/address';
import { STATE } from '../scan';
import { showNumber, showRaw } from '../show';
import { judgeRows } from './verdicts';
import type { CheckTest } from './types';

/** A comma behind the last digit placeholder divides what is shown by 1000; `0!.0,` shows 10,000 as 1.0. */
const SCALING = /[0#?],+(?=[^0#?,]*$)/;

function withoutLiterals(format: string): string {
  const first = format.split(';', 1)[0] ?? '';
  return first.replace(/"[^"]*"|\[[^\]]*\]/g, '');
}

/** What Excel shows for a number under a scaling format: enough to tell the user what they see. */
function shownAs(value: number, format: string): string {
  const plain = withoutLiterals(format);
  const commas = /,+(?=[^0#?,]*$)/.exec(plain)?.[0].length ?? 0;
  const inserted = /!\.(0+)|\\\.(0+)/.exec(plain);
  const digits = (inserted?.[1] ?? inserted?.[2] ?? '').length;
  return showNumber(value / 1000 ** commas / 10 ** digits);
}

/** Figures whose number format shows another magnitude than the cell holds. */
export const displayFormatTest: CheckTest = {
  looksAt: 'cells',
  judge(cells) {
    const { states } = cells.scan();
    const known = new Map<string, boolean>();
    return judgeRows(cells.rowCount, (row) => {
      if (states[row] !== STATE.number) return undefined;
      const format = cells.numberFormatOf(row);
      if (format === undefined) return true;
      const fine = known.get(format) ?? !SCALING.test(withoutLiterals(format));
      known.set(format, fine);
      return fine;
    });
  },
  words(cells, row) {
    const raw = cells.readingOf(row)?.raw ?? null;
    const format = cells.numberFormatOf(row) ?? '';
    const shown = typeof raw === 'number' ? shownAs(raw, format) : showRaw(raw, 'zh');
    return { value: showRaw(raw, 'zh'), shown, format };
  },
};

/** Formula cells without a stored result, or plain sums whose stored result is no longer their sum. */
export const storedFormulaTest: CheckTest = {
  looksAt: 'column',
  run({ table, field }) {
    const { grid } = table.sheet;
    const expected = new Map<number, number>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      const at = table.cellOf(row, field);
      const formula = at === undefined ? undefined : grid.formula(at.row, at.column);
      if (at === undefined || formula === undefined) return undefined;
      const stored = grid.value(at.row, at.column);
      if (stored === null) return false;
      const sum = plainSum(formula, grid);
      if (sum === undefined || typeof stored !== 'number') return true;
      expected.set(row, sum);
      return Math.abs(sum - stored) <= 1e-9 * Math.max(1, Math.abs(sum));
    });
    const params = (row: number) => {
      const sum = expected.get(row);
      return {
        value: showRaw(table.readingOf(row, field)?.raw ?? null, 'zh'),
        expected: sum === undefined ? { zh: '有计算结果', en: 'a stored result' } : showNumber(sum),
      };
    };
    return { verdicts, params };
  },
};

/** `SUM(F7:F12)` added up again; undefined for any other formula and where an addend is itself a formula. */
function plainSum(
  formula: string,
  grid: {
    value(row: number, column: number): unknown;
    formula(row: number, column: number): string | undefined;
  },
): number | undefined {
  const area = /^SUM\((\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7})\)$/i.exec(formula.trim());
  const range = area?.[1] === undefined ? undefined : parseArea(area[1]);
  if (range === undefined || cells(range) > LARGEST_SUM) return undefined;
  let sum = 0;
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      if (grid.formula(row, column) !== undefined) return undefined;
      const value = grid.value(row, column);
      if (typeof value === 'number') sum += value;
    }
  }
  return sum;
}

/** A sum over more cells than this is left alone, so that no formula can make the check slow. */
const LARGEST_SUM = 10_000;

function cells(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}
