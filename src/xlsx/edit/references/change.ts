import {
  formatArea,
  MAX_COLUMNS,
  MAX_ROWS,
  parseArea,
  type Area,
  type Span,
} from '../../../kernel/address';

/** Lines that come or go on one sheet. */
export interface LineChange {
  readonly sheet: string;
  readonly axis: 'rows' | 'columns';
  /** First line, counted from 0; inserted ones come before it. */
  readonly at: number;
  readonly count: number;
  readonly kind: 'insert' | 'delete';
}

/** Changes that follow one another: each counts lines as the ones before have left them. */
export type LineChanges = LineChange | readonly LineChange[];

export function listOf(changes: LineChanges): readonly LineChange[] {
  return 'kind' in changes ? [changes] : changes;
}

/** How many lines a sheet has. */
export function limitOf(axis: LineChange['axis']): number {
  return axis === 'rows' ? MAX_ROWS : MAX_COLUMNS;
}

/**
 * Where a run of lines is after a change, as Excel has it: insertion inside a run lets it grow, insertion at its first
 * line moves it, deletion shrinks it. Undefined where nothing of it is left. A run of all lines stays one.
 */
export function shiftSpan({ from, to }: Span, change: LineChange): Span | undefined {
  const { at, count, kind } = change;
  const limit = limitOf(change.axis);
  if (from === 0 && to === limit - 1) return { from, to };
  if (kind === 'insert') {
    const start = at <= from ? from + count : from;
    const end = at <= to ? to + count : to;
    return start >= limit ? undefined : { from: start, to: Math.min(end, limit - 1) };
  }
  const end = at + count;
  const first = from < at ? from : Math.max(at, from - count);
  const last = to < at ? to : to < end ? at - 1 : to - count;
  return last < first ? undefined : { from: first, to: last };
}

/** Where a line is after changes of its axis; undefined where it is gone or pushed off the sheet. */
export function shiftLine(
  line: number,
  axis: LineChange['axis'],
  changes: LineChanges,
): number | undefined {
  let span: Span | undefined = { from: line, to: line };
  for (const change of listOf(changes)) {
    if (change.axis === axis) span = shiftSpan(span, change);
    if (span === undefined) return undefined;
  }
  return span.from;
}

/** Where an area of the changed sheet is afterwards; undefined where nothing of it is left. */
export function shiftArea(area: Area, changes: LineChanges): Area | undefined {
  let { top, bottom, left, right } = area;
  for (const change of listOf(changes)) {
    const isRows = change.axis === 'rows';
    const span = shiftSpan(isRows ? { from: top, to: bottom } : { from: left, to: right }, change);
    if (span === undefined) return undefined;
    if (isRows) [top, bottom] = [span.from, span.to];
    else [left, right] = [span.from, span.to];
  }
  return { top, left, bottom, right };
}

/** Areas of an `sqref`; those that cannot be read are left out. */
export function areasOf(sqref: string): readonly Area[] {
  return sqref
    .split(/\s+/)
    .map((ref) => shorthandArea(ref))
    .filter((area) => area !== undefined);
}

/** `A1:B2`, and the whole lines that some files write: `A:C`, `2:5`. */
export function shorthandArea(ref: string): Area | undefined {
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(ref);
  if (columns !== null)
    return parseArea(`${columns[1] ?? ''}1:${columns[2] ?? ''}${String(MAX_ROWS)}`);
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(ref);
  if (rows !== null) return parseArea(`A${rows[1] ?? ''}:XFD${rows[2] ?? ''}`);
  return parseArea(ref);
}

/** A list of areas, as `sqref` has it, after changes; undefined where none is left. Each that stays keeps its text. */
export function shiftSqref(sqref: string, changes: LineChanges): string | undefined {
  const refs = sqref.split(/\s+/).filter((ref) => ref !== '');
  const next = refs.flatMap((ref) => shiftRef(ref, changes) ?? []);
  if (next.length === 0) return undefined;
  return next.join(' ') === refs.join(' ') ? sqref : next.join(' ');
}

/** One area as text; what is no area stays as it is. */
export function shiftRef(ref: string, changes: LineChanges): string | undefined {
  const area = shorthandArea(ref);
  if (area === undefined) return ref;
  const next = shiftArea(area, changes);
  if (next === undefined) return undefined;
  return formatArea(next) === formatArea(area) ? ref : formatArea(next);
}
