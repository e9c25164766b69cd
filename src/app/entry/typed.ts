import type Fraction from 'fraction.js';
import { figureAndUnit, headerFactor } from '../../forms/readNumber';
import { codeOf, isNumericField, readCell } from '../../forms/readCell';
import type { ReadingState } from '../../forms/types';
import { compact, tidy } from '../../forms/text';
import { conversion, parseUnit } from '../../forms/units';
import { exact } from '../../kernel/exact';
import type { CellValue } from '../../sheet/cell';
import type { CodeListName, Field } from '../../standard/index';
import { codes } from '../../standard/index';

/** A cell as far as it matters to what is typed into it. */
export interface TypedInto {
  readonly field: Field;
  /** Unit in which the cell counts: the header's where it names one. */
  readonly unit: string | null;
  readonly raw: CellValue;
  /** The cell shows parts of one as percent. */
  readonly percentFormat: boolean;
  /** The column holds codes in place of names. */
  readonly asCodes: boolean;
}

/** What a typed text is to be stored as, or why it cannot be. */
export type Typed =
  | {
      readonly kind: 'store';
      readonly value: string | number | null;
      /** The value as the user knows it: in the unit of the form. */
      readonly shown: string | number;
      /** The figure before it was rounded to what the form takes. */
      readonly unrounded?: number;
      readonly notApplicable?: true;
    }
  | { readonly kind: 'refuse'; readonly reason: Refusal };

export type Refusal =
  | 'placeholder'
  | 'masked'
  | 'approximate'
  | 'unreadable'
  | 'unit'
  | 'whole'
  | 'negative'
  | 'long'
  | 'choice'
  | 'code';

/** Unit in which a cell counts: that of its header where it measures the same in another unit, else the field's. */
export function unitOfCell(field: Field, header: string | undefined): string | null {
  const differs = headerFactor(field, header) !== undefined;
  return differs && header !== undefined ? header : field.unit;
}

/** Reads what somebody typed as the cell would hold it. Nothing is guessed: what cannot be told is refused. */
export function readTyped(text: string, into: TypedInto): Typed {
  if (compact(text) === '') return { kind: 'store', value: null, shown: '' };
  if (isNumericField(into.field)) return readFigure(text, into);
  const { field, raw } = into;
  if (field.type === 'flag') return choice(text, 'flags', false);
  if (field.type === 'enum' && field.codes !== undefined)
    return choice(text, field.codes as CodeListName, into.asCodes);
  if (field.type === 'code') return readCode(text, field);
  // A column of numbers in a field of text, such as 序号, goes on in numbers.
  const plain = compact(text);
  if (typeof raw === 'number' && /^\d{1,15}$/.test(plain)) return stored(Number(plain));
  return stored(field.key === 'note' ? text.trim() : tidy(text));
}

function stored(value: string | number): Typed {
  return { kind: 'store', value, shown: value };
}

function refuse(reason: Refusal): Typed {
  return { kind: 'refuse', reason };
}

function choice(text: string, list: CodeListName, asCodes: boolean): Typed {
  const code = codeOf(list, compact(text));
  const entry = codes().lists[list].find((one) => one.code === code);
  if (entry === undefined) return refuse('choice');
  return stored(asCodes ? entry.code : entry.name.zh);
}

function readCode(text: string, field: Field): Typed {
  const { state } = readCell(text, field);
  if (state !== 'text') return refuse('code');
  return stored(compact(text).replace(/^'/, ''));
}

const REFUSALS: Readonly<Partial<Record<ReadingState, Refusal>>> = {
  placeholder: 'placeholder',
  masked: 'masked',
  approximate: 'approximate',
};

function readFigure(text: string, { field, unit, percentFormat }: TypedInto): Typed {
  const reading = readCell(text, { ...field, unit });
  if (reading.state === 'not-applicable') {
    const sign = compact(text);
    return { kind: 'store', value: sign, shown: sign, notApplicable: true };
  }
  const parts = figureAndUnit(text);
  if (reading.number === undefined) {
    const misfit = parts !== undefined && parts.suffix !== '';
    return refuse(REFUSALS[reading.state] ?? (misfit ? 'unit' : 'unreadable'));
  }
  if (significantDigits(parts?.digits ?? '') > DIGITS) return refuse('long');
  // A date of which the year is wanted reads like one long number.
  const figure = field.type === 'year' ? undefined : exactly(parts, unit);
  return checked(figure ?? { value: exact(reading.number) }, field, percentFormat);
}

interface Figure {
  readonly value: Fraction;
  /** It was typed in another unit. */
  readonly converted?: boolean;
}

/** The figure in the cell's unit without any rounding; undefined for what is no plain figure, such as a date. */
function exactly(parts: ReturnType<typeof figureAndUnit>, unit: string | null): Figure | undefined {
  if (parts === undefined) return undefined;
  const figure = exact(parts.figure);
  if (parts.suffix === '') return { value: figure };
  const own = parseUnit(parts.suffix.replace(/\/.*$/, ''));
  const wanted = unit === null ? undefined : parseUnit(unit);
  const factor = own && wanted && conversion(own, wanted);
  if (factor === undefined) return undefined;
  return {
    value: figure.mul(factor.times).div(factor.over),
    converted: factor.times !== factor.over,
  };
}

/** Decimals that the forms take of areas and money. */
const DECIMALS = 2;
/** Significant digits that a cell keeps. */
const DIGITS = 15;

function checked(figure: Figure, field: Field, percentFormat: boolean): Typed {
  const { value, converted = false } = figure;
  const measured = field.type === 'area' || field.type === 'money';
  if (value.compare(0) < 0 && (measured || field.type === 'count')) return refuse('negative');
  if (field.type === 'count' && value.d !== 1n) return refuse('whole');
  // 亩 and 元 make long decimals of what was typed with two; the form takes no more than two.
  const kept = measured && converted ? value.round(DECIMALS) : value;
  const stands = percentFormat ? kept.div(100) : kept;
  const rounded = kept.equals(value) ? {} : { unrounded: value.valueOf() };
  return { kind: 'store', value: stands.valueOf(), shown: kept.valueOf(), ...rounded };
}

function significantDigits(typed: string): number {
  const [mantissa = ''] = typed.replaceAll(',', '').split(/e/i);
  return mantissa.replace('.', '').replace(/^[+-]?0*/, '').length;
}
