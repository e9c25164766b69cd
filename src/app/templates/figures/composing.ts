import type { Indicator, Level } from '../../../standard/types';
import { codes } from '../../../standard/index';
import { formatAddress, type Area } from '../../../kernel/address';
import { addTo } from '../../../kernel/arrays';
import type { ConditionalFormat } from '../../../sheet/newWorkbook';
import { textLiteral } from '../../annotate/liveCell';
import { MISSED, UNDECIDED } from '../../annotate/liveLooks';
import { limitText } from '../../limitText';

export const LEVEL_NAMES: Readonly<Record<Level, string>> = { primary: '小学', junior: '初中' };

/** What stands where a school takes part, and where it takes none. */
export const COUNTED = '计入';
export const LEFT_OUT = '不计入';

/** A verdict that something is missed stands out in an area whose first cell this is. */
export function missedLook(area: Area): ConditionalFormat {
  const first = formatAddress({ row: area.top, column: area.left });
  return { areas: [area], formula: `${first}=${textLiteral(MISSED)}`, look: 'below-standard' };
}

/** Types of school that have a level, by code, each with the form's name for it. */
export function typesWith(
  level: Level,
): readonly { readonly code: string; readonly name: string }[] {
  return codes()
    .lists.schoolTypes.filter(({ stages }) => stages?.includes(level) ?? false)
    .map(({ code, name }) => ({ code, name: name.zh }));
}

/** Rows of which it is open whether they count, and that may belong to a level: all but those of the other level. */
export function doubtsOf(level: Level, levels: string, counted: string): string {
  const other = LEVEL_NAMES[level === 'primary' ? 'junior' : 'primary'];
  return `COUNTIFS(${counted},${textLiteral(UNDECIDED)},${levels},${textLiteral(`<>${other}`)})`;
}

/** Columns of the schools' rows before the indicators. */
export const PLACES = { name: 0, level: 1, counted: 2, pupils: 3, first: 4 } as const;

/** Where the schools stand on the sheet: rows from 0, `last` included. */
export interface SchoolRows {
  readonly first: number;
  readonly last: number;
}

/**
 * One formula for several types of school: `IF(F4="312",…,IF(F4="345",…,…))`. Types with the same formula as most are
 * not asked for; `other` is for a type that is none of them.
 */
export function byType(type: string, formulas: ReadonlyMap<string, string>, other: string): string {
  const groups = new Map<string, string[]>();
  for (const [code, formula] of formulas) addTo(groups, formula, code);
  return [...groups].reduceRight((rest, [formula, list]) => {
    const tests = list.map((code) => `${type}=${textLiteral(code)}`);
    const test = tests.length === 1 ? tests.join('') : `OR(${tests.join(',')})`;
    return `IF(${test},${formula},${rest})`;
  }, other);
}

/** 每百名学生拥有…（人） */
export function indicatorName({ name, unit }: Indicator): string {
  return `${name.zh}（${unit.zh}）`;
}

/** 小学≥4.2，初中≥5.3 */
export function thresholdText({ thresholds }: Indicator): string {
  if (thresholds === null) return '——';
  return (['primary', 'junior'] as const)
    .map((level) => `${LEVEL_NAMES[level]} ${limitText(thresholds[level])}`)
    .join('\n');
}
