/**
 * A second opinion on emitted formulas: walks the library's tree of the A1 text, looks every cell up in a map and
 * computes as Excel's documentation says, value by value. Slow and simple on purpose; it shares nothing with
 * `src/formula`.
 */
import { parse, tokenize } from '@borgar/fx';
import type { AstExpression } from '@borgar/fx';
import { columnName } from '../../src/kernel/address';

export type Scalar = number | string | boolean | null | { readonly error: string };
type Value = Scalar | Scalar[];

/** Cells by `sheet!A1`; a reference without a sheet asks for `!A1`. */
export type Cells = Pick<ReadonlyMap<string, Scalar>, 'get'>;

export function calculate(text: string, cells: Cells): Scalar {
  return evaluate(parse(tokenize(text, { withLocation: true })), cells);
}

/** The same for a formula that has been parsed. */
export function evaluate(tree: AstExpression, cells: Cells): Scalar {
  const value = walk(tree, cells);
  return Array.isArray(value) ? { error: '#VALUE!' } : value;
}

function walk(node: AstExpression, cells: Cells): Value {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'ReferenceIdentifier':
      return resolve(node.value, cells);
    case 'UnaryExpression': {
      const operand = walkAt(node.arguments, 0, cells);
      return each([operand], ([x = null]) => {
        const value = number(x);
        if (typeof value !== 'number') return value;
        return node.operator === '%' ? value / 100 : node.operator === '-' ? -value : value;
      });
    }
    case 'BinaryExpression': {
      const parts = node.arguments.map((part) => walk(part, cells));
      return each(parts, ([l = null, r = null]) => binary(node.operator, l, r));
    }
    case 'CallExpression':
      return call(node.callee.name, node.arguments, cells);
    default:
      throw new Error(`oracle: ${node.type}`);
  }
}

function walkAt(nodes: readonly AstExpression[], index: number, cells: Cells): Value {
  const node = nodes[index];
  return node === undefined ? null : walk(node, cells);
}

function resolve(reference: string, cells: Cells): Value {
  const match = /^(?:'?(.+?)'?!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(reference);
  if (match === null) throw new Error(`oracle: ${reference}`);
  const [, sheet = '', column = '', from = '', last = column, to] = match;
  const at = (name: string, row: number): Scalar =>
    cells.get(`${sheet}!${name}${String(row)}`) ?? null;
  if (to === undefined) return at(column, Number(from));
  const columns = columnsFrom(column, last);
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
    columns.map((name) => at(name, Number(from) + index)),
  ).flat();
}

function columnsFrom(first: string, last: string): string[] {
  const count = (name: string): number =>
    [...name].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0);
  return Array.from({ length: count(last) - count(first) + 1 }, (_, index) =>
    columnName(count(first) - 1 + index),
  );
}

/** Applies to scalars, or element by element where an operand is an array. */
function each(values: readonly Value[], apply: (scalars: readonly Scalar[]) => Scalar): Value {
  const array = values.find((value): value is Scalar[] => Array.isArray(value));
  if (array === undefined) return apply(values as Scalar[]);
  return array.map((_, index) =>
    apply(values.map((value) => (Array.isArray(value) ? (value[index] ?? null) : value))),
  );
}

function isError(value: Scalar): value is { readonly error: string } {
  return typeof value === 'object' && value !== null;
}

function number(value: Scalar): number | { readonly error: string } {
  if (isError(value)) return value;
  if (typeof value === 'string') {
    return value.trim() !== '' && Number.isFinite(Number(value))
      ? Number(value)
      : { error: '#VALUE!' };
  }
  return Number(value ?? 0);
}

/** The fifteen digits that Excel shows and compares. */
function shown(value: number): number {
  return Number(value.toPrecision(15));
}

