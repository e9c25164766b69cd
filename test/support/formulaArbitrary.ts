/** Random rules over random decidable data, and where that data would stand in a workbook. */
import fc from 'fast-check';

import type { EmitBinding, FormulaContext } from '../../src/formula';
import { columnName } from '../../src/kernel/address';
import { tableOf } from './columns';
import type { Scalar } from './excelOracle';

type Plain = number | string;
type Columns = Readonly<Record<string, readonly Plain[]>>;

export interface RandomCase {
  readonly source: string;
  readonly ledger: Columns;
  readonly other: Columns;
}

export const PARAMETERS = { limit: 0.85, most: 45, lowest: -2.5 };
const ROWS = 5;
const NUMBERS = ['i', 'j', 'd', 'e', 'p'];
const TEXTS = ['t', 'u', 'code'];
const OTHER_ROWS = 4;

function decimal(most: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: most * 100 }).map((cents) => cents / 100);
}

function column<T extends Plain>(cell: fc.Arbitrary<T>, rows: number): fc.Arbitrary<T[]> {
  return fc.array(cell, { minLength: rows, maxLength: rows });
}

const word = fc.constantFrom('小学', '初中', 'abc', 'ABC', 'Ab', '均衡小学');
const code = fc.constantFrom('320101', '320102', '0123', '42', 'X9');

const ledger: fc.Arbitrary<Columns> = fc.record({
  i: column(fc.integer({ min: 0, max: 60 }), ROWS),
  j: column(fc.integer({ min: -40, max: 3000 }), ROWS),
  d: column(decimal(50), ROWS),
  e: column(decimal(5), ROWS),
  p: column(fc.integer({ min: 1, max: 12 }), ROWS),
  t: column(word, ROWS),
  u: column(word, ROWS),
  code: column(code, ROWS),
});

const other: fc.Arbitrary<Columns> = fc.record({
  n: column(fc.integer({ min: 0, max: 60 }), OTHER_ROWS),
  m: column(decimal(20), OTHER_ROWS),
  t: column(word, OTHER_ROWS),
});

interface Sources extends Record<string, unknown> {
  readonly number: string;
  readonly truth: string;
  readonly text: string;
}

const cellOf = (keys: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...keys).map((key) => `[@${key}]`);
const comparison = fc.constantFrom('=', '<>', '<', '<=', '>', '>=');

/** Expressions as a person would type them: parentheses where the generator likes, not where they are needed. */
const { number, truth, text } = fc.letrec<Sources>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5, depthSize: 'large' },
    { weight: 3, arbitrary: cellOf(NUMBERS) },
    fc.constantFrom('0', '1', '2', '100', '0.5', '1.1', '25%', 'limit', 'most', 'lowest', '-3'),
    {
      weight: 8,
      arbitrary: fc
        .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'), fc.boolean())
        .map(([l, sign, r, enclosed]) => (enclosed ? `(${l}${sign}${r})` : `${l}${sign}${r}`)),
    },
    fc.tuple(tie('number'), fc.constantFrom('2', '-1', '0.5')).map(([x, n]) => `(${x})^${n}`),
    tie('number').map((x) => `-${x}`),
    tie('number').map((x) => `(${x})%`),
    fc
      .tuple(fc.constantFrom('SUM', 'MAX', 'MIN', 'AVERAGE'), tie('number'), tie('number'))
      .map(([name, l, r]) => `${name}(${l},${r})`),
    fc
      .tuple(
        fc.constantFrom('SUM', 'MAX', 'MIN', 'COUNT', 'AVERAGE'),
        fc.constantFrom('[j]', '[d]', 'other[m]', 'other[n]'),
      )
      .map(([name, range]) => `${name}(${range})`),
    tie('number').map((x) => `ABS(${x})`),
    tie('number').map((x) => `SQRT(ABS(${x}))`),
    fc
      .tuple(
        fc.constantFrom('ROUND', 'ROUNDUP'),
        tie('number'),
        fc.constantFrom('0', '1', '2', '-1'),
      )
      .map(([name, x, places]) => `${name}(${x},${places})`),
    cellOf(NUMBERS).map((x) => `INT(${x}/[@p])`),
    cellOf(NUMBERS).map((x) => `MOD(${x},[@p])`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, l, r]) => `IF(${c},${l},${r})`),
    tie('text').map((x) => `LEN(${x})`),
    fc.constantFrom(
      'COUNTIFS([t],[@t])',
      'COUNTIFS([t],[@t],[u],[@u])',
      'COUNTIFS([code],[@code])',
      'COUNTIFS([i],">="&[@i])',
      'COUNTIFS([i],"<"&[@j],[t],[@t])',
      'COUNTIFS([t],"<>"&[@t])',
      'COUNTIFS(other[t],[@u],other[n],">"&most)',
      'COUNTIFS(other[n],[@i])',
      'SUMIFS([d],[t],[@t])',
      'SUMIFS(other[m],other[t],[@t])',
      'SUMIFS([e],[p],"<="&[@p])',
      'SUMPRODUCT([i],[d])',
      'SUMPRODUCT(([i]>most)*[d])',
      'SUMPRODUCT(other[n]*other[m])',
      'SUMPRODUCT(1/COUNTIFS([t],[t]))',
    ),
  ),
  truth: fc.oneof(
    { maxDepth: 5, depthSize: 'large' },
    fc.tuple(tie('number'), comparison, tie('number')).map(([l, sign, r]) => `(${l}${sign}${r})`),
    fc
      .tuple(tie('text'), fc.constantFrom('=', '<>'), tie('text'))
      .map(([l, sign, r]) => `(${l}${sign}${r})`),
    fc
      .tuple(fc.constantFrom('AND', 'OR'), tie('truth'), tie('truth'))
      .map(([name, l, r]) => `${name}(${l},${r})`),
    tie('truth').map((x) => `NOT(${x})`),
    fc.tuple(tie('text'), tie('text')).map(([l, r]) => `EXACT(${l},${r})`),
    cellOf([...NUMBERS, ...TEXTS]).map((x) => `ISNUMBER(${x})`),
    cellOf([...NUMBERS, ...TEXTS]).map((x) => `ISBLANK(${x})`),
  ),
  text: fc.oneof(
    { maxDepth: 3, depthSize: 'large' },
    cellOf(TEXTS),
    fc.constantFrom('"小学"', '"a""b"', '""', '"abc"'),
    fc.tuple(tie('text'), tie('text')).map(([l, r]) => `(${l}&${r})`),
    fc.tuple(tie('text'), fc.constantFrom('0', '1', '2')).map(([x, n]) => `LEFT(${x},${n})`),
    fc.tuple(tie('text'), fc.constantFrom('1', '2')).map(([x, n]) => `RIGHT(${x},${n})`),
    fc.tuple(tie('text'), fc.constantFrom('1', '2')).map(([x, n]) => `MID(${x},${n},2)`),
    fc.tuple(tie('text'), cellOf(['i', 'j'])).map(([x, n]) => `CONCATENATE(${x},${n})`),
  ),
}));

