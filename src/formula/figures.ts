import type { Formula } from './ast';
import { openFrame } from './evaluate';
import { exactValue } from './exact';
import type { Frame, FormulaContext } from './frame';
import { fractionsOf } from './rational';
import { Tag } from './table';
import { release } from './vector';

/** Rows whose figures are found together: enough to make the columns cheap, few enough to keep for every rule. */
const BLOCK = 4096;

/** Figures of some rows; NaN where the row has to be asked one by one. */
interface Block {
  readonly from: number;
  readonly tags: Uint8Array;
  readonly values: Float64Array;
  readonly texts: readonly (string | undefined)[] | undefined;
  /** Rows whose exact value fits into no two integers of doubles. */
  readonly open: Uint8Array;
}

/**
 * The value of a formula on any row, as messages show it: exact where it has an exact value, else its double; text as
 * it is; undefined where it is undecided. Rows are best asked in order.
 */
export function figuresOf(
  formula: Formula,
  context: FormulaContext,
): (row: number) => number | string | undefined {
  const frame = openFrame(context);
  let block: Block | undefined;
  return (row) => {
    if (row < 0 || row >= frame.rows) return undefined;
    const from = row - (row % BLOCK);
    if (block?.from !== from) block = readBlock(formula, frame, from);
    const at = row - from;
    if (block.open[at] === 1)
      return exactValue(formula.ast, row, frame)?.valueOf() ?? block.values[at];
    const tag = block.tags[at];
    if (tag === Tag.TEXT) return block.texts?.[at];
    return tag === Tag.NUMBER || tag === Tag.LOGICAL ? block.values[at] : undefined;
  };
}

function readBlock(formula: Formula, frame: Frame, from: number): Block {
  const to = Math.min(from + BLOCK, frame.rows);
  const column = frame.compute(formula.ast, frame);
  const block: Block = {
    from,
    tags: column.tags.slice(from, to),
    values: column.numbers.slice(from, to),
    texts: column.texts?.slice(from, to),
    open: new Uint8Array(to - from),
  };
  release(column);
  if (block.tags.includes(Tag.NUMBER)) sharpen(block, formula, frame);
  return block;
}

/** Puts the exact value in the place of the double. */
function sharpen({ from, tags, values, open }: Block, formula: Formula, frame: Frame): void {
  const rows = Int32Array.from(tags, (_, at) => from + at);
  const { over, under } = fractionsOf(formula.ast, rows, frame);
  for (let at = 0; at < values.length; at++) {
    if (tags[at] !== Tag.NUMBER) continue;
    const divisor = under[at] ?? 0;
    if (divisor === 0) open[at] = 1;
    else values[at] = (over[at] ?? 0) / divisor;
  }
}
