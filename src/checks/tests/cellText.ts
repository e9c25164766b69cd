import type { CellValue } from '../../sheet/cell';
import type { Rule } from '../../standard/types';
import type { ColumnCells } from '../columnCells';
import { nameOfState, REPAIR, STATE } from '../scan';
import { showRaw, showNumber } from '../show';
import type { Repair } from '../../forms/types';
import { Verdict, type Params } from '../types';
import { judgeScan } from './verdicts';
import type { CheckTest } from './types';

/** One cell, one finding: of several things to clean, the one that needs the most care is told. */
const PRECEDENCE: readonly Repair[] = [
  'unit',
  'full-width',
  'line-break',
  'spaces',
  'separator',
  'text-number',
];

function foremost(bits: number): Repair | undefined {
  return PRECEDENCE.find((repair) => (bits & REPAIR[repair]) !== 0);
}

function listOption(rule: Rule, name: string): ReadonlySet<string> {
  const known = lists.get(rule);
  if (known !== undefined) return known;
  const value = rule.options?.[name];
  const list = new Set(Array.isArray(value) ? value.map(String) : []);
  lists.set(rule, list);
  return list;
}

/** A rule of these tests has one list; it is asked for on every column of every file. */
const lists = new WeakMap<Rule, ReadonlySet<string>>();

const READABLE = new Set([STATE.number, STATE['text-number'], STATE.text]);

/** Cells that can be read once cleaned; `options.repairs` says which cleaning this rule is about. */
export const repairTest: CheckTest = {
  looksAt: 'cells',
  judge(cells, rule) {
    const wanted = listOption(rule, 'repairs');
    return judgeScan(cells.scan(), (state, repairs) => {
      // What gives no value at all has a finding of its own; how it is written no longer matters.
      if (!READABLE.has(state)) return undefined;
      const first = foremost(repairs);
      return first === undefined || !wanted.has(first);
    });
  },
  words: cleaned,
};

/** Cells that give no figure; `options.states` says which kind this rule is about. */
export const stateTest: CheckTest = {
  looksAt: 'cells',
  judge(cells, rule) {
    const wanted = listOption(rule, 'states');
    return judgeScan(cells.scan(), (state) =>
      state === STATE.blank ? undefined : !wanted.has(nameOfState(state)),
    );
  },
  words: cleaned,
};

const TWO_NUMBERS = /\d[^\d.]*[^\d.,\s][^\d.]*\d|\d\s*[、/;;,,\s]\s*\d/;

/** Text without one clear figure: `options.two` picks the cells that hold two of them, else the others. */
export const unreadableTest: CheckTest = {
  looksAt: 'cells',
  judge(cells, rule) {
    const { states, ...scan } = cells.scan();
    const wantTwo = rule.options?.['two'] === true;
    const verdicts = judgeScan({ states, ...scan }, (state) =>
      state === STATE.blank ? undefined : true,
    );
    for (let row = states.indexOf(STATE.unreadable); row >= 0;) {
      const raw = cells.readingOf(row)?.raw;
      const two = typeof raw === 'string' && TWO_NUMBERS.test(raw.normalize('NFKC'));
      if (two === wantTwo) verdicts[row] = Verdict.FAIL;
      row = states.indexOf(STATE.unreadable, row + 1);
    }
    return verdicts;
  },
  words: cleaned,
};

function cleaned(cells: ColumnCells, row: number): Params {
  const reading = cells.readingOf(row);
  const value = reading?.repairs.includes('spaces')
    ? visibleSpaces(reading.raw)
    : showRaw(reading?.raw ?? null, 'zh');
  const clean = reading?.number === undefined ? (reading?.text ?? '') : showNumber(reading.number);
  return { value, clean, expected: clean === '' ? { zh: '一个数', en: 'a number' } : clean };
}

/** A blank at the end of a name cannot be seen, so each is shown as a sign. */
function visibleSpaces(raw: CellValue): string {
  return typeof raw === 'string'
    ? showRaw(raw.replace(/[^\S\r\n\t]/g, '␣'), 'zh')
    : showRaw(raw, 'zh');
}
