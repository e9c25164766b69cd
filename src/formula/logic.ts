import { Tag } from './table';
import { IS_NUMERIC, fillLogical, fillTag, setUndecided, take } from './vector';
import type { Vector } from './vector';

/**
 * AND and OR of three-valued truth: FALSE settles an AND and TRUE an OR, whatever is undecided beside it.
 * Numbers count as TRUE unless they are 0, as in Excel.
 */
export function conjunction(parts: readonly Vector[], rows: number, settling: 0 | 1): Vector {
  const out = take(rows);
  out.bound = 1;
  for (let row = 0; row < rows; row++) {
    let undecided: Vector | undefined;
    let settled = false;
    for (const part of parts) {
      if (IS_NUMERIC[part.tags[row] ?? 0] !== 1) {
        if (undecided?.tags[row] !== Tag.ERROR) undecided = part;
      } else if (truth(part.numbers[row]) === settling) {
        settled = true;
        break;
      }
    }
    if (!settled && undecided !== undefined) {
      setUndecided(out, row, undecided, undecided);
      continue;
    }
    out.tags[row] = Tag.LOGICAL;
    out.numbers[row] = settled ? settling : 1 - settling;
  }
  return out;
}

function truth(value: number | undefined): 0 | 1 {
  return value === 0 ? 0 : 1;
}

export function negation(operand: Vector, rows: number): Vector {
  const out = take(rows);
  out.bound = 1;
  for (let row = 0; row < rows; row++) {
    if (IS_NUMERIC[operand.tags[row] ?? 0] !== 1) {
      setUndecided(out, row, operand, operand);
      continue;
    }
    out.tags[row] = Tag.LOGICAL;
    out.numbers[row] = operand.numbers[row] === 0 ? 1 : 0;
  }
  return out;
}

/** Takes, on each row, only the branch that the condition asks for: the other may be undecided. */
export function branch(
  condition: Vector,
  whenTrue: Vector,
  whenFalse: Vector | undefined,
  rows: number,
): Vector {
  const other = whenFalse ?? fillLogical(rows, false);
  const out = take(rows);
  out.bound = Math.max(whenTrue.bound, other.bound);
  for (let row = 0; row < rows; row++) {
    if (IS_NUMERIC[condition.tags[row] ?? 0] !== 1) {
      setUndecided(out, row, condition, condition);
      continue;
    }
    const source = condition.numbers[row] === 0 ? other : whenTrue;
    const text = source.texts?.[row];
    out.tags[row] = source.tags[row] ?? Tag.UNREADABLE;
    out.numbers[row] = source.numbers[row] ?? 0;
    if (text !== undefined) setText(out, row, text);
  }
  return out;
}

function setText(out: Vector, row: number, text: string): void {
  out.texts ??= new Array<string | undefined>(out.tags.length);
  out.texts[row] = text;
}

/** ISBLANK and ISNUMBER look at what a cell is, so they are always decided. */
export function hasTag(operand: Vector, rows: number, tag: Tag): Vector {
  const out = fillTag(rows, Tag.LOGICAL);
  for (let row = 0; row < rows; row++) {
    out.numbers[row] = operand.tags[row] === tag ? 1 : 0;
  }
  return out;
}
