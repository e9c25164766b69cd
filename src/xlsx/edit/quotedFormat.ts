import type { StyleBook } from '../patch/styleBook';
import { withAttributes } from '../patch/withAttributes';

/** The same format with the apostrophe of a text that must not become a formula. */
export function quotedFormat(book: StyleBook, format: number): number {
  book.ensureBase();
  const xml = book.entries('cellXfs')[format];
  return xml === undefined
    ? format
    : book.entry('cellXfs', withAttributes(xml, { quotePrefix: '1' }));
}
