import { readWorkbook } from '../../../../src/xlsx';
import { SimBook } from '../model/book';
import { contentOf } from './bookOfSheets';

/** A workbook of any .xlsx. */
export async function bookOfBytes(bytes: Uint8Array): Promise<SimBook> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.problem.reason);
  const book = new SimBook();
  for (const { name, grid } of read.value.sheets) {
    const sheet = book.add(name);
    void grid;
    void contentOf;
    void sheet;
  }
  return book;
}
