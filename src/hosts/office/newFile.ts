import type { NewWorkbook } from '../../sheet/newWorkbook';
import { writeWorkbook } from '../../xlsx';

/** Characters of one call: a call takes no more arguments than its stack has room for. */
const PIECE = 8_192;

/** A workbook that is to be opened in a window of its own, as a file in base64: what Excel takes. */
export function newFile(workbook: NewWorkbook): string {
  const bytes = writeWorkbook(workbook.sheets, workbook);
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}
