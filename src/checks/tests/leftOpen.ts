import type { BoundTable } from '../../forms/types';
import { fieldByKey } from '../../standard/index';
import { STATE } from '../scan';
import type { CheckTest } from './types';
import { judgeRows } from './verdicts';

/** Names of rows, which the form prints itself. */
const PRINTED = new Set(['level', 'respondent']);

/** Whether somebody has begun to fill the row in: a blank form is to be filled, not to be corrected. */
function isBegun(table: BoundTable, row: number): boolean {
  const own = table.fields.filter(({ key }) => !PRINTED.has(key));
  const filled = own.filter(({ key }) => table.readingOf(row, key)?.state !== 'blank');
  return filled.length * 2 > own.length;
}

/** Blanks of a row that is filled in otherwise. */
export const leftOpenTest: CheckTest = {
  looksAt: 'column',
  run({ table, field, scan }) {
    const { states } = scan(table, field);
    const begun = new Map<number, boolean>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      if (PRINTED.has(field) || fieldByKey(field) === undefined) return undefined;
      if (states[row] !== STATE.blank) return true;
      const known = begun.get(row) ?? isBegun(table, row);
      begun.set(row, known);
      return known ? false : undefined;
    });
    return { verdicts, params: () => ({ expected: { zh: '填写', en: 'filled in' } }) };
  },
};
