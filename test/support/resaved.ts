import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';

/** A workbook as another program's library saves it again. */
export interface Producer {
  readonly name: string;
  readonly resave: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Whether it keeps names that stand for a text, as the stamp of a blank form does. */
  readonly keepsNames: boolean;
  /** Whether a formula that came to an empty text still does; else it has no result. */
  readonly keepsEmptyResults: boolean;
}

export const PRODUCERS: readonly Producer[] = [
  { name: 'exceljs', resave: byExceljs, keepsNames: false, keepsEmptyResults: false },
  { name: '@e965/xlsx', resave: bySheetjs, keepsNames: true, keepsEmptyResults: true },
];

/** As exceljs saves it, with a change made by its means. */
export async function byExceljs(
  bytes: Uint8Array,
  change: (book: ExcelJS.Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function bySheetjs(bytes: Uint8Array): Promise<Uint8Array> {
  const book = XLSX.read(bytes, { type: 'array', cellStyles: true });
  const saved = XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer;
  return Promise.resolve(new Uint8Array(saved));
}