/** Expressions of every kind over data in which nothing is blank or unreadable. */
export const randomCase: fc.Arbitrary<RandomCase> = fc.record({
  source: fc.oneof({ weight: 4, arbitrary: number }, { weight: 2, arbitrary: truth }, text),
  ledger,
  other,
});

export function contextFor(random: RandomCase): FormulaContext {
  const table = tableOf('other', random.other);
  return {
    row: tableOf('ledger', random.ledger),
    tables: (name) => (name === 'other' ? table : undefined),
    parameters: PARAMETERS,
  };
}

/** Where the data of one case stands: two sheets, headers in the row above, `top` counted from 1. */
export interface Place {
  readonly ledgerSheet: string;
  readonly otherSheet: string;
  readonly top: number;
}

export function bindingFor(random: RandomCase, place: Place, row: number): EmitBinding {
  const letter = (columns: Columns, key: string): string =>
    columnName(Object.keys(columns).indexOf(key));
  const at = String(place.top + row);
  return {
    cell: (key) => `'${place.ledgerSheet}'!$${letter(random.ledger, key)}${at}`,
    range: (table, key) => {
      const [sheet, columns] =
        table === 'other' ? [place.otherSheet, random.other] : [place.ledgerSheet, random.ledger];
      const rows = Object.values(columns)[0]?.length ?? 0;
      const name = `$${letter(columns, key)}$`;
      const [from, to] = [place.top, place.top + rows - 1].map(String);
      return `'${sheet}'!${name}${from ?? ''}:${name}${to ?? ''}`;
    },
    parameters: PARAMETERS,
  };
}

/** The cells of a case, by `sheet!A1`. */
export function cellsOf(random: RandomCase, place: Place): Map<string, Scalar> {
  const cells = new Map<string, Scalar>();
  const tables = [
    [place.ledgerSheet, random.ledger],
    [place.otherSheet, random.other],
  ] as const;
  for (const [sheet, columns] of tables) {
    for (const [index, values] of Object.values(columns).entries()) {
      for (const [row, value] of values.entries()) {
        cells.set(`${sheet}!${columnName(index)}${String(place.top + row)}`, value);
      }
    }
  }
  return cells;
}

/** FALSE settles an AND and TRUE an OR here, where Excel gives the error of another part. */
export function settlesErrors(source: string): boolean {
  return /\b(AND|OR)\(/.test(source);
}