function binary(operator: string, left: Scalar, right: Scalar): Scalar {
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (operator === '&') return text(left) + text(right);
  if ('=<><=>='.includes(operator)) return ordering(operator, left, right);
  const [l, r] = [number(left), number(right)];
  if (typeof l !== 'number') return l;
  if (typeof r !== 'number') return r;
  if (operator === '/' && r === 0) return { error: '#DIV/0!' };
  if (operator === '^' && l === 0 && r === 0) return { error: '#NUM!' };
  const results: Record<string, number> = {
    '+': l + r,
    '-': l - r,
    '*': l * r,
    '/': l / r,
    '^': l ** r,
  };
  const value = results[operator] ?? NaN;
  if (!Number.isFinite(value)) return { error: '#NUM!' };
  if (operator === '+' || operator === '-')
    return settled(value, Math.max(Math.abs(l), Math.abs(r)));
  return value;
}

/** What 15 digits of the larger operand hold of a sum; the rest is noise of the doubles. */
function settled(value: number, size: number): number {
  if (size === 0 || size > 1e15) return value;
  const places = 14 - Math.floor(Math.log10(size));
  return places > 100 ? value : Number(value.toFixed(places));
}

function ordering(operator: string, left: Scalar, right: Scalar): boolean {
  const sides = [left, right].map((side) => {
    if (typeof side === 'string') return side.toUpperCase();
    return typeof side === 'number' ? shown(side) : Number(side);
  });
  const [l = 0, r = 0] = sides;
  const near =
    typeof l === 'number' && typeof r === 'number'
      ? Math.abs(l - r) <= 1e-14 * Math.max(Math.abs(l), Math.abs(r), 1)
      : l === r;
  const order = near ? 0 : l < r ? -1 : 1;
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (operator.includes('=') && order === 0) return true;
  return operator.startsWith('<') ? order < 0 : order > 0;
}

function text(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(shown(value));
  return typeof value === 'string' ? value : '';
}

function call(name: string, nodes: readonly AstExpression[], cells: Cells): Value {
  if (name === 'IF') {
    const test = walkAt(nodes, 0, cells);
    if (Array.isArray(test) || isError(test)) return test;
    const branch = nodes[number(test) === 0 ? 2 : 1];
    return branch === undefined ? false : walk(branch, cells);
  }
  const args = nodes.map((node) => walk(node, cells));
  if (name === 'IFERROR')
    return each(args, ([x = null, instead = null]) => (isError(x) ? instead : x));
  if (name === 'ROWS') return rowsOf(nodes[0]);
  if (name === 'COUNT') return numbersIn(args).length;
  if (name === 'COUNTIFS' || name === 'COUNTIF') return countIfs(args, undefined);
  if (name === 'SUMIFS') return countIfs(args.slice(1), args[0] as Scalar[]);
  const whole = WHOLE[name];
  if (whole !== undefined) {
    const failed = args.flat().find(isError);
    return failed ?? whole(args);
  }
  const single = SINGLE[name];
  if (single === undefined) throw new Error(`oracle: ${name}`);
  return each(args, (scalars) => {
    const failed = name.startsWith('IS') ? undefined : scalars.find(isError);
    return failed ?? single(scalars);
  });
}

/** How many rows a reference spans. */
function rowsOf(node: AstExpression | undefined): number {
  const text = node?.type === 'ReferenceIdentifier' ? node.value : '';
  const [, from = 1, to = from] = /\$?[A-Z]+\$?(\d+)(?::\$?[A-Z]+\$?(\d+))?$/.exec(text) ?? [];
  return Number(to) - Number(from) + 1;
}

