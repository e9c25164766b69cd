import type { EntryField, EntryPlace, EntryRow, EntryView } from '../../../app/view/entryTypes';
import type { Area } from '../../../kernel/address';

type Place = Pick<EntryPlace, 'sheet' | 'table' | 'nth' | 'row' | 'identities'>;

function isSameTable(a: Place, b: Place): boolean {
  return a.sheet === b.sheet && a.table === b.table && a.nth === b.nth;
}

function bearsName(a: Place, b: Place): boolean {
  return a.identities.some((name) => name !== '' && b.identities.includes(name));
}

/** The record chosen, in the records of a later check: by name and row, else by name, else what stands in its row. */
export function sameRecord(rows: readonly EntryRow[], chosen: Place): EntryRow | undefined {
  const of = rows.filter((row) => isSameTable(row, chosen));
  return (
    of.find((row) => row.row === chosen.row && bearsName(row, chosen)) ??
    of.find((row) => bearsName(row, chosen)) ??
    of.find((row) => row.row === chosen.row)
  );
}

/** The record just begun, once a check has come upon it in its row: another one of its name is not it. */
export function begunRecord(rows: readonly EntryRow[], begun: Place): EntryRow | undefined {
  return rows.find((row) => isSameTable(row, begun) && row.row === begun.row);
}

/**
 * What was begun and waits for a check, after steps that can be taken back became more or fewer: once one was taken
 * back, nobody waits for its row any more, and the form must not go there when something else comes to stand in it.
 */
export function stillBegun<T>(begun: T | null, stepsBefore: number, steps: number): T | null {
  return steps < stepsBefore ? null : begun;
}

interface Selection {
  readonly sheet: string;
  readonly area: Area;
}

/** The record whose row holds the first selected cell. */
export function recordAt(rows: readonly EntryRow[], selection: Selection): EntryRow | undefined {
  const { sheet, area } = selection;
  return rows.find(
    (row) =>
      row.sheet === sheet &&
      row.area !== null &&
      area.top >= row.area.top &&
      area.top <= row.area.bottom,
  );
}

/** The field of the record in the first selected cell. */
export function fieldAt(view: EntryView, { sheet, area }: Selection): EntryField | undefined {
  if (sheet !== view.place.sheet) return undefined;
  return view.groups
    .flatMap(({ fields }) => fields)
    .find(({ at }) => at.row === area.top && at.column === area.left);
}

/** Names a record and a field of it, to keep what was typed there. */
export function draftKey({ sheet, table, nth, row, identities }: Place, key: string): string {
  return [sheet, table, nth, identities[0] === '' ? row : identities[0], key].join('\n');
}
