import { readFileSync } from 'node:fs';
import { checkFiles, readFile, type CountyCheck } from '../../src/app';
import { receiptAmendments, verifyReceipt, type ReceiptState } from '../../src/app/receipt';
import { parseAddress } from '../../src/kernel/address';
import type { Amendment } from '../../src/sheet/amendment';
import type { CellValue } from '../../src/sheet/cell';
import type { SheetSnapshot } from '../../src/sheet/snapshot';
import { findStandard } from '../../src/standard';
import { readWorkbook } from '../../src/xlsx';
import { edited } from './editing';
import { valueOf } from './live';

export const MAKER = { who: '王会计', at: '2026-11-22 16:05:09 +08:00' };

/** The check of workbooks as the command line would do it. */
export function checkOf(
  files: Readonly<Record<string, Uint8Array>>,
  standard = 'cn.quality-2017',
  reliefs: readonly string[] = [],
): CountyCheck {
  const read = Object.entries(files).map(([path, bytes]) =>
    readFile({ path, sha256: '', workbook: readWorkbook(bytes) }),
  );
  return checkFiles(read, { standard: valueOf(findStandard(standard)), reliefs });
}

export function exampleBytes(name: string): Uint8Array {
  return readFileSync(`examples/${name}`);
}

/** The workbook with a receipt, saved. */
export function withReceipt(bytes: Uint8Array, standard?: string): Uint8Array {
  return edited(bytes, ...receiptAmendments(checkOf({ 'a.xlsx': bytes }, standard), MAKER));
}

export function stateOf(bytes: Uint8Array, standard?: string): ReceiptState {
  const check = checkOf({ 'b.xlsx': bytes }, standard);
  const [file] = check.files;
  if (file === undefined) throw new Error('no file');
  return verifyReceipt(check, file);
}

/** A saved change of one cell. */
export function typed(sheet: string, cell: string, value: CellValue): Amendment {
  const at = parseAddress(cell);
  if (at === undefined) throw new Error(cell);
  return { kind: 'set-cells', sheet, cells: [{ at, value }] };
}

export function sheetOf(bytes: Uint8Array, name: string): SheetSnapshot {
  const found = valueOf(readWorkbook(bytes)).sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

/** Row of the receipt that begins with a text. */
export function rowOf(bytes: Uint8Array, first: string, sheet = '上报凭证'): number {
  const { grid } = sheetOf(bytes, sheet);
  for (let row = 0; row < grid.rowCount; row++) if (grid.value(row, 0) === first) return row;
  throw new Error(`no row ${first}`);
}
