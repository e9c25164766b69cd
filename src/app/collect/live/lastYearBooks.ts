import { lastTablesOf, recogniseWorkbook, type MappingProfile } from '../../../forms/index';
import type { Result } from '../../../kernel/result';
import type { WorkbookSnapshot } from '../../../sheet/snapshot';
import { readFile, recognisedFile, type ReadFile } from '../../check';
import { yearNamed } from '../yearNamed';
import type { ReceiverTools } from './fileReceiver';
import type { FileBytes, LastYearFile, LastYearFiles } from './receiver';

/** Last year's workbooks as a worker keeps them: each is opened once, and recognised once for each profile. */
export interface LastYearBooks {
  /** What a check takes as last year's; nothing where there is none. */
  of(
    lastYear: LastYearFiles | null,
    profile: MappingProfile | undefined,
  ): Promise<{ readonly lastYear?: readonly ReadFile[] }>;
  /** Reads one file ahead, and says what it holds. */
  look(file: FileBytes, profile: MappingProfile | undefined): Promise<LastYearFile>;
}

interface Book {
  readonly key: string;
  readonly path: string;
  readonly sha256: string;
  readonly workbook: Result<WorkbookSnapshot>;
  /** As it was last recognised. */
  read?: ReadFile;
}

export function lastYearBooks({
  open,
  hashOf,
}: Pick<ReceiverTools, 'open' | 'hashOf'>): LastYearBooks {
  /** Those taken, and those looked at ahead; what of these nobody chose in the end goes when others are taken. */
  let opened = new Map<string, Book>();
  let held: { readonly key: string; readonly books: Promise<readonly Book[]> } | undefined;
  const bookOf = async ({ path, bytes }: FileBytes): Promise<Book> => {
    const sha256 = hashOf(bytes);
    const key = `${sha256} ${path}`;
    const book = opened.get(key) ?? { key, path, sha256, workbook: await open(bytes) };
    opened.set(key, book);
    return book;
  };
  const openAll = async (files: readonly FileBytes[]): Promise<readonly Book[]> => {
    const books: Book[] = [];
    for (const file of files) books.push(await bookOf(file));
    opened = new Map(books.map((book) => [book.key, book]));
    return books;
  };
  // Held from the first word on: what is asked while they are being opened waits for them.
  const take = ({ key, files }: LastYearFiles): Promise<readonly Book[]> => {
    if (held?.key === key) return held.books;
    if (files === null) throw new Error(`last year’s data ${key} were not given`);
    const books = openAll(files);
    held = { key, books };
    return books;
  };
  return {
    async of(lastYear, profile) {
      if (lastYear === null) return {};
      const books = await take(lastYear);
      return { lastYear: books.map((book) => recognised(book, profile)) };
    },
    async look(file, profile) {
      return lastYearFile(recognised(await bookOf(file), profile));
    },
  };
}

function recognised(book: Book, profile: MappingProfile | undefined): ReadFile {
  if (book.read === undefined || book.read.profile !== profile) {
    const { path, sha256, workbook } = book;
    book.read = workbook.ok
      ? recognisedFile(
          path,
          sha256,
          workbook.value,
          recogniseWorkbook(workbook.value, path, profile),
          profile,
        )
      : readFile({ path, sha256, workbook });
  }
  return book.read;
}

/** What a file holds of last year's data. */
export function lastYearFile(file: ReadFile): LastYearFile {
  const { path, problem, forms, tables } = file;
  const rows = lastTablesOf(tables).reduce((sum, table) => sum + table.rowCount, 0);
  return { path, problem, year: yearNamed(file), forms, rows };
}
