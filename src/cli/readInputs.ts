import { readFile, type ReadFile, userWorkbook } from '../app/index';
import { openWorkbook } from '../hosts/file/index';
import type { Translate } from '../i18n/index';
import { fail, type Result } from '../kernel/result';
import { findFiles, type Found, readBytes, sha256 } from './files';
import { nodeInflater } from './inflate';
import { progress } from './progress';

/** Reads the files one after another. Ctrl+C stops between two files; the rest is reported as cancelled. */
export async function readAll(found: readonly Found[], t: Translate): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  const tell = progress(found.length, t);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  for (const one of found) {
    // A turn of the event loop, so that the signal is seen.
    await new Promise(setImmediate);
    if (!stopped) tell.step(one.path);
    files.push(stopped ? cancelled(one) : await readOne(one));
  }
  process.off('SIGINT', stop);
  tell.end();
  const done = files.filter((file) => file.problem?.kind !== 'cancelled').length;
  if (stopped) process.stderr.write(`${t('report:text.stopped', { done })}\n`);
  return files;
}

/** Last year's workbooks; a folder without any is as unreadable as a file that is not there. */
export async function readLastYear(path: string, t: Translate): Promise<readonly ReadFile[]> {
  const found = await findFiles([path]);
  if (found.length > 0) return readAll(found, t);
  return [readFile({ path, sha256: '', workbook: fail('file-unreadable', 'not-found') })];
}

function cancelled({ path }: Found): ReadFile {
  return readFile({ path, sha256: '', workbook: fail('cancelled', 'by-user') });
}

async function readOne({ path, problem }: Found): Promise<ReadFile> {
  return problem === undefined
    ? readGiven(path)
    : readFile({ path, sha256: '', workbook: problem });
}

/** Reads one file, or what was already fetched of it. */
export async function readGiven(path: string, fetched?: Result<Uint8Array>): Promise<ReadFile> {
  const bytes = fetched ?? (await readBytes(path));
  if (!bytes.ok) return readFile({ path, sha256: '', workbook: bytes });
  const host = openWorkbook(bytes.value, nodeInflater);
  const workbook = host.ok ? await userWorkbook(host.value) : host;
  return readFile({ path, sha256: sha256(bytes.value), workbook });
}
