import type { Edit } from '../../sheet/editPlan';
import type { Translate } from '../../i18n/index';
import { balanceSheet } from './balanceSheet';
import { indicatorColumns, type IndicatorColumns, type WrittenRow } from './indicatorColumns';
import type { SchoolContext } from './schoolFormulas';

/** Indicators and verdicts beside the school rows, and the sheet 校际均衡, as live formulas. */
export function resultEdits(context: SchoolContext, t: Translate): Edit[] {
  const columns: IndicatorColumns[] = [];
  for (const index of context.ledgers.keys()) {
    const next = indicatorColumns(context, index, columns, t);
    if (next !== undefined) columns.push(next);
  }
  const edits: Edit[] = columns.map(({ edit }) => edit);
  if (context.balance.schools.length === 0) return edits;
  const written = new Map<number, WrittenRow>(columns.flatMap(({ written: rows }) => [...rows]));
  return [...edits, balanceSheet(context, written, t)];
}
