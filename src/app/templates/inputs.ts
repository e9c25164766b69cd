import type { CellAddress } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import type { NewCell } from '../../sheet/newWorkbook';
import { codes, fieldByKey } from '../../standard/index';
import type { Field } from '../../standard/types';

/** A cell of a blank form to be filled in, and the field that it holds. */
export interface InputCell {
  readonly key: string;
  readonly at: CellAddress;
}

const FORMATS: Readonly<Partial<Record<Field['type'], string>>> = {
  count: '0',
  area: '0.00',
  money: '0.00',
  ratio: '0.00',
  percent: '0.0',
  year: '0',
  // Digits that a number would lose stay as they are typed.
  code: '@',
};

const WORDS: ReadonlySet<Field['type']> = new Set(['text', 'code', 'enum', 'flag']);

/** An empty cell for a field, in its look and number format; `value` is there already. */
export function inputCell(key: string, value: CellValue = null): NewCell {
  const field = fieldByKey(key);
  const numberFormat = field === undefined ? undefined : FORMATS[field.type];
  return {
    value,
    ...(numberFormat === undefined ? {} : { numberFormat }),
    style: field === undefined || WORDS.has(field.type) ? 'form-words' : 'form-figure',
    unlocked: true,
  };
}

/** A value that a field could have: a blank form is recognised by trying it on, filled with these. */
export function sampleValue(key: string, row: number): CellValue {
  const field = fieldByKey(key);
  switch (field?.type) {
    case 'text':
      return '样例';
    case 'code':
      return `21330${String(10_000 + row)}`;
    case 'flag':
      return '是';
    case 'enum':
      return codeNames(field)[0] ?? '样例';
    case 'year':
      return 2000;
    default:
      return 1;
  }
}

/** The words that a field of codes takes, as the form writes them. */
export function codeNames(field: Field): readonly string[] {
  return codeEntries(field).map(({ name }) => name.zh);
}

export function codeEntries({ codes: name }: Field) {
  const { lists } = codes();
  return name === undefined || !isList(name, lists) ? [] : lists[name];
}

function isList<T extends object>(name: string, lists: T): name is Extract<keyof T, string> {
  return Object.hasOwn(lists, name);
}
