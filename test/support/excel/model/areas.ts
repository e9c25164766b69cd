import {
  columnName,
  formatArea,
  MAX_COLUMNS,
  MAX_ROWS,
  parseArea,
  type Area,
} from '../../../../src/kernel/address';

export const WHOLE_SHEET: Area = {
  top: 0,
  left: 0,
  bottom: MAX_ROWS - 1,
  right: MAX_COLUMNS - 1,
};

export function isWholeRows({ left, right }: Area): boolean {
  return left === 0 && right === MAX_COLUMNS - 1;
}

export function isWholeColumns({ top, bottom }: Area): boolean {
  return top === 0 && bottom === MAX_ROWS - 1;
}

/** `A1:B2`, `A:C`, `2:5`, with or without `$`. */
export function areaOf(text: string): Area | undefined {
  const plain = text.replaceAll('$', '');
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (columns !== null)
    return parseArea(`${columns[1] ?? ''}1:${columns[2] ?? ''}${String(MAX_ROWS)}`);
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (rows !== null) return parseArea(`A${rows[1] ?? ''}:XFD${rows[2] ?? ''}`);
  return /^[^:]+(:[^:]+)?$/.test(plain) ? parseArea(plain) : undefined;
}

/** An area as Excel gives its address back. */
export function textOf(area: Area): string {
  if (isWholeRows(area)) return `${String(area.top + 1)}:${String(area.bottom + 1)}`;
  if (isWholeColumns(area)) return `${columnName(area.left)}:${columnName(area.right)}`;
  return formatArea(area);
}

export function sizeOf({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

export function intersection(a: Area, b: Area): Area | undefined {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top > bottom || left > right ? undefined : { top, left, bottom, right };
}

/** What is left of an area without another, in at most four parts. */
export function without(area: Area, other: Area): readonly Area[] {
  const cut = intersection(area, other);
  if (cut === undefined) return [area];
  const parts: Area[] = [];
  if (cut.top > area.top) parts.push({ ...area, bottom: cut.top - 1 });
  if (cut.left > area.left)
    parts.push({ top: cut.top, bottom: cut.bottom, left: area.left, right: cut.left - 1 });
  if (cut.right < area.right)
    parts.push({ top: cut.top, bottom: cut.bottom, left: cut.right + 1, right: area.right });
  if (cut.bottom < area.bottom) parts.push({ ...area, top: cut.bottom + 1 });
  return parts;
}

export function withoutAll(areas: readonly Area[], others: readonly Area[]): readonly Area[] {
  return others.reduce<readonly Area[]>(
    (left, other) => left.flatMap((area) => without(area, other)),
    areas,
  );
}

/** The same cells in one way only, so that states can be compared: rows of equal runs joined downwards. */
export function normalised(areas: readonly Area[]): readonly Area[] {
  if (areas.length < 2) return areas;
  const cuts = [...new Set(areas.flatMap(({ top, bottom }) => [top, bottom + 1]))].sort(
    (a, b) => a - b,
  );
  const found: Area[] = [];
  let open: Area[] = [];
  cuts.slice(0, -1).forEach((top, index) => {
    const bottom = (cuts[index + 1] ?? top + 1) - 1;
    const runs: { left: number; right: number }[] = [];
    for (const { left, right } of areas
      .filter((area) => area.top <= top && area.bottom >= bottom)
      .sort((a, b) => a.left - b.left)) {
      const last = runs.at(-1);
      if (last !== undefined && left <= last.right + 1) last.right = Math.max(last.right, right);
      else runs.push({ left, right });
    }
    const grown = runs.map(({ left, right }) => {
      const above = open.find(
        (area) => area.left === left && area.right === right && area.bottom === top - 1,
      );
      return { top: above?.top ?? top, bottom, left, right };
    });
    found.push(
      ...open.filter(
        (area) =>
          !grown.some(
            (next) => next.left === area.left && next.right === area.right && next.top === area.top,
          ),
      ),
    );
    open = grown;
  });
  return [...found, ...open].sort((a, b) => a.top - b.top || a.left - b.left);
}
