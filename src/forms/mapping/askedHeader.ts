import type { CellAddress } from '../../kernel/address';
import { isCellError } from '../../sheet/cell';
import type { CellValue } from '../../sheet/cell';
import { headerPart, HEADER_PATH_SEPARATOR } from '../headerText';
import { textOf } from '../sheetView';
import type { SheetView } from '../sheetView';
import { tidy } from '../text';
import { SAMPLES } from './questions';

/** A header that no form knows, with what stands below it. */
export interface AskedHeader {
  readonly header: string;
  readonly at: CellAddress;
  readonly unit: string | undefined;
  readonly values: readonly CellValue[];
  /** Columns of the table that it fits equally well; absent where it fits none. */
  readonly keys?: readonly string[];
}

/** Values looked at below a header: enough to tell figures from names. */
const VALUES = 50;
const LONGEST_SAMPLE = 40;

export function valuesBelow(
  view: Pick<SheetView, 'grid'>,
  column: number,
  rows: Iterable<number>,
): readonly CellValue[] {
  const values: CellValue[] = [];
  for (const row of rows) {
    const value = view.grid.value(row, column);
    if (value !== null) values.push(value);
    if (values.length === VALUES) break;
  }
  return values;
}

/** The unit that a whole header names, the lowest row before the groups. */
export function unitOfHeader(header: string): string | undefined {
  return header
    .split(HEADER_PATH_SEPARATOR)
    .flatMap((part) => headerPart(part).unit ?? [])
    .at(-1);
}

/** A few different values as people see them. */
export function samplesOf(values: readonly CellValue[]): readonly string[] {
  const texts = values
    .map((value) => (isCellError(value) ? value.error : tidy(textOf(value))))
    .filter((text) => text !== '')
    .map((text) => (text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text));
  return [...new Set(texts)].slice(0, SAMPLES);
}
