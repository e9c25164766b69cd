import { parseAddress } from '../../kernel/address';
import type { SheetNote } from '../../sheet/look';
import { StringItemReader } from '../readTexts';
import type { XmlScanner } from '../xmlScanner';

/** Author of the note that stands in for a conversation in programs that know none. */
const CONVERSATION = 'tc={';

/**
 * Notes of a comments part, at most `most`; none where it cannot be read. Stand-ins of conversations are left out:
 * they only tell the reader to get a newer program.
 */
export function readNotes(scanner: XmlScanner, most: number): readonly SheetNote[] {
  const authors: string[] = [];
  const notes: SheetNote[] = [];
  const texts = new StringItemReader(scanner);
  const { attributes } = scanner;
  const readComment = (name: string) => {
    const at = parseAddress(attributes.text('ref') ?? '');
    const author = authors[attributes.integer('authorId') ?? -1] ?? '';
    let text = '';
    scanner.forEachChild((part) => {
      if (part === 'text') text = texts.read();
    });
    const isNote = name === 'comment' && at !== undefined && !author.startsWith(CONVERSATION);
    if (isNote && notes.length < most) notes.push({ at, text, author });
  };
  const read = scanner.readRoot('comments', (name) => {
    if (name === 'authors') scanner.forEachChild(() => authors.push(scanner.text()));
    else if (name === 'commentList') scanner.forEachChild(readComment);
  });
  return read.ok ? notes : [];
}
