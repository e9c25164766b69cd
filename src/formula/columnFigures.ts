import type { CallNode } from './ast';
import { decimalDivisor } from './decimal';
import { wholeColumn } from './frame';
import type { Frame } from './frame';
import { Tag } from './table';
import type { Column } from './table';
import { SAFE } from './vector';

/** Figures of a whole column, found in one pass and kept as long as the column is. */
export interface ColumnFigures {
  /** Cells that hold a number. */
  readonly count: number;
  /** NUMBER when every cell is a number; ERROR or UNREADABLE when one is not. */
  readonly tag: Tag;
  readonly errorCode: string | undefined;
  readonly sum: number;
  readonly max: number;
  readonly min: number;
  /** Power of ten that makes every number an integer; 0 where none does. Sums are then exact decimals. */
  readonly divisor: number;
}

const known = new WeakMap<Column, ColumnFigures>();

export function columnFigures(column: Column): ColumnFigures {
  const figures = known.get(column) ?? computeFigures(column);
  known.set(column, figures);
  return figures;
}

function computeFigures(column: Column): ColumnFigures {
  const { tags, numbers } = column;
  let [count, max, min, divisor] = [0, -Infinity, Infinity, 1];
  for (let row = 0; row < tags.length; row++) {
    if (tags[row] !== Tag.NUMBER) continue;
    const value = numbers[row] ?? 0;
    count++;
    max = Math.max(max, value);
    min = Math.min(min, value);
    if (divisor !== 0) divisor = widerDivisor(divisor, value);
  }
  const error = tags.indexOf(Tag.ERROR);
  const tag = error >= 0 ? Tag.ERROR : count < tags.length ? Tag.UNREADABLE : Tag.NUMBER;
  const total = new Total(divisor);
  for (let row = 0; row < tags.length; row++) {
    if (tags[row] === Tag.NUMBER) total.add(numbers[row] ?? 0);
  }
  const exact = total.isExact() ? divisor : 0;
  const errorCode = error >= 0 ? column.texts?.[error] : undefined;
  return { count, tag, errorCode, sum: total.value(), max, min, divisor: exact };
}

function widerDivisor(divisor: number, value: number): number {
  if (
    Math.round(value * divisor) / divisor === value &&
    Number.isSafeInteger(Math.round(value * divisor))
  )
    return divisor;
  const own = decimalDivisor(value);
  return own === 0 ? 0 : Math.max(divisor, own);
}

/** A sum in whole units of `1/divisor`, which doubles add without rounding; plain where there is no divisor. */
export class Total {
  private units = 0;
  private size = 0;

  constructor(private readonly divisor: number) {}

  add(value: number): void {
    const units = this.divisor === 0 ? value : Math.round(value * this.divisor);
    this.units += units;
    this.size += Math.abs(units);
  }

  isExact(): boolean {
    return this.divisor !== 0 && this.size <= SAFE;
  }

  value(): number {
    return this.units / (this.divisor === 0 ? 1 : this.divisor);
  }
}

/**
 * Whether the decimal text of an aggregate's value is its exact value: always for counts, the largest and the
 * smallest; for sums when every number of the column has at most nine decimals.
 */
export function hasExactText(node: CallNode, frame: Frame): boolean {
  if (node.name === 'COUNT' || node.name === 'COUNTIFS') return true;
  if (node.name === 'MAX' || node.name === 'MIN') return true;
  if (node.name !== 'SUM' && node.name !== 'SUMIFS') return false;
  const summed = node.name === 'SUMIFS' ? node.args.slice(0, 1) : node.args;
  if (summed.length !== 1) return false;
  return summed.every((arg) => {
    const column = arg.kind === 'column' ? wholeColumn(arg, frame.context) : undefined;
    return column !== undefined && columnFigures(column).divisor !== 0;
  });
}
