import type { SentFile } from '../../../app/collect/live/receiver';

/** Workbooks, and what is often sent in their place and has to be named as such. */
const SPREADSHEET = /\.(xlsx|xlsm|xltx|xls|xlsb|et|ods)$/i;

/** Files as they were chosen; of a folder, what stands in the place of a workbook. */
export function chosenFiles(files: Iterable<File>): readonly SentFile[] {
  return [...files]
    .filter((file) => file.webkitRelativePath === '' || isSpreadsheet(file.name))
    .map((file) => sentFile(file, file.webkitRelativePath || file.name));
}

export function sentFile(file: File, path: string): SentFile {
  const stamp = path.includes('/') ? '' : `${String(file.size)} ${String(file.lastModified)}`;
  return { path, stamp, read: () => contentOf(file) };
}

async function contentOf(file: File) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { bytes, modified: new Date(file.lastModified).toISOString() };
}

/**
 * Files that were dropped, those in folders included. What the event holds is gone when it is over, so entries are taken
 * at once and folders are walked after it.
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly SentFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry());
  // Some programs hand over files without a place in a file system.
  const loose = [...transfer.files];
  if (entries.every((entry) => entry === null)) return Promise.resolve(chosenFiles(loose));
  return filesBelow(entries.filter((entry) => entry !== null));
}

/** Whether more than one workbook is held over the page, as far as the browser tells before it is let go. */
export function holdsSeveral(transfer: DataTransfer): boolean {
  return [...transfer.items].filter(({ kind }) => kind === 'file').length > 1;
}

/** Whether what was dropped is more than one workbook to be opened. */
export function isDelivery(transfer: DataTransfer): boolean {
  const [first] = transfer.items;
  return holdsSeveral(transfer) || first?.webkitGetAsEntry()?.isDirectory === true;
}

async function filesBelow(entries: readonly FileSystemEntry[]): Promise<readonly SentFile[]> {
  const found: SentFile[] = [];
  const walk = async (folder: FileSystemDirectoryEntry): Promise<void> => {
    for (const entry of await entriesOf(folder))
      if (isDirectory(entry)) await walk(entry);
      else if (isFile(entry) && isSpreadsheet(entry.name)) found.push(fileWithin(entry));
  };
  for (const entry of entries)
    if (isDirectory(entry)) await walk(entry);
    else if (isFile(entry)) found.push(sentFile(await fileOf(entry), entry.name));
  return found;
}

/** The file behind the entry is asked for when it is read: the folder may hold thousands. */
function fileWithin(entry: FileSystemFileEntry): SentFile {
  const path = entry.fullPath.replace(/^\//, '');
  return { path, stamp: '', read: async () => contentOf(await fileOf(entry)) };
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** All entries of a folder: the browser hands them out by the hundred. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** `~$name.xlsx` is the lock that Excel leaves beside an open workbook; dotted names are not meant to be seen. */
function isSpreadsheet(name: string): boolean {
  return SPREADSHEET.test(name) && !name.startsWith('~$') && !name.startsWith('.');
}
