import type { Area } from '../../../../src/kernel/address';
import type { CellValue } from '../../../../src/sheet/cell';
import { accessDenied } from '../errors';
import type { SimBook } from './book';
import { typed, type Content } from './content';
import type { Actor } from './events';
import type { SimSheet } from './sheet';

/** What a request reads of a cell's value: an empty cell is an empty text, an error its text. */
export function told(value: CellValue): string | number | boolean {
  if (value === null) return '';
  return typeof value === 'object' ? value.error : value;
}

export function typeOf(value: CellValue): string {
  if (value === null) return 'Empty';
  if (typeof value === 'object') return 'Error';
  if (typeof value === 'string') return 'String';
  return typeof value === 'number' ? 'Double' : 'Boolean';
}

/** What a request reads as formula: the value itself where there is none. */
export function formulaOf(
  content: Content | undefined,
  value: () => CellValue,
): string | number | boolean {
  return typeof content === 'object' && content.kind === 'formula'
    ? `=${content.formula}`
    : told(value());
}

/** Writes values as if they were typed: null leaves a cell as it is. Cells under a merged area are passed over. */
export function writeValues(
  book: SimBook,
  sheet: SimSheet,
  area: Area,
  valueAt: (row: number, column: number) => unknown,
  by: Actor,
): void {
  guard(sheet, area);
  const one = area.top === area.bottom && area.left === area.right;
  const before = one ? book.value(sheet, area.top, area.left) : null;
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const value = valueAt(row - area.top, column - area.left);
      if (value === null || value === undefined || isCovered(sheet, row, column)) continue;
      const format = sheet.format(row, column);
      const { content, numberFormat } = typed(value, format.numberFormat);
      sheet.cells.set(row, column, content);
      if (numberFormat !== undefined && format.numberFormat === 'General')
        sheet.setFormat(row, column, { ...format, numberFormat });
    }
  }
  book.results.touch(sheet, area);
  const after = one ? book.value(sheet, area.top, area.left) : null;
  book.tell({
    kind: 'changed',
    sheet: sheet.id,
    area,
    change: 'RangeEdited',
    by,
    ...(one
      ? {
          details: {
            valueBefore: told(before),
            valueAfter: told(after),
            valueTypeBefore: typeOf(before),
            valueTypeAfter: typeOf(after),
          },
        }
      : {}),
  });
  if (sheet.cells.hasFormulas) book.tell({ kind: 'calculated', sheet: sheet.id, by });
}

/** On a protected sheet only cells that are not locked can be written to. */
export function guard(sheet: SimSheet, area: Area): void {
  if (sheet.protection === undefined) return;
  for (const { locked } of sheet.formatsIn(area))
    if (locked) throw accessDenied(`${sheet.name} is protected`);
}

function isCovered(sheet: SimSheet, row: number, column: number): boolean {
  if (sheet.merges.length === 0) return false;
  const merge = sheet.mergeAt(row, column);
  return merge !== undefined && (merge.top !== row || merge.left !== column);
}
