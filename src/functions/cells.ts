import type { CellValue } from '../sheet/cell';
import type { Bilingual } from '../standard';
import { answer, type Answer } from './answer';
import { fault } from './faults';

/** What Excel hands over for a cell. An error value comes as an object with its code, an empty cell as null or "". */
export function cellOf(given: unknown): CellValue {
  switch (typeof given) {
    case 'number':
    case 'boolean':
      return given;
    case 'string':
      return given.trim() === '' ? null : given;
    case 'object':
      return given === null ? null : { error: codeOf(given) };
    default:
      return null;
  }
}

function codeOf(given: object): string {
  const code: unknown = 'code' in given ? given.code : undefined;
  return typeof code === 'string' ? code : '#VALUE!';
}

/** A range as its rows; a single value is a range of one cell. */
export function rowsOf(given: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(given)) return [[given]];
  return (given as readonly unknown[]).map((row) =>
    Array.isArray(row) ? (row as readonly unknown[]) : [row],
  );
}

/** A figure that is 0 or more. `what` names the cell in the message. Text is no number, even where it looks like one. */
export function figureOf(given: unknown, what: Bilingual): Answer<number> {
  const cell = cellOf(given);
  if (cell === null) return fault('#N/A', 'blank', { what });
  if (typeof cell === 'object') return fault('#N/A', 'error', { what, code: cell.error });
  if (typeof cell !== 'number') return fault('#VALUE!', 'text', { what, text: String(cell) });
  if (cell < 0) return fault('#NUM!', 'negative', { what });
  return answer(cell);
}

/** The text of a name or a code; a code may have been typed as a number. */
export function textOf(given: unknown, what: Bilingual): Answer<string> {
  const cell = cellOf(given);
  if (cell === null) return fault('#N/A', 'blank', { what });
  if (typeof cell === 'object') return fault('#N/A', 'error', { what, code: cell.error });
  return answer(String(cell).trim());
}
