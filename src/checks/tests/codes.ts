import type { CellValue } from '../../sheet/cell';
import type { Rule } from '../../standard/types';
import { codeNames, provinceNames, schoolClassNames } from '../codeLists';
import type { ColumnCells } from '../columnCells';
import { STATE } from '../scan';
import { showRaw } from '../show';
import type { CheckTest } from './types';
import { judgeRows, textOf } from './verdicts';

/** Judges the normalised text of every cell that is filled in. */
function textTest(fine: (text: string, rule: Rule) => boolean): CheckTest {
  return {
    looksAt: 'cells',
    judge(cells, rule) {
      const { states } = cells.scan();
      return judgeRows(cells.rowCount, (row) => {
        const state = states[row] ?? STATE.blank;
        // A sign or an error value has its own finding; the code cannot be judged.
        if (state === STATE.blank || state === STATE['not-applicable']) return undefined;
        if (UNJUDGED.has(state)) return null;
        return fine(textOf(cells.readingOf(row)), rule);
      });
    },
    words: (cells, row) => ({ value: showRaw(rawOf(cells, row), 'zh') }),
  };
}

function rawOf(cells: ColumnCells, row: number): CellValue {
  return cells.readingOf(row)?.raw ?? null;
}

const UNJUDGED = new Set([STATE.error, STATE.placeholder, STATE.masked]);

/** 10 digits: class of school, province, serial. There is no check digit. */
export const schoolCodeTest = textTest((text) => {
  if (!/^\d{10}$/.test(text)) return false;
  return schoolClassNames().has(text.slice(0, 2)) && provinceNames().has(text.slice(2, 4));
});

/** GB/T 2260: 6 digits, the first two a province. */
export const countyCodeTest = textTest(
  (text) => /^\d{6}$/.test(text) && provinceNames().has(text.slice(0, 2)),
);

const USCC_SET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of GB 32100-2015: weights 3^(i-1) mod 31 over 31 characters. */
export function usccCheckCharacter(body: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    const value = USCC_SET.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_SET[(31 - (sum % 31)) % 31];
}

export const usccTest = textTest((text) => {
  const code = text.toUpperCase();
  return code.length === 18 && usccCheckCharacter(code.slice(0, 17)) === code[17];
});

/** `options.list` names the code list; the form reader has put names into codes where it could. */
export const codeListTest = textTest((text, rule) => {
  const list = rule.options?.['list'];
  return typeof list === 'string' && codeNames(list).has(text);
});

const FLAGS = new Set(['是', '否', '1', '0', '√', '✓', '×', 'TRUE', 'FALSE']);

export const flagTest = textTest((text) => FLAGS.has(text));

/** Values that the pass column of table II-2 may hold; it is 1 or blank on the older form, 是/否 on newer ones. */
const PASS_VALUES = new Set([...FLAGS, '达标', '不达标', '未达标', '合格', '不合格']);

export const passValueTest = textTest((text) => PASS_VALUES.has(text));

/** Codes stored as numbers: 15 digits is all a number keeps, so longer codes have already lost their tail. */
export const codeAsNumberTest: CheckTest = {
  looksAt: 'cells',
  judge(cells) {
    const { states } = cells.scan();
    return judgeRows(cells.rowCount, (row) =>
      states[row] === STATE.blank ? undefined : typeof rawOf(cells, row) !== 'number',
    );
  },
  words(cells, row) {
    const raw = rawOf(cells, row);
    const lost = typeof raw === 'number' && Math.abs(raw) >= 1e15;
    return {
      value: showRaw(raw, 'zh'),
      lost: lost
        ? {
            zh: '末几位已经丢失，须按证书重新录入',
            en: 'its last digits are already lost, enter it anew',
          }
        : { zh: '位数没有丢失', en: 'no digit is lost' },
    };
  },
};
