import { compact } from './text';

/** What a unit measures; `count` is 个, which goes with people and with things alike. */
type Dimension = 'people' | 'thing' | 'count' | 'area' | 'money' | 'percent' | 'year' | 'level';

export interface Unit {
  readonly dimension: Dimension | undefined;
  /** One of this unit is 10^power × times ÷ over of the dimension's base unit. */
  readonly power: number;
  readonly times: number;
  readonly over: number;
}

/** Stored figure × times ÷ over = figure in the wanted unit. */
export interface Factor {
  readonly times: number;
  readonly over: number;
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  '': 0,
  百: 2,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
};

const BASES: Readonly<Record<string, Omit<Unit, 'power'>>> = {
  ...each('people', ['人', '名', '位', '口']),
  ...each('thing', [
    '所',
    '间',
    '台',
    '册',
    '份',
    '套',
    '部',
    '班',
    '个班',
    '校',
    '本',
    '室',
    '处',
    '年级',
  ]),
  ...each('count', ['个']),
  ...each('area', ['平方米', '平米', '平方', 'm2', '㎡', '平方公尺']),
  ...each('money', ['元', '元人民币', '圆', '块']),
  ...each('percent', ['%', '百分之', '个百分点']),
  ...each('year', ['年']),
  ...each('level', ['级']),
  公顷: { dimension: 'area', times: 10000, over: 1 },
  // 15 mu make a hectare.
  亩: { dimension: 'area', times: 2000, over: 3 },
};

const BASE_PATTERN = Object.keys(BASES)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The end of a text that may be a unit, for patterns: `(multiplier)?(base)?`. */
export const UNIT_SUFFIX = `(百万|千万|百|千|万|亿)?(${BASE_PATTERN})?(?:/(?:人|生|校|年|间))?`;

const WHOLE_UNIT = new RegExp(`^${UNIT_SUFFIX}$`);

const known = new Map<string, Unit | undefined>();

/** Reads `万元`, `㎡`, `M²`, `人`; undefined for a text that is no unit. */
export function parseUnit(text: string): Unit | undefined {
  if (known.has(text)) return known.get(text);
  const unit = readUnit(compact(text).toLowerCase());
  known.set(text, unit);
  return unit;
}

function readUnit(text: string): Unit | undefined {
  const match = text === '' ? null : WHOLE_UNIT.exec(text);
  if (match === null) return undefined;
  const power = MULTIPLIERS[match[1] ?? ''] ?? 0;
  const base = match[2] === undefined ? undefined : BASES[match[2]];
  if (base === undefined) return { dimension: undefined, power, times: 1, over: 1 };
  return { ...base, power };
}

/**
 * How to turn a figure in one unit into another: `{times: 1, over: 10000}` from 元 to 万元.
 * Undefined where they do not measure the same (人 and 平方米).
 */
export function conversion(from: Unit, to: Unit): Factor | undefined {
  if (!agree(from, to)) return undefined;
  const shift = from.power - to.power;
  const times = from.times * to.over * (shift > 0 ? 10 ** shift : 1);
  const over = from.over * to.times * (shift < 0 ? 10 ** -shift : 1);
  const common = greatestCommonDivisor(times, over);
  return { times: times / common, over: over / common };
}

/** Multiplies exactly where the factor is a power of ten: 54.16 × 10000 is 541600, not 541599.9999999999. */
export function applyFactor(figure: number, factor: Factor): number {
  const power = Math.round(Math.log10(factor.times / factor.over));
  const exact =
    power >= 0
      ? factor.times === 10 ** power * factor.over
      : factor.over === 10 ** -power * factor.times;
  const digits = String(figure);
  if (exact && !digits.includes('e')) return Number(`${digits}e${String(power)}`);
  return (figure * factor.times) / factor.over;
}

function agree(a: Unit, b: Unit): boolean {
  if (a.dimension === undefined || b.dimension === undefined || a.dimension === b.dimension)
    return true;
  const countable: readonly Dimension[] = ['people', 'thing', 'count'];
  if (a.dimension !== 'count' && b.dimension !== 'count') return false;
  return countable.includes(a.dimension) && countable.includes(b.dimension);
}

function each(dimension: Dimension, names: readonly string[]): Record<string, Omit<Unit, 'power'>> {
  return Object.fromEntries(names.map((name) => [name, { dimension, times: 1, over: 1 }]));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
