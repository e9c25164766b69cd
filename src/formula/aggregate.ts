import type { CallNode, ColumnNode } from './ast';
import { arrayFrame } from './arrayFrame';
import { arithmetic, mapPairs } from './arithmetic';
import { columnFigures } from './columnFigures';
import type { ColumnFigures } from './columnFigures';
import { wholeColumn } from './frame';
import type { Frame } from './frame';
import { Tag } from './table';
import {
  SAFE,
  fillNumber,
  fillTag,
  release,
  setError,
  setUndecided,
  setUnreadable,
  take,
} from './vector';
import type { Vector } from './vector';

/** SUM, MAX, MIN, AVERAGE and COUNT over single values and whole columns. */
export function aggregate(node: CallNode, frame: Frame): Vector {
  if (node.name === 'AVERAGE') return average(node, frame);
  const parts = node.args.map((arg) => partOf(node, arg, frame));
  const [first, ...rest] = parts;
  if (first === undefined) return fillTag(frame.rows, Tag.UNREADABLE);
  return rest.reduce((left, right) => {
    const both = join(node, left, right, frame.rows);
    release(left);
    release(right);
    return both;
  }, first);
}

function join(node: CallNode, left: Vector, right: Vector, rows: number): Vector {
  if (node.name !== 'MAX' && node.name !== 'MIN') return arithmetic('+', left, right, rows);
  const both = mapPairs(left, right, rows, node.name === 'MAX' ? larger : smaller);
  both.bound = Math.max(left.bound, right.bound);
  return both;
}

function larger(left: number, right: number): number {
  return left > right ? left : right;
}

function smaller(left: number, right: number): number {
  return left < right ? left : right;
}

function partOf(node: CallNode, arg: CallNode['args'][number], frame: Frame): Vector {
  if (arg.kind === 'column') return ofColumn(node, arg, frame);
  const values = frame.compute(arg, frame);
  return node.name === 'COUNT' ? countNumbers(values, frame.rows) : onlyNumbers(values, frame.rows);
}

function ofColumn(node: CallNode, arg: ColumnNode, frame: Frame): Vector {
  const column = wholeColumn(arg, frame.context);
  if (column === undefined) return fillTag(frame.rows, Tag.UNREADABLE);
  const figures = columnFigures(column);
  if (node.name === 'COUNT') return fillNumber(frame.rows, figures.count);
  if (figures.tag === Tag.ERROR) return fillError(frame.rows, figures.errorCode);
  const value = figureOf(node, figures);
  const decided = figures.tag === Tag.NUMBER && Number.isFinite(value);
  if (!decided) return fillTag(frame.rows, Tag.UNREADABLE);
  const filled = fillNumber(frame.rows, value);
  // A sum of decimals that comes out as an integer is exact only when it was added exactly.
  if (figures.divisor === 0) filled.bound = Infinity;
  return filled;
}

function figureOf(node: CallNode, figures: ColumnFigures): number {
  if (node.name === 'MAX') return figures.max;
  return node.name === 'MIN' ? figures.min : figures.sum;
}

function fillError(rows: number, code: string | undefined): Vector {
  const vector = fillTag(rows, Tag.ERROR);
  vector.texts = new Array<string | undefined>(rows).fill(code);
  return vector;
}

/** Excel counts a truth value in some places and skips it in others, so it is undecided here. */
function onlyNumbers(values: Vector, rows: number): Vector {
  if (!values.tags.subarray(0, rows).includes(Tag.LOGICAL)) return values;
  const out = take(rows);
  for (let row = 0; row < rows; row++) {
    if (values.tags[row] !== Tag.NUMBER) setUndecided(out, row, values, values);
    else {
      out.tags[row] = Tag.NUMBER;
      out.numbers[row] = values.numbers[row] ?? 0;
    }
  }
  out.bound = values.bound;
  release(values);
  return out;
}

function countNumbers(values: Vector, rows: number): Vector {
  const out = take(rows);
  for (let row = 0; row < rows; row++) {
    if (values.tags[row] === Tag.LOGICAL) {
      setUnreadable(out, row);
      continue;
    }
    out.tags[row] = Tag.NUMBER;
    out.numbers[row] = values.tags[row] === Tag.NUMBER ? 1 : 0;
  }
  out.bound = 1;
  release(values);
  return out;
}

function average(node: CallNode, frame: Frame): Vector {
  const total = aggregate({ ...node, name: 'SUM' }, frame);
  let count = 0;
  for (const arg of node.args) {
    const column = arg.kind === 'column' ? wholeColumn(arg, frame.context) : undefined;
    count += arg.kind === 'column' ? (column === undefined ? 0 : columnFigures(column).count) : 1;
  }
  const divisor = fillNumber(frame.rows, count);
  const mean = arithmetic('/', total, divisor, frame.rows);
  release(total);
  release(divisor);
  return mean;
}

/** SUMPRODUCT: one figure over the rows of the table that its arguments read. */
export function sumProduct(node: CallNode, frame: Frame): Vector {
  const inner = arrayFrame(node, frame);
  if (inner === undefined) return fillTag(frame.rows, Tag.UNREADABLE);
  const parts = node.args.map((arg) => onlyNumbers(frame.compute(arg, inner), inner.rows));
  const [first, ...rest] = parts;
  if (first === undefined) return fillTag(frame.rows, Tag.UNREADABLE);
  const products = rest.reduce((left, right) => {
    const both = arithmetic('*', left, right, inner.rows);
    release(left);
    release(right);
    return both;
  }, first);
  const result = totalOf(products, frame.rows, inner.rows);
  release(products);
  return result;
}

function totalOf(products: Vector, rows: number, count: number): Vector {
  let total = 0;
  for (let row = 0; row < count; row++) {
    if (products.tags[row] === Tag.NUMBER) total += products.numbers[row] ?? 0;
    else {
      const odd = take(1);
      if (products.tags[row] === Tag.ERROR) setError(odd, 0, products.texts?.[row]);
      return odd.tags[0] === Tag.ERROR
        ? fillError(rows, odd.texts?.[0])
        : fillTag(rows, Tag.UNREADABLE);
    }
  }
  const filled = fillNumber(rows, total);
  if (products.bound * Math.max(count, 1) > SAFE) filled.bound = Infinity;
  return filled;
}
