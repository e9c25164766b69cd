import type { Field } from '../standard';
import type { Reading, ReadingState, Repair } from './types';
import { compact, hasBlank, hasFullWidth, hasLineBreak } from './text';
import { applyFactor, conversion, parseUnit, UNIT_SUFFIX } from './units';
import type { Factor } from './units';
import { markerState } from './markers';

const NUMBER = new RegExp(
  `^([+-]?(?:\\d+|\\d{1,3}(?:,\\d{3})+)?(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)${UNIT_SUFFIX}$`,
  'i',
);

/** 约3000, 40多万, 2000余, 95以上: said to be about that much. */
const APPROXIMATE = /[约近余多几超]|左右|以上|以下|以内|不足|不到|上下|大概|大致|将近|接近|~/;

/** A number hidden or left open: ____, xx, ×平方米, 1xx. */
const MASKED = new RegExp(`^[\\d.]*(?:_+|[xX×*○〇□■#]+)[_xX×*○〇□■#]*${UNIT_SUFFIX}$`);

/** Digits parted by a blank are two numbers, unless they stand in groups of three: 12 15, but 1 260. */
const SPLIT_DIGITS = /\d\s+(?!\d{3}(?!\d))\d/;

/** The ways of writing a date of which the year is wanted: 2008年9月, 2008-09-01, 2008.9, 20080901, 200809. */
const DATE = /^((?:18|19|20)\d{2})(?:学?年度?|[-./])?(?:\d{1,2}(?:月|[-./])?)?(?:\d{1,2}日?)?$/;

/** Levels as reports print them, Ⅲ normalised to III: the usual way to write them, nothing to repair. */
const LEVELS: ReadonlyMap<string, number> = new Map(
  ['I', 'II', 'III', 'IV', 'V'].flatMap((roman, index) => [
    [roman, index + 1],
    ['一二三四五'.charAt(index), index + 1],
  ]),
);

/** Reads a text in a column of figures. `unit` is the header's; without it a bare number is in the field's unit. */
export function readNumericText(raw: string, field: Field, unit: string | undefined): Reading {
  const repairs = cleaned(raw);
  const text = compact(raw).replace(/^_+(?=\d)|(?<=\d[^_]*)_+$/g, '');
  if (text === '') return { raw, state: 'blank', repairs };
  if (SPLIT_DIGITS.test(raw)) return { raw, state: 'unreadable', repairs };
  const marker = markerState(text, field.type);
  if (marker !== undefined) return { raw, state: marker, repairs };
  const level = field.unit === '级' ? LEVELS.get(text.replace(/级$/, '')) : undefined;
  if (level !== undefined) return { raw, state: 'number', number: level, repairs: [] };
  const dated = field.type === 'year' ? DATE.exec(text) : null;
  if (dated !== null) return { raw, state: 'text-number', number: Number(dated[1]), repairs };
  const parts = figureAndUnit(text);
  if (parts === undefined) return { raw, state: stateOfNoNumber(text), repairs };
  const { figure, digits, suffix } = parts;
  const scaled = inFieldUnit(figure, suffix, field, unit);
  if (scaled === undefined || !Number.isFinite(scaled.number))
    return { raw, state: 'unreadable', repairs };
  if (digits.includes(',')) repairs.push('separator');
  repairs.push(...scaled.repairs);
  return { raw, state: 'text-number', number: scaled.number, repairs };
}

/** What was typed before any unit is counted: 3.2万元 is 3.2 and 万元. Undefined for a text without a number. */
export function figureAndUnit(
  typed: string,
): { readonly figure: number; readonly digits: string; readonly suffix: string } | undefined {
  const text = compact(typed);
  const digits = NUMBER.exec(text)?.[1] ?? '';
  if (!/\d/.test(digits)) return undefined;
  return {
    figure: Number(digits.replaceAll(',', '')),
    digits,
    suffix: text.slice(digits.length),
  };
}

/** From the header's unit to the field's; undefined where they are the same or do not measure the same. */
export function headerFactor(field: Field, unit: string | undefined): Factor | undefined {
  if (unit === undefined || field.unit === null) return undefined;
  const from = parseUnit(unit);
  const to = parseUnit(field.unit);
  if (from === undefined || to === undefined || from.dimension === undefined) return undefined;
  const factor = conversion(from, to);
  return factor === undefined || factor.times === factor.over ? undefined : factor;
}

function inFieldUnit(
  figure: number,
  suffix: string,
  field: Field,
  header: string | undefined,
): { number: number; repairs: Repair[] } | undefined {
  const factor = headerFactor(field, header);
  if (suffix === '')
    return { number: factor === undefined ? figure : applyFactor(figure, factor), repairs: [] };
  const own = parseUnit(suffix.replace(/\/.*$/, ''));
  if (own === undefined) return undefined;
  if (field.unit === null) return withoutUnit(figure, suffix, field);
  const wanted = parseUnit(field.unit);
  const direct = wanted === undefined ? undefined : conversion(own, wanted);
  if (direct === undefined) return undefined;
  const same = direct.times * (factor?.over ?? 1) === direct.over * (factor?.times ?? 1);
  return { number: applyFactor(figure, direct), repairs: same ? ['unit'] : ['unit', 'unit-scale'] };
}

/** A coefficient typed as 51.5% is 0.515; any other unit on a figure that has none says something else. */
function withoutUnit(
  figure: number,
  suffix: string,
  field: Field,
): { number: number; repairs: Repair[] } | undefined {
  if (field.type !== 'ratio' || suffix !== '%') return undefined;
  return { number: applyFactor(figure, { times: 1, over: 100 }), repairs: ['unit', 'unit-scale'] };
}

function stateOfNoNumber(text: string): ReadingState {
  if (MASKED.test(text)) return 'masked';
  const numbers = text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  if (numbers.length === 1 && APPROXIMATE.test(text)) return 'approximate';
  return 'unreadable';
}

function cleaned(raw: string): Repair[] {
  const repairs: Repair[] = ['text-number'];
  if (hasLineBreak(raw)) repairs.push('line-break');
  if (hasFullWidth(raw)) repairs.push('full-width');
  if (hasBlank(raw.replace(/_x000[dDaA]_|[\r\n\t\v\f]/g, ''))) repairs.push('spaces');
  return repairs;
}
