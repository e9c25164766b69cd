import type { SchoolResult } from '../../../balance/types';
import type { CellValue } from '../../../sheet/cell';
import { LEVELS } from '../../../standard/levels';
import type { Level } from '../../../standard/types';
import type { LaidSheet } from '../../templates/blankSheet';
import { LEVEL_NAMES } from '../../templates/figures/composing';
import type { BookContext } from './context';

/** Results of table Ⅱ-1: schools that reach each threshold, and their share. */
export function passResults(context: BookContext, laid: LaidSheet) {
  const { standard } = context.options;
  return (key: string, row: number): CellValue => {
    const match = /^met_(count|percent)(\d+|_overall)$/.exec(key);
    const schools = schoolsOf(context, levelAt(laid, row));
    if (match === null || schools === undefined) return '';
    const [, kind, which = ''] = match;
    const indicator = standard.indicators[Number(which) - 1];
    const met =
      which === '_overall'
        ? schools.filter(({ passed }) => passed === true).length
        : indicator === undefined
          ? null
          : metCount(schools, indicator.key);
    if (met === null) return '';
    return kind === 'count' ? met : rounded((100 * met) / schools.length, 1);
  };
}

function metCount(schools: readonly SchoolResult[], key: string): number | null {
  const results = schools.map(({ indicators }) => indicators[key]?.met ?? null);
  return results.includes(null) ? null : results.filter((met) => met === true).length;
}

/** Results of table Ⅲ, with the digits that it prints. */
export function balanceResults(context: BookContext, laid: LaidSheet) {
  const { standard } = context.options;
  return (key: string, row: number): CellValue => {
    const match = /^(mean|cv)(\d+|_composite)$/.exec(key);
    const level = levelAt(laid, row);
    const own = level === undefined ? undefined : context.figures.balance.levels[level];
    if (match === null || level === undefined || own === undefined || own === null) return '';
    if (context.figures.doubt[level]) return '';
    const [, kind, which = ''] = match;
    if (which === '_composite')
      return own.composite.value === null ? '' : rounded(own.composite.value, 3);
    const indicator = standard.indicators[Number(which) - 1];
    const figures = indicator === undefined ? undefined : own.indicators[indicator.key];
    const value = kind === 'mean' ? figures?.mean : figures?.cv;
    return value === undefined || value === null ? '' : rounded(value, kind === 'mean' ? 2 : 3);
  };
}

/** Schools of a level that count; undefined where there are none, or where it is open which ones count. */
function schoolsOf(
  { figures }: BookContext,
  level: Level | undefined,
): readonly SchoolResult[] | undefined {
  if (level === undefined || figures.doubt[level]) return undefined;
  const schools = figures.standings.flatMap((one) =>
    one.kind === 'counted' && one.school.level === level ? [one.school] : [],
  );
  return schools.length === 0 ? undefined : schools;
}

function levelAt({ definition, bodyTop }: LaidSheet, row: number): Level | undefined {
  const name = definition.layout === 'matrix' ? definition.rows[row - bodyTop]?.row : undefined;
  return LEVELS.find((level) => LEVEL_NAMES[level] === name);
}

/** As ROUND does: half away from zero, on the decimal that fifteen digits show. */
function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(Number((value * scale).toPrecision(15))) / scale;
}
