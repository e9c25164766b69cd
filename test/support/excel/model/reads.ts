import { parseAddress, type Area } from '../../../../src/kernel/address';

/** One side of an area: a line of the sheet, or so many lines from the cell that holds the formula. */
interface Place {
  readonly at: number;
  readonly isFixed: boolean;
}

/** Cells that a formula names, told so that the formulas of a column tell the same. */
export interface Read {
  /** In small letters; empty for the formula's own. */
  readonly sheet: string;
  readonly top: Place;
  readonly left: Place;
  readonly bottom: Place;
  readonly right: Place;
}

/** What a reference in A1 style names from a cell; nothing where it is the name of something else. */
export function readOf(reference: string, row: number, column: number): Read | undefined {
  const at = reference.lastIndexOf('!');
  const sheet = reference.slice(0, Math.max(0, at)).replace(/^'(.*)'$/, '$1');
  const [first = '', last = first] = reference.slice(at + 1).split(':', 2);
  const [from, to] = [parseAddress(first), parseAddress(last)];
  if (from === undefined || to === undefined) return undefined;
  return {
    sheet: sheet.replaceAll("''", "'").toLowerCase(),
    top: place(from.row, row, /\$\d/.test(first)),
    left: place(from.column, column, first.startsWith('$')),
    bottom: place(to.row, row, /\$\d/.test(last)),
    right: place(to.column, column, last.startsWith('$')),
  };
}

function place(line: number, from: number, isFixed: boolean): Place {
  return { at: isFixed ? line : line - from, isFixed };
}

/** Equal for what is the same seen from two cells. */
export function readKey({ sheet, ...sides }: Read): string {
  const { top, left, bottom, right } = sides;
  const places = [top, left, bottom, right].map(({ at, isFixed }) => `${isFixed ? '$' : ''}${String(at)}`); // prettier-ignore
  return `${sheet}!${places.join(' ')}`;
}

export function areaRead({ top, left, bottom, right }: Read, row: number, column: number): Area {
  const from = { row: line(top, row), column: line(left, column) };
  const to = { row: line(bottom, row), column: line(right, column) };
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

function line({ at, isFixed }: Place, from: number): number {
  return isFixed ? at : at + from;
}
