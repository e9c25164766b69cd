import { figuresOf } from '../../formula/index';
import type { BoundTable } from '../../forms/types';
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
  run: Run,
): Repaired | undefined {
  const { most, least } = run.rule.options ?? {};
  if (typeof most !== 'number' || typeof least !== 'number') return undefined;
  const bound = table.fields.find((field) => field.key === key);
  // Where the header names another unit the figure has been converted already.
  if (bound?.factor !== undefined || typeof reading.raw !== 'number') return undefined;
  const figure = scaleOf(run, table, key)(row);
  if (typeof figure !== 'number' || figure <= most) return undefined;
  if (figure / YUAN < least || figure / YUAN > most) return undefined;
  const after = Number(`${String(reading.raw)}e-4`);
  return Number.isFinite(after) ? { after, isSure: false } : undefined;
}

type Scale = ReturnType<typeof figuresOf>;

const NO_SCALE: Scale = () => undefined;

/** The scale of each run, which reckons many rows at once. */
const scales = new WeakMap<Run, Scale>();

function scaleOf(run: Run, table: BoundTable, key: string): Scale {
  const known = scales.get(run);
  if (known !== undefined) return known;
  const { scale } = run.rule.options ?? {};
  const source = typeof scale === 'string' ? run.rule.params?.[scale] : undefined;
  const made =
    source === undefined ? NO_SCALE : reckoner(source.replaceAll('[@this]', `[@${key}]`), table);
  scales.set(run, made);
  return made;
}

function reckoner(source: string, table: BoundTable): Scale {
  const formula = parseRule(source);
  const context = contextOf(table, () => undefined, {});
  return lacksColumns(formula, context) ? NO_SCALE : figuresOf(formula, context);
}
