import { Tag } from '../../formula/table';
import type { BoundTable } from '../../forms/types';
import { addTo } from '../../kernel/arrays';
import { fieldByKey } from '../../standard/index';
import { isFigure } from '../scan';
import { nameOfField, showNumber } from '../show';
import type { Place } from '../types';
import type { CheckTest, TableContext } from './types';

/** Below this many rows equal figures are no pattern. */
const FEWEST_ROWS = 10;
/** Part of the rows from which one value is the column's own. */
const MOSTLY = 0.8;
/** Small counts (1 gym, 2 art teachers) repeat by nature. */
const TELLING = 10;

interface Figures {
  readonly key: string;
  readonly values: Float64Array;
}

/** Columns of figures that are filled in on every row. */
function fullColumns({ table }: TableContext): readonly Figures[] {
  const keys = [...new Set(table.fields.map(({ key }) => key))].filter(isFigure);
  return keys.flatMap((key) => {
    const column = table.column(key);
    if (column === undefined || column.tags.some((tag) => tag !== Tag.NUMBER)) return [];
    return [{ key, values: column.numbers }];
  });
}

function headerOf(table: BoundTable, key: string): Place['cells'] {
  const at = table.fields.find((field) => field.key === key)?.at;
  return at === undefined ? [] : [at];
}

function namesOf(table: BoundTable, key: string) {
  return { zh: nameOfField(key, table, 'zh'), en: nameOfField(key, table, 'en') };
}

/** The same telling figure on most rows: filled down by mistake, or a default left in place. */
export const constantColumnTest: CheckTest = {
  looksAt: 'table',
  run(context) {
    const { table } = context;
    if (table.rowCount < FEWEST_ROWS) return { places: [], passed: 0 };
    const columns = fullColumns(context).filter(({ key }) => !isPerPupil(key));
    const places = columns.flatMap(({ key, values }): readonly Place[] => {
      const { top, times } = commonest(values);
      if (Math.abs(top) < TELLING || times <= MOSTLY * values.length) return [];
      const name = namesOf(table, key);
      return [
        {
          cells: headerOf(table, key),
          field: key,
          params: { name, value: showNumber(top), times, rows: values.length },
        },
      ];
    });
    return { places, passed: columns.length - places.length };
  },
};

/** The value that stands on more than half of the rows, if there is one, and on how many. */
function commonest(values: Float64Array): { readonly top: number; readonly times: number } {
  let [top, lead] = [0, 0];
  for (const value of values) {
    if (lead === 0) top = value;
    lead += value === top ? 1 : -1;
  }
  return { top, times: values.reduce((times, value) => times + (value === top ? 1 : 0), 0) };
}

/** Quotas and ratios may well be one figure for everybody. */
function isPerPupil(key: string): boolean {
  const type = fieldByKey(key)?.type;
  return type === 'ratio' || type === 'percent';
}

/** Columns that are equal in many counties for good reasons: a part that is everybody. */
const MAY_BE_EQUAL = [
  /^students/,
  /^teachers(_certified|_trained360)?$/,
  /^staff_total$/,
  /^funds_/,
  /^transfer_/,
];

function mayBeEqual(a: string, b: string): boolean {
  return MAY_BE_EQUAL.some((one) => one.test(a)) && MAY_BE_EQUAL.some((one) => one.test(b));
}

/** Whether there are so many different figures that two equal columns are no accident. */
function isVaried(values: Float64Array): boolean {
  const different = new Set<number>();
  return values.some((value) => different.add(value).size >= FEWEST_ROWS / 2);
}

/** Two columns with the same figures throughout: one was probably pasted over the other. */
export const copiedColumnTest: CheckTest = {
  looksAt: 'table',
  run(context) {
    const { table } = context;
    if (table.rowCount < FEWEST_ROWS) return { places: [], passed: 0 };
    const first = new Map<number, Figures[]>();
    const places: Place[] = [];
    const columns = fullColumns(context).filter(({ values }) => isVaried(values));
    for (const { key, values } of columns) {
      // Equal columns have equal sums: few are compared figure by figure.
      const sum = values.reduce((total, value) => total + value, 0);
      const alike = first.get(sum) ?? [];
      const other = alike.find((one) => one.values.every((value, at) => value === values[at]))?.key;
      if (other === undefined) addTo(first, sum, { key, values });
      else if (!mayBeEqual(key, other)) {
        const params = {
          name: namesOf(table, key),
          other: namesOf(table, other),
          rows: values.length,
        };
        places.push({ cells: headerOf(table, key), field: key, params });
      }
    }
    return { places, passed: columns.length - places.length };
  },
};
