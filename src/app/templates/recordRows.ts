import type { NewCell } from '../../sheet/newWorkbook';
import type { BlankHeader, BlankSheet, RecordsDefinition } from '../../standard/index';
import type { Edition, LaidBody } from './blankSheet';
import { type InputCell, inputCell } from './inputs';

/** Rows to fill in, numbered block by block; the table of a single row is not numbered. */
export function recordRows(
  blank: BlankSheet,
  definition: RecordsDefinition,
  columns: readonly BlankHeader[],
  top: number,
  { rows: least = 0 }: Edition,
): LaidBody {
  const printed = definition.single === true ? [{ rows: 1 }] : (blank.blocks ?? []);
  const isOpen = definition.single !== true && printed.length === 1;
  const blocks = isOpen ? printed.map(({ rows }) => ({ rows: Math.max(rows, least) })) : printed;
  const numbers = blocks.flatMap(({ rows }) => Array.from({ length: rows }, (_, n) => n + 1));
  const inputs: InputCell[] = [];
  const rows = numbers.map((number, row) =>
    columns.map(({ key }, column): NewCell => {
      if (key === 'seq') return { value: number, style: 'form-middle' };
      if (key === undefined) return { value: null, style: 'form-label' };
      inputs.push({ key, at: { row: top + row, column } });
      return inputCell(key);
    }),
  );
  return { rows, inputs };
}
