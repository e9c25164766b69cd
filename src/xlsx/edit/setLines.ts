import { MAX_COLUMNS, MAX_ROWS } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { columnsWith } from './columnSpans';
import type { Editing } from './editing';
import { rowsWith } from './rowLines';

type SetLines = Extract<Amendment, { readonly kind: 'set-lines' }>;
export type Line = SetLines['lines'][number];

/** Gives rows or columns a size and hides or shows them; their looks and outlines stay. */
export function setLines(editing: Editing, { sheet: name, axis, lines }: SetLines): Result<void> {
  const sheet = editing.sheet(name);
  if (!sheet.ok) return sheet;
  const limit = axis === 'rows' ? MAX_ROWS : MAX_COLUMNS;
  if (!lines.every((line) => isSound(line, limit)))
    return fail('edit-refused', 'cell-outside', { sheet: name });
  const next = axis === 'rows' ? rowsWith(sheet.value, lines) : columnsWith(sheet.value, lines);
  if (next === undefined) return fail('edit-refused', 'sheet-unsuitable', { sheet: name });
  editing.pkg.set(sheet.value.part, next);
  return succeed(undefined);
}

function isSound({ from, to }: Line, limit: number): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to < limit;
}

/** A size that the format can hold; columns end at 255 characters, rows at 409.5 points. */
export function storedSize(size: number | undefined, most: number): number | undefined {
  if (size === undefined || !Number.isFinite(size) || size < 0) return undefined;
  return Math.min(size, most);
}

/** Lines cut at each other's ends, in order and without gaps between cuts; the last of those that overlap counts. */
export function flattened(lines: readonly Line[]): readonly Line[] {
  const cuts = [...new Set(lines.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const flat: Line[] = [];
  const place = new Map(cuts.map((cut, index) => [cut, index]));
  const owner: (Line | undefined)[] = cuts.map(() => undefined);
  for (const line of lines) {
    const end = place.get(line.to + 1) ?? 0;
    for (let index = place.get(line.from) ?? 0; index < end; index++) owner[index] = line;
  }
  owner.forEach((line, index) => {
    const [from, next] = [cuts[index], cuts[index + 1]];
    if (line !== undefined && from !== undefined && next !== undefined)
      flat.push({ ...line, from, to: next - 1 });
  });
  return flat;
}
