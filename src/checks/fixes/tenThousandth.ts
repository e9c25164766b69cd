import { figuresOf } from '../../formula/index';
import { contextOf, lacksColumns, parseRule } from '../formulaRun';
import type { Run } from '../types';
import type { Repaired, RowOfColumn } from './types';

/** Yuan in 万元. */
const YUAN = 10_000;

/**
 * Yuan entered in a column of 万元: what `params` of the rule calls `options.scale` lies above what is likely, and a
 * ten-thousandth of it would not. Only who knows the figure can say so, so it is only offered.
 */
export function tenThousandth(
  { table, row, key, reading }: RowOfColumn,
  { rule }: Run,
): Repaired | undefined {
  const { scale, most, least } = rule.options ?? {};
  const source = typeof scale === 'string' ? rule.params?.[scale] : undefined;
  if (source === undefined || typeof most !== 'number' || typeof least !== 'number')
    return undefined;
  const bound = table.fields.find((field) => field.key === key);
  // Where the header names another unit the figure has been converted already.
  if (bound?.factor !== undefined || typeof reading.raw !== 'number') return undefined;
  const formula = parseRule(source.replaceAll('[@this]', `[@${key}]`));
  const context = contextOf(table, () => undefined, {});
  if (lacksColumns(formula, context)) return undefined;
  const figure = figuresOf(formula, context)(row);
  if (typeof figure !== 'number' || figure <= most) return undefined;
  if (figure / YUAN < least || figure / YUAN > most) return undefined;
  const after = Number(`${String(reading.raw)}e-4`);
  return Number.isFinite(after) ? { after, isSure: false } : undefined;
}
