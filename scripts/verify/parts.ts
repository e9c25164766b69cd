import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { patchWorkbook } from '../../src/xlsx';
import {
  changedParts,
  differentParts,
  packageFaults,
  PATCHED_PARTS,
} from '../../test/support/packageFaults';
import type { Comparing } from './comparing';

/** What must hold of the bytes of a copy, whatever the workbook carries. */
export async function compareParts(
  input: Uint8Array,
  copy: Uint8Array,
  compare: Comparing,
): Promise<void> {
  const own = new Set(packageFaults(input));
  compare.none(
    'package',
    packageFaults(copy).filter((fault) => !own.has(fault)),
  );
  const changed = changedParts(input, copy);
  compare.none(
    'part changed',
    changed.filter((name) => !PATCHED_PARTS.test(name)),
  );
  const bare = patchWorkbook(copy, { edits: [] });
  compare.none(
    'left after taking all off',
    bare.ok
      ? differentParts(input, bare.value.bytes).filter((name) => name !== 'xl/styles.xml')
      : [bare.problem.reason],
  );
  await compareReaders(input, copy, compare);
}

/** Other programs' libraries read the copy: one with two sheets more, or with one where no coefficient can be told. */
async function compareReaders(
  input: Uint8Array,
  copy: Uint8Array,
  compare: Comparing,
): Promise<void> {
  const count = (bytes: Uint8Array) => XLSX.read(bytes, { type: 'buffer' }).SheetNames.length;
  compare.equal('sheets read by @e965/xlsx', count(copy) - count(input), 2);
  compare.equal(
    'sheets read by exceljs',
    (await exceljsSheets(copy)) - (await exceljsSheets(input)),
    2,
  );
}

async function exceljsSheets(bytes: Uint8Array): Promise<number> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book.worksheets.length;
}
