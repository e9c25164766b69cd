import { checkFiles, type CountyCheck, readFile } from '../../src/app';
import type { NewWorkbook } from '../../src/sheet/newWorkbook';
import { findStandard } from '../../src/standard';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';

export function bytesOf(book: NewWorkbook): Uint8Array {
  return writeWorkbook(book.sheets, book);
}

/** What a check says of a form once it is a file. */
export function checked(book: NewWorkbook, id = 'cn.quality-2017'): CountyCheck {
  const standard = findStandard(id);
  if (!standard.ok) throw new Error(id);
  const file = readFile({ path: 'a.xlsx', sha256: '', workbook: readWorkbook(bytesOf(book)) });
  return checkFiles([file], { standard: standard.value, reliefs: [] });
}