function numbersIn(args: readonly Value[]): number[] {
  return args.flat().filter((value): value is number => typeof value === 'number');
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const WHOLE: Readonly<Record<string, (args: readonly Value[]) => Scalar>> = {
  SUM: (args) => sum(numbersIn(args)),
  MAX: (args) => Math.max(...numbersIn(args)),
  MIN: (args) => Math.min(...numbersIn(args)),
  AVERAGE: (args) => sum(numbersIn(args)) / numbersIn(args).length,
  AND: (args) => args.flat().every((value) => number(value) !== 0),
  OR: (args) => args.flat().some((value) => number(value) !== 0),
  SUMPRODUCT: (args) => {
    const arrays = args.map((arg) => (Array.isArray(arg) ? arg : [arg]));
    const [first = []] = arrays;
    return sum(
      first.map((_, index) =>
        arrays.reduce((product, array) => product * Number(array[index] ?? 0), 1),
      ),
    );
  },
};

/** A text that is no number makes arithmetic an error. */
function onNumber(x: Scalar, then: (value: number) => Scalar): Scalar {
  const value = number(x);
  return typeof value === 'number' ? then(value) : value;
}

const SINGLE: Readonly<Record<string, (args: readonly Scalar[]) => Scalar>> = {
  NOT: ([x = null]) => number(x) === 0,
  ABS: ([x]) => Math.abs(Number(x)),
  SQRT: ([x]) => (Number(x) < 0 ? { error: '#NUM!' } : Math.sqrt(Number(x))),
  INT: ([x = null]) => onNumber(x, (value) => Math.floor(shown(value))),
  MOD: ([x, y]) => {
    if (Number(y) === 0) return { error: '#DIV/0!' };
    const whole = Math.floor(shown(Number(x) / Number(y)));
    return settled(Number(x) - Number(y) * whole, Math.abs(Number(x)));
  },
  ROUND: ([x = null, places]) => onNumber(x, (value) => roundText(value, Number(places), false)),
  ROUNDUP: ([x = null, places]) => onNumber(x, (value) => roundText(value, Number(places), true)),
  ISBLANK: ([x]) => x === null,
  ISNUMBER: ([x]) => typeof x === 'number',
  LEN: ([x = null]) => text(x).length,
  LEFT: ([x = null, count = 1]) => text(x).slice(0, Number(count)),
  RIGHT: ([x = null, count = 1]) => (Number(count) === 0 ? '' : text(x).slice(-Number(count))),
  MID: ([x = null, start, count]) =>
    text(x)
      .slice(Number(start) - 1)
      .slice(0, Number(count)),
  VALUE: ([x = null]) => number(x),
  EXACT: ([x = null, y = null]) => text(x) === text(y),
  CONCATENATE: (parts) => parts.map(text).join(''),
};

/** Rounds the digits that Excel shows, as a person would on paper. */
function roundText(value: number, places: number, up: boolean): number {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toPrecision(15).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const scale = Number(exponent) - fraction.length;
  const drop = -(scale + places);
  if (drop <= 0) return value;
  const unit = 10n ** BigInt(drop);
  const rest = digits % unit;
  const bump = up ? rest > 0n : rest * 2n >= unit;
  const rounded = digits / unit + (bump ? 1n : 0n);
  return Math.sign(value) * Number(`${String(rounded)}e${String(-places)}`);
}

function countIfs(args: readonly Value[], summed: Scalar[] | undefined): Value {
  const criteria = args.filter((_, index) => index % 2 === 1);
  const ranges = args.filter((_, index) => index % 2 === 0) as Scalar[][];
  return each(criteria, (wanted) => {
    let total = 0;
    for (const index of (ranges[0] ?? []).keys()) {
      const all = ranges.every((range, at) => meets(range[index] ?? null, wanted[at] ?? null));
      if (all) total += summed === undefined ? 1 : Number(summed[index]);
    }
    return total;
  });
}

function meets(cell: Scalar, criterion: Scalar): boolean {
  const [, sign = '', rest = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(text(criterion)) ?? [];
  const wanted: Scalar = rest !== '' && Number.isFinite(Number(rest)) ? Number(rest) : rest;
  const found: Scalar =
    typeof cell === 'string' && cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell;
  const sameKind = typeof found === typeof wanted;
  if (sign === '' || sign === '=') return sameKind && ordering('=', found, wanted);
  if (sign === '<>') return !(sameKind && ordering('=', found, wanted));
  return typeof cell === 'number' && sameKind && ordering(sign, cell, wanted);
}
