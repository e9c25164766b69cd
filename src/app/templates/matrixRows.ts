import type { Area } from '../../kernel/address';
import type { NewCell } from '../../sheet/newWorkbook';
import { fieldByKey } from '../../standard/index';
import type { BlankHeader, BlankSheet, MatrixDefinition } from '../../standard/index';
import type { LaidBody } from './blankSheet';
import { type InputCell, inputCell } from './inputs';

/** Labelled rows crossed with columns; equal labels below each other are one. */
export function matrixRows(
  { labels = [] }: BlankSheet,
  definition: MatrixDefinition,
  columns: readonly BlankHeader[],
  top: number,
): LaidBody {
  const inputs: InputCell[] = [];
  const merges: Area[] = [];
  const rows = definition.rows.map(({ prefix }, row) =>
    columns.map(({ key }, column): NewCell => {
      if (key !== undefined && fieldByKey(`${prefix}${key}`) === undefined)
        return { value: '——', style: 'form-middle' };
      if (key !== undefined) {
        inputs.push({ key: `${prefix}${key}`, at: { row: top + row, column } });
        return inputCell(`${prefix}${key}`);
      }
      const text = labels[row]?.[column] ?? null;
      const again = column === 0 && text !== null && labels[row - 1]?.[0] === text;
      const next = column === 0 && labels[row + 1]?.[0] === text && !again;
      if (next) merges.push({ top: top + row, left: 0, bottom: top + row + 1, right: 0 });
      return { value: again ? null : text, style: 'form-middle' };
    }),
  );
  return { rows, inputs, merges };
}
