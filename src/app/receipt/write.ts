import { RECEIPT_TITLE } from '../../forms/receiptSheet';
import type { ReceiptPlace } from '../../forms/types';
import { formatAddress } from '../../kernel/address';
import type { CellChange, UserAmendment } from '../../sheet/amendment';
import type { CellValue } from '../../sheet/cell';
import type { Grid } from '../../sheet/grid';
import { freeSheetName } from '../../sheet/ownership';
import type { CountyCheck } from '../check';
import { factsOf, type Maker } from './facts';
import { inputRecords } from './inputs';
import {
  COLUMNS,
  DIGEST_LABEL,
  END,
  FACT_LABELS,
  FACT_NAMES,
  LINE_HEADERS,
  RECEIPT_NOTE,
  RECEIPT_SHEET,
  receiptDigest,
  WIDTHS,
} from './layout';
import { pack } from './packing';
import { rawText } from './canonical';
import { readReceipt } from './read';
import type { Facts, InputRecord } from './types';

/** Up to so many cells each has a line of its own, which people can read; else each record has one. */
const CELL_LINES = 1_000;

/** A cell takes 32,767 characters. */
const LONGEST_LINE = 24_000;

/** The changes that write a receipt of a workbook that was checked by itself, in place of one that is there. */
export function receiptAmendments(check: CountyCheck, maker: Maker): readonly UserAmendment[] {
  const [file] = check.files;
  if (file === undefined || file.snapshot === null || check.files.length !== 1) return [];
  const records = inputRecords(file);
  const rows = receiptRows(factsOf(check, file, records, maker), records);
  const place = file.receipt;
  const grid = file.snapshot.sheets.find(({ name }) => name === place?.sheet)?.grid;
  const earlier = readReceipt(file);
  // Where a receipt has lost its form it cannot be told what is its user's: nothing there is written over.
  if (place === null || grid === undefined || typeof earlier !== 'object') {
    const name = freeSheetName(file.snapshot, RECEIPT_SHEET);
    return [{ kind: 'add-sheet', name, rows, widths: WIDTHS }];
  }
  const cells = replacing(grid, place, earlier.bottom, rows);
  return cells.length === 0 ? [] : [{ kind: 'set-cells', sheet: place.sheet, cells }];
}

/** The rows of a receipt with its digest. */
export function receiptRows(
  facts: Facts,
  records: readonly InputRecord[],
): readonly (readonly string[])[] {
  const told = FACT_NAMES.map((name) => [FACT_LABELS[name], facts[name]]);
  // Written as it will be read: no trailing blank of a sheet's name can come between a receipt and its digest.
  const even = (line: readonly string[]) => line.map(rawText);
  const head = [[RECEIPT_TITLE], [RECEIPT_NOTE], ...told].map(even);
  const body = [[], LINE_HEADERS, ...linesOf(records), [END]].map(even);
  const digest = receiptDigest([...head, [DIGEST_LABEL], ...body]);
  return [...head, [DIGEST_LABEL, digest], ...body];
}

function linesOf(records: readonly InputRecord[]): string[][] {
  const cells = records.reduce((sum, { fields }) => sum + fields.length, 0);
  const lines: string[][] = [];
  let above = '';
  for (const record of records) {
    for (const fields of cells <= CELL_LINES ? oneByOne(record) : inParts(record)) {
      const labels = pack(fields.map(({ field }) => record.labelOf(field)));
      const keys = pack(fields.map(({ field }) => field));
      const values = pack(fields.map(({ value }) => value));
      const at = fields.map(({ field }) => record.cellOf(field)).find((cell) => cell !== undefined);
      const cell = at === undefined ? '' : formatAddress(at);
      const named = keys === above ? ['', ''] : [labels, keys];
      lines.push([record.table, record.sheet, cell, record.key, ...named, values]);
      above = keys;
    }
  }
  return lines;
}

interface Value {
  readonly field: string;
  readonly value: string;
}

function valuesOf({ fields, values }: InputRecord): readonly Value[] {
  return fields.map((field, index) => ({ field, value: values[index] ?? '' }));
}

function oneByOne(record: InputRecord): readonly (readonly Value[])[] {
  return valuesOf(record).map((value) => [value]);
}

/** In as many lines as their length asks for: nearly always one. */
function inParts(record: InputRecord): readonly (readonly Value[])[] {
  const parts: Value[][] = [[]];
  let length = 0;
  for (const one of valuesOf(record)) {
    // Escaping may double a value; labels and keys stand in cells of their own and are shorter still.
    const own = 2 * one.value.length + 1;
    if (length + own > LONGEST_LINE) parts.push([]);
    length = length + own > LONGEST_LINE ? own : length + own;
    parts.at(-1)?.push(one);
  }
  return parts;
}

/**
 * Writes over the earlier receipt. What its user has put below it, such as a signature, moves along with its end; what
 * stands beside it stays.
 */
function replacing(
  grid: Grid,
  { row: top, column: left }: ReceiptPlace,
  before: number,
  rows: readonly (readonly string[])[],
): CellChange[] {
  const after = top + rows.length - 1;
  const foot = grid.rowCount - 1 - before;
  const changes: CellChange[] = [];
  const put = (row: number, column: number, value: CellValue, formula?: string) => {
    const at = { row, column };
    if (grid.value(row, column) === value && grid.formula(row, column) === formula) return;
    changes.push(formula === undefined ? { at, value } : { at, value, formula });
  };
  for (let row = top; row <= Math.max(before, after) + foot; row++) {
    const own = rows[row - top];
    const from = row - after + before;
    for (let column = left; column < left + COLUMNS; column++) {
      const text = own?.[column - left] ?? '';
      if (own !== undefined) put(row, column, text === '' ? null : text);
      else if (from >= grid.rowCount) put(row, column, null);
      else put(row, column, grid.value(from, column), grid.formula(from, column));
    }
  }
  return changes;
}
