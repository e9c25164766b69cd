import type { ICellData, Nullable } from '@univerjs/core';
import type { CellStyle, CellWrite, LiveLooks } from '../../../sheet/editPlan';

/**
 * Cells that we wrote carry a tag in `custom`: it moves along with the cell through inserted and deleted rows, sorting
 * and the user's own undo, which a list of addresses beside the grid would not.
 */
export interface CellTag {
  /** With `=`, as it was written. */
  readonly formula?: string;
  /** As the grid holds it; of no account for a formula. */
  readonly value: string | number | null;
  /** The look that we gave the cell; absent where the user had given it one. */
  readonly style?: CellStyle;
  /** JSON of the look by text. */
  readonly looks?: string;
}

const TAG = 'junheng';

export function tagOf(cell: Nullable<ICellData>): CellTag | undefined {
  const tag: unknown = cell?.custom?.[TAG];
  return typeof tag === 'object' && tag !== null ? (tag as CellTag) : undefined;
}

/** `custom` of a cell on a sheet of ours, which needs no more of a tag than the looks by text. */
export function looksTag(looks: LiveLooks | undefined): Record<string, CellTag> {
  return looks === undefined ? {} : { [TAG]: { value: null, looks: JSON.stringify(looks) } };
}

/** `custom` of a cell with our tag beside what others keep there; null where nothing is left. */
export function customWith(
  cell: Nullable<ICellData>,
  tag: CellTag | undefined,
): Record<string, unknown> | null {
  const others = Object.entries(cell?.custom ?? {}).filter(([key]) => key !== TAG);
  const all = tag === undefined ? others : [...others, [TAG, tag] as const];
  return all.length === 0 ? null : Object.fromEntries(all);
}

/** Whether a cell still holds what we wrote; otherwise its contents are the user's, although the tag is there. */
export function holdsOurs(cell: Nullable<ICellData>, tag: CellTag): boolean {
  if (cell?.p) return false;
  if (tag.formula !== undefined) {
    // A formula that shares its text with a cell above has an id alone.
    if (typeof cell?.f !== 'string') return typeof cell?.si === 'string';
    return cell.f === tag.formula || shapeOf(cell.f) === shapeOf(tag.formula);
  }
  return !isFormula(cell) && (cell?.v ?? null) === tag.value;
}

export function isFormula(cell: Nullable<ICellData>): boolean {
  return (cell?.f ?? '') !== '' || (cell?.si ?? '') !== '';
}

/** Whether there is something in a cell. */
export function isFilled(cell: Nullable<ICellData>): boolean {
  if (!cell) return false;
  return isFormula(cell) || (cell.v ?? '') !== '' || (cell.p ?? null) !== null;
}

/** Whether there is something of the user's in a cell. */
export function isUsers(cell: Nullable<ICellData>): boolean {
  if (!isFilled(cell)) return false;
  const tag = tagOf(cell);
  return tag === undefined || !holdsOurs(cell, tag);
}

const REFERENCE =
  /("(?:[^"]|"")*")|(?:(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(?:\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|#REF!)/gu;

/** A formula with its references blotted out: they move when rows do, the rest does not. */
export function shapeOf(formula: string): string {
  return formula.replace(REFERENCE, (whole, text: string | undefined) =>
    text === undefined ? '§' : whole,
  );
}

/** The references of a formula alone, as one text. */
export function referencesOf(formula: string): string {
  const all = [...formula.matchAll(REFERENCE)];
  return all.flatMap(([whole, text]) => (text === undefined ? [whole.toUpperCase()] : [])).join();
}

/** A cell's value and type in the grid's terms; text stays text, whatever it begins with. */
export function contentOf({ value, formula }: CellWrite): Pick<ICellData, 'v' | 't' | 'f'> {
  const text = formula === undefined ? {} : { f: `=${formula}` };
  if (value === null) return { ...text, v: null };
  if (typeof value === 'number') return { ...text, v: value, t: 2 };
  if (typeof value === 'boolean') return { ...text, v: value ? 1 : 0, t: 3 };
  return { ...text, v: typeof value === 'string' ? value : value.error, t: 1 };
}

/** Whether a cell shows something else than the result that a formula is to have. */
export function showsOther(cell: Nullable<ICellData>, write: CellWrite): boolean {
  if (write.formula === undefined || write.value === null) return false;
  const wanted = contentOf(write).v ?? '';
  const shown = cell?.v ?? '';
  if (typeof wanted === 'number' && typeof shown === 'number')
    return Math.abs(shown - wanted) > 1e-9 * Math.max(1, Math.abs(wanted));
  return wanted !== shown;
}
