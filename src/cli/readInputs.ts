import { type MappingProfile, readFile, type ReadFile, userWorkbook } from '../app/index';
import { openWorkbook } from '../hosts/file/index';
import type { Translate } from '../i18n/index';
import { fail, type Result } from '../kernel/result';
import { findFiles, type Found, readBytes, sha256 } from './files';
import { nodeInflater } from './inflate';
import { progress } from './progress';

/** Reads the files one after another. Ctrl+C stops between two files; the rest is reported as cancelled. */
export async function readAll(
  found: readonly Found[],
  t: Translate,
  profile?: MappingProfile,
): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  for await (const file of readEach(found, t, profile)) files.push(file);
  return files;
}

/** The same for who keeps no file once it has been looked at. */
export async function* readEach(
  found: readonly Found[],
  t: Translate,
  profile?: MappingProfile,
): AsyncGenerator<ReadFile> {
  const tell = progress(found.length, t);
  let stopped = false;
  let done = 0;
  const stop = (): void => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  for (const one of found) {
    // A turn of the event loop, so that the signal is seen.
    await new Promise(setImmediate);
    if (!stopped) tell.step(one.path);
    if (!stopped) done += 1;
    yield stopped ? cancelled(one) : await readOne(one, profile);
  }
  process.off('SIGINT', stop);
  tell.end();
  if (stopped) process.stderr.write(`${t('report:text.stopped', { done })}\n`);
}

/** Last year's workbooks; a folder without any is as unreadable as a file that is not there. */
export async function readLastYear(
  path: string,
  t: Translate,
  profile?: MappingProfile,
): Promise<readonly ReadFile[]> {
  const found = await findFiles([path]);
  if (found.length > 0) return readAll(found, t, profile);
  return [readFile({ path, sha256: '', workbook: fail('file-unreadable', 'not-found') })];
}

/** The files of a path one after another, without a word: for who tells of other things meanwhile. */
export async function readQuietly(
  path: string | undefined,
  profile: MappingProfile | undefined,
): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for (const one of path === undefined ? [] : await findFiles([path]))
    files.push(await readGiven(one.path, undefined, profile));
  return files;
}

function cancelled({ path }: Found): ReadFile {
  return readFile({ path, sha256: '', workbook: fail('cancelled', 'by-user') });
}

async function readOne({ path, problem }: Found, profile?: MappingProfile): Promise<ReadFile> {
  return problem === undefined
    ? readGiven(path, undefined, profile)
    : readFile({ path, sha256: '', workbook: problem });
}

/** Reads one file, or what was already fetched of it. */
export async function readGiven(
  path: string,
  fetched?: Result<Uint8Array>,
  profile?: MappingProfile,
): Promise<ReadFile> {
  const bytes = fetched ?? (await readBytes(path));
  if (!bytes.ok) return readFile({ path, sha256: '', workbook: bytes });
  const host = openWorkbook(bytes.value, nodeInflater);
  const workbook = host.ok ? await userWorkbook(host.value) : host;
  return readFile({ path, sha256: sha256(bytes.value), workbook }, profile);
}
