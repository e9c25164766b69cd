import { nameKey } from './rowIdentity';
import type { CheckTest } from './types';
import { judgeRows, sheetRow, textAt } from './verdicts';

/** Rows of a list of classes that stand for the same class of a grade and school; the first is taken as its own. */
export const doubleClassTest: CheckTest = {
  looksAt: 'rows',
  run({ table }) {
    const firsts = new Map<string, number>();
    const first = new Map<number, number>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      const text = (field: string) => nameKey(textAt(table, row, field));
      const name = text('class_name');
      // 1班 of an unknown grade may be another one than the 1班 above.
      if (name === '' || text('grade') === '') return undefined;
      const school = text('school_code') || text('school_name');
      const key = [school, text('level'), text('grade'), name].join('|');
      const earlier = firsts.get(key);
      if (earlier === undefined) firsts.set(key, row);
      else first.set(row, earlier);
      return earlier === undefined;
    });
    return { verdicts, params: (row) => ({ first_row: sheetRow(table, first.get(row) ?? row) }) };
  },
};
