import { columnName } from '../../kernel/address';
import type { CellWrite } from '../../sheet/editPlan';
import type { Level } from '../../standard/types';
import type { SchoolContext } from './schoolFormulas';

export type Row = (CellWrite | null)[];

/** Columns before the indicators: level, and item or school name. */
export const FIRST = 2;

/** Where everything stands: rows from 0. The schools' rows come last, so that the blocks above never move. */
export interface Layout {
  readonly pupils: string;
  readonly composite: string;
  readonly schools: Readonly<
    Record<Level, { readonly first: number; readonly indexes: readonly number[] }>
  >;
}

export const MEANS_TOP = 4;
export const VERDICTS_TOP = 10;
export const SCHOOLS_TOP = 17;

export function layoutOf(context: SchoolContext): Layout {
  const count = context.standard.indicators.length;
  const of = (level: Level): number[] =>
    context.balance.schools.flatMap((school, index) => (school.level === level ? [index] : []));
  const primary = of('primary');
  return {
    composite: columnName(FIRST + count),
    pupils: columnName(FIRST + count),
    schools: {
      primary: { first: SCHOOLS_TOP, indexes: primary },
      junior: { first: SCHOOLS_TOP + primary.length, indexes: of('junior') },
    },
  };
}

export function levelName(level: Level): string {
  return level === 'primary' ? '小学' : '初中';
}

export function levelTop(blockTop: number, level: Level, height: number): number {
  return level === 'primary' ? blockTop : blockTop + height;
}

/** A label; null is the rest of a merged one, which needs its frame. */
export function label(value: string | null): CellWrite {
  return { value, style: 'text' };
}

export interface Range {
  readonly values: string;
  readonly pupils: string;
}

export function range(layout: Layout, level: Level, indicator: number): Range {
  const { first, indexes } = layout.schools[level];
  const rows = (column: string): string =>
    `$${column}$${String(first + 1)}:$${column}$${String(first + indexes.length)}`;
  return { values: rows(columnName(FIRST + indicator)), pupils: rows(layout.pupils) };
}
