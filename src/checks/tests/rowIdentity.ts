import type { BoundTable } from '../../forms/types';
import { Verdict, type Place } from '../types';
import type { CheckTest, PlacesResult } from './types';
import { hasField, judgeRows, sheetRow, textAt } from './verdicts';

/** A name without spaces and with half-width brackets: what people mean by "the same school". */
export function nameKey(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Rows of one table that stand for the same school and level; the first is taken as the school's own. */
export const duplicateTest: CheckTest = {
  looksAt: 'rows',
  run({ table }) {
    const firstByCode = new Map<string, number>();
    const firstByName = new Map<string, number>();
    const first = new Map<number, number>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      const level = textAt(table, row, 'level');
      const code = textAt(table, row, 'school_code');
      const name = nameKey(textAt(table, row, 'school_name'));
      if (code === '' && name === '') return undefined;
      const byCode = remember(firstByCode, code, level, row);
      // Two schools may share a name only when their codes tell them apart.
      const byName = remember(firstByName, name, code === '' ? level : `${level}|${code}`, row);
      const earlier = byCode ?? byName;
      if (earlier !== undefined) first.set(row, earlier);
      return earlier === undefined;
    });
    const params = (row: number) => ({
      first_row: sheetRow(table, first.get(row) ?? row),
      level: textAt(table, row, 'level'),
    });
    const marks = (row: number) =>
      ['school_code', 'school_name'].filter((field) => textAt(table, row, field) !== '');
    return { verdicts, params, marks };
  },
};

function remember(
  seen: Map<string, number>,
  key: string,
  level: string,
  row: number,
): number | undefined {
  if (key === '') return undefined;
  const whole = `${key}|${level}`;
  const known = seen.get(whole);
  if (known === undefined) seen.set(whole, row);
  return known;
}

/** 序号 goes up by one, and starts again at 1 with each level; rows of one school may share theirs. */
export const sequenceTest: CheckTest = {
  looksAt: 'table',
  run({ table }) {
    const seq = (row: number) => {
      const text = textAt(table, row, 'seq');
      return /^\d+$/.test(text) ? Number(text) : undefined;
    };
    const same = (row: number, field: string) =>
      textAt(table, row, field) === textAt(table, row - 1, field);
    const expected = (row: number) => (row === 0 ? 1 : (seq(row - 1) ?? 0) + 1);
    const verdicts = judgeRows(table.rowCount, (row) => {
      const own = seq(row);
      if (own === undefined) return textAt(table, row, 'seq') === '' ? undefined : null;
      if (row === 0) return own === 1;
      const before = seq(row - 1);
      if (before === undefined || own === before + 1) return true;
      if (own === 1 && !same(row, 'level')) return true;
      return own === before && hasField(table, 'school_code') && same(row, 'school_code');
    });
    return toldOnce(table, verdicts, expected);
  },
};

/** A list cut out of a longer one has many gaps and one cause: the first is named, all are marked. */
function toldOnce(
  table: BoundTable,
  verdicts: Uint8Array,
  expected: (row: number) => number,
): PlacesResult {
  const rows = [...verdicts.keys()].filter((row) => verdicts[row] === Verdict.FAIL);
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const counts = { passed: count(Verdict.PASS), cannotTell: count(Verdict.CANNOT_TELL) };
  const [row] = rows;
  if (row === undefined) return { places: [], ...counts };
  const others = rows.length - 1;
  const place: Place = {
    row,
    field: 'seq',
    cells: rows.flatMap((at) => table.cellOf(at, 'seq') ?? []),
    params: {
      seq: textAt(table, row, 'seq'),
      wanted: String(expected(row)),
      others: {
        zh: others === 0 ? '' : `（后面还有 ${String(others)} 处不连续）`,
        en: others === 0 ? '' : ` (${String(others)} more below)`,
      },
    },
    expected: String(expected(row)),
  };
  return { places: [place], ...counts };
}
