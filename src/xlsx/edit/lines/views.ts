import type { LineChange } from '../references';
import { valueIn, withValue } from './startTag';

/** A frozen pane keeps the lines that it holds: one inserted among them joins them. */
export function splitPane(tag: string, changes: readonly LineChange[]): string {
  if (!(valueIn(tag, 'state') ?? '').startsWith('frozen')) return tag;
  const rows = withSplit(tag, 'ySplit', 'rows', changes);
  return withSplit(rows, 'xSplit', 'columns', changes);
}

function withSplit(
  tag: string,
  name: string,
  axis: LineChange['axis'],
  changes: readonly LineChange[],
): string {
  const lines = Number(valueIn(tag, name) ?? 0);
  const next = changes
    .filter((change) => change.axis === axis)
    .reduce((count, change) => frozenAfter(count, change), lines);
  if (next === lines) return tag;
  return withValue(tag, name, String(next));
}

function frozenAfter(lines: number, { kind, at, count }: LineChange): number {
  if (at >= lines) return lines;
  // One frozen line is left in any case: a pane without any would be none, with its selections astray.
  return kind === 'insert' ? lines + count : Math.max(1, lines - Math.min(count, lines - at));
}
