import type { Area, Span } from '../../../kernel/address';
import type { LineChange } from '../../../xlsx/edit/references';

/** Lines one after the other: those from `origin` on as the file had them, or, where it is null, added ones. */
export interface Stretch {
  readonly origin: number | null;
  readonly count: number;
}

/** All rows, or all columns, of a sheet as they now are; the last stretch has no end. */
export type LineTrack = readonly Stretch[];

export const AS_OPENED: LineTrack = [{ origin: 0, count: Infinity }];

/** Takes `count` lines out at `at` and puts `added` there. */
export function replaceLines(
  track: LineTrack,
  at: number,
  count: number,
  added: LineTrack,
): { readonly track: LineTrack; readonly removed: LineTrack } {
  const [before, rest] = split(track, at);
  const [removed, after] = split(rest, count);
  return { track: joined([...before, ...added, ...after]), removed };
}

function split(track: LineTrack, at: number): readonly [LineTrack, LineTrack] {
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  let left = at;
  for (const { origin, count } of track) {
    const taken = Math.min(count, left);
    left -= taken;
    if (taken > 0) before.push({ origin, count: taken });
    const next = origin === null ? null : origin + taken;
    if (taken < count) after.push({ origin: next, count: count - taken });
  }
  return [before, after];
}

function joined(track: LineTrack): LineTrack {
  const result: Stretch[] = [];
  for (const stretch of track) {
    const last = result.at(-1);
    const goesOn =
      last !== undefined &&
      (last.origin === null
        ? stretch.origin === null
        : stretch.origin === last.origin + last.count);
    if (goesOn) result[result.length - 1] = { ...last, count: last.count + stretch.count };
    else result.push(stretch);
  }
  return result;
}

/** Line of the file that a present line is; null for an added one. */
export function originAt(track: LineTrack, line: number): number | null {
  let at = 0;
  for (const { origin, count } of track) {
    if (line < at + count) return origin === null ? null : origin + line - at;
    at += count;
  }
  return null;
}

/** Where what is left of a run of the file's lines now is. */
export function placeOf(track: LineTrack, { from, to }: Span): Span | undefined {
  let at = 0;
  let first: number | undefined;
  let last: number | undefined;
  for (const { origin, count } of track) {
    if (origin !== null && origin <= to && origin + count > from) {
      first ??= at + Math.max(0, from - origin);
      last = at + Math.min(count - 1, to - origin);
    }
    at += count;
  }
  return first === undefined || last === undefined ? undefined : { from: first, to: last };
}

/** Where what is left of an area of the file now is. */
export function placeOfArea(
  { rows, columns }: { readonly rows: LineTrack; readonly columns: LineTrack },
  { top, left, bottom, right }: Area,
): Area | undefined {
  const down = placeOf(rows, { from: top, to: bottom });
  const across = placeOf(columns, { from: left, to: right });
  if (down === undefined || across === undefined) return undefined;
  return { top: down.from, left: across.from, bottom: down.to, right: across.to };
}

/**
 * What turns the file's lines into those of the track: deletions from the last line up, then insertions from the first
 * line down. Of lines after the first `used` nothing is said: nothing stands there.
 */
export function changesOf(
  track: LineTrack,
  used: number,
  on: Pick<LineChange, 'sheet' | 'axis'>,
): readonly LineChange[] {
  const deletions: LineChange[] = [];
  const insertions: LineChange[] = [];
  let expected = 0;
  let at = 0;
  /** Where the last line ends that something is said of: lines inserted after it change nothing. */
  let end = 0;
  for (const { origin, count } of track) {
    if (origin === null) insertions.push({ ...on, kind: 'insert', at, count });
    else {
      const gone = Math.min(origin, used) - expected;
      if (gone > 0) deletions.unshift({ ...on, kind: 'delete', at: expected, count: gone });
      if (origin < used) end = at + count;
      expected = Math.min(used, origin + count);
    }
    at += count;
  }
  return [...deletions, ...insertions.filter((insertion) => insertion.at < end)];
}
