import type { Area, CellAddress } from './address';

/**
 * The cells as few rectangles: runs along a row first, then equal runs in rows below each other joined. Hosts pay per
 * rectangle, not per cell.
 */
export function coalesce(cells: readonly CellAddress[]): Area[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const done: Area[] = [];
  let open = new Map<number, Area>();
  let row = -1;
  let runs: Area[] = [];
  const closeRow = (): void => {
    const next = new Map<number, Area>();
    for (const run of runs) {
      const above = open.get(run.left);
      const joins = above?.right === run.right && above.bottom === run.top - 1;
      if (joins) open.delete(run.left);
      next.set(run.left, joins ? { ...above, bottom: run.bottom } : run);
    }
    done.push(...open.values());
    open = next;
    runs = [];
  };
  for (const cell of sorted) {
    if (cell.row !== row) closeRow();
    row = cell.row;
    const last = runs.at(-1);
    if (last !== undefined && cell.column <= last.right + 1) {
      runs[runs.length - 1] = { ...last, right: Math.max(last.right, cell.column) };
    } else {
      runs.push({ top: row, bottom: row, left: cell.column, right: cell.column });
    }
  }
  closeRow();
  done.push(...open.values());
  return done.sort((a, b) => a.top - b.top || a.left - b.left);
}
