import type { ArithmeticOperator, UnaryOperator } from './ast';
import { Tag } from './table';
import { IS_NUMERIC, SAFE, setError, setUndecided, take } from './vector';
import type { Vector } from './vector';

/** `+ - * / ^` row by row; a division by zero and an overflow are Excel's own errors. */
export function arithmetic(
  operator: ArithmeticOperator,
  left: Vector,
  right: Vector,
  rows: number,
): Vector {
  const out = take(rows);
  fillValues(operator, out.numbers, left.numbers, right.numbers, rows);
  const { tags, numbers } = out;
  const [lt, rt] = [left.tags, right.tags];
  for (let row = 0; row < rows; row++) {
    tags[row] = Tag.NUMBER;
    if ((IS_NUMERIC[lt[row] ?? 0] ?? 0) + (IS_NUMERIC[rt[row] ?? 0] ?? 0) < 2) {
      setUndecided(out, row, left, right);
    } else if (!Number.isFinite(numbers[row])) {
      setError(out, row, arithmeticError(operator, right.numbers[row] ?? 0));
    }
  }
  out.bound = arithmeticBound(operator, left.bound, right.bound);
  return out;
}

/** One loop per operator: a call per row would put every number on the heap. Adding 0 keeps -0 out, which Excel lacks. */
function fillValues(
  operator: ArithmeticOperator,
  out: Float64Array,
  left: Float64Array,
  right: Float64Array,
  rows: number,
): void {
  switch (operator) {
    case '+':
      for (let row = 0; row < rows; row++) out[row] = (left[row] ?? 0) + (right[row] ?? 0);
      break;
    case '-':
      for (let row = 0; row < rows; row++) out[row] = (left[row] ?? 0) - (right[row] ?? 0);
      break;
    case '*':
      for (let row = 0; row < rows; row++) out[row] = (left[row] ?? 0) * (right[row] ?? 0) + 0;
      break;
    case '/':
      for (let row = 0; row < rows; row++) out[row] = (left[row] ?? 0) / (right[row] ?? 0) + 0;
      break;
    case '^':
      for (let row = 0; row < rows; row++) out[row] = power(left[row] ?? 0, right[row] ?? 0);
  }
}

/** Excel refuses 0^0, which JavaScript takes for 1. */
function power(left: number, right: number): number {
  return left === 0 && right === 0 ? NaN : left ** right;
}

function arithmeticError(operator: ArithmeticOperator, right: number): string {
  return operator === '/' && right === 0 ? '#DIV/0!' : '#NUM!';
}

function arithmeticBound(operator: ArithmeticOperator, left: number, right: number): number {
  if (operator === '/' || operator === '^') return Infinity;
  const bound = operator === '*' ? left * right : left + right;
  return bound <= SAFE ? bound : Infinity;
}

/** Unary minus, plus and percent. A plus leaves text as it is in Excel; here it asks for a number. */
export function unary(operator: UnaryOperator, operand: Vector, rows: number): Vector {
  const factor = operator === '-' ? -1 : 1;
  const divisor = operator === '%' ? 100 : 1;
  const out = mapNumbers(operand, rows, (value) => (factor * value) / divisor);
  out.bound = operator === '%' ? Infinity : operand.bound;
  return out;
}

/** Applies a function to every number; anything else is undecided. NaN stands for `#NUM!`. */
export function mapNumbers(
  operand: Vector,
  rows: number,
  apply: (value: number) => number,
): Vector {
  const out = take(rows);
  for (let row = 0; row < rows; row++) {
    if (IS_NUMERIC[operand.tags[row] ?? 0] !== 1) {
      setUndecided(out, row, operand, operand);
      continue;
    }
    setNumber(out, row, apply(operand.numbers[row] ?? 0), '#NUM!');
  }
  return out;
}

/** As `mapNumbers`, for functions of two numbers. NaN stands for the error named. */
export function mapPairs(
  left: Vector,
  right: Vector,
  rows: number,
  apply: (left: number, right: number) => number,
  error = '#NUM!',
): Vector {
  const out = take(rows);
  for (let row = 0; row < rows; row++) {
    const decided = IS_NUMERIC[left.tags[row] ?? 0] === 1 && IS_NUMERIC[right.tags[row] ?? 0] === 1;
    if (!decided) setUndecided(out, row, left, right);
    else setNumber(out, row, apply(left.numbers[row] ?? 0, right.numbers[row] ?? 0), error);
  }
  return out;
}

function setNumber(out: Vector, row: number, value: number, error: string): void {
  if (!Number.isFinite(value)) {
    setError(out, row, error);
    return;
  }
  out.tags[row] = Tag.NUMBER;
  out.numbers[row] = value + 0;
}
