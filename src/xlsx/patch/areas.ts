import type { Area, CellAddress } from '../../kernel/address';

/** Areas taller than this stay as they are given: joining works row by row. */
const TALL = 20_000;

/** Joins areas and cells into few rectangles that cover the same cells, in the order of rows. */
export function coalesce(areas: readonly Area[]): readonly Area[] {
  const tall = areas.filter((area) => area.bottom - area.top >= TALL);
  const rows = new Map<number, Area[]>();
  for (const area of areas) {
    if (area.bottom - area.top >= TALL) continue;
    for (let row = area.top; row <= area.bottom; row++) {
      const runs = rows.get(row);
      const run = { ...area, top: row, bottom: row };
      if (runs === undefined) rows.set(row, [run]);
      else runs.push(run);
    }
  }
  return [
    ...tall,
    ...stack([...rows].sort(([a], [b]) => a - b).flatMap(([, runs]) => joinRow(runs))),
  ];
}

export function areaOfCell({ row, column }: CellAddress): Area {
  return { top: row, bottom: row, left: column, right: column };
}

function joinRow(runs: Area[]): readonly Area[] {
  runs.sort((a, b) => a.left - b.left);
  const joined: Area[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && run.left <= last.right + 1) {
      joined[joined.length - 1] = { ...last, right: Math.max(last.right, run.right) };
    } else {
      joined.push(run);
    }
  }
  return joined;
}

/** Puts runs of the same columns in consecutive rows into one rectangle; runs come in the order of rows. */
function stack(runs: readonly Area[]): readonly Area[] {
  const open = new Map<string, number>();
  const stacked: Area[] = [];
  for (const run of runs) {
    const key = `${String(run.left)}:${String(run.right)}`;
    const at = open.get(key);
    const above = at === undefined ? undefined : stacked[at];
    if (at !== undefined && above?.bottom === run.top - 1) {
      stacked[at] = { ...above, bottom: run.bottom };
    } else {
      open.set(key, stacked.length);
      stacked.push(run);
    }
  }
  return stacked;
}
