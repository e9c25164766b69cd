import {
  checkFiles,
  type CheckOptions,
  type CountyCheck,
  countsByFile,
  findingReader,
  obstacleReader,
  readFile,
  type ReadFile,
  reportParts,
  userWorkbook,
  verifyReceipt,
} from '../app/index';
import { openWorkbook } from '../hosts/file/index';
import { problemText, translator, type Language, type Translate } from '../i18n/index';
import { fail } from '../kernel/result';
import { findStandard } from '../standard/index';
import type { Standard } from '../standard/types';
import { annotateAll } from './annotate';
import { Exit } from './exit';
import { findFiles, type Found, readBytes, sha256 } from './files';
import { nodeInflater } from './inflate';
import { print, writeAll } from './output';
import { progress } from './progress';
import { countyText } from './text/countyText';
import { fileText } from './text/fileText';
import { lastYearText } from './text/lastYearText';
import { reportChunks } from './reportChunks';

export interface CheckFlags {
  readonly standard: string;
  readonly relief: readonly string[];
  readonly json?: boolean;
  readonly annotate?: string;
  readonly lastYear?: string;
  readonly lang: Language;
}

/** Checks files and folders together and reports. Returns the exit code of the contract. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const t = translator(flags.lang);
  const options = checkOptions(flags);
  if (options === undefined) return Exit.USAGE;
  const found = await findFiles(paths);
  if (found.length === 0) {
    process.stderr.write(`${t('report:text.noInput')}\n`);
    return Exit.NOT_CHECKED;
  }
  const files = await readAll(found, t);
  const lastYear = await readLastYear(flags.lastYear, t);
  const check = checkFiles(files, lastYear === undefined ? options : { ...options, lastYear });
  if (flags.json === true) {
    writeAll(reportChunks(reportParts(check, flags.lang)));
  } else {
    printText(check, flags.lang, t);
  }
  const refused =
    flags.annotate === undefined ? 0 : await annotateAll(check, found, flags.annotate, flags.lang);
  return exitCode(check, refused);
}

function checkOptions(flags: CheckFlags): CheckOptions | undefined {
  const standard = findStandard(flags.standard);
  if (!standard.ok) {
    process.stderr.write(`${problemText(standard.problem, flags.lang)}\n`);
    return undefined;
  }
  const unknown = flags.relief.find((id) => !hasRelief(standard.value, id));
  if (unknown === undefined) return { standard: standard.value, reliefs: flags.relief };
  const known = standard.value.reliefs.map((relief) => relief.id).join(', ');
  const { problem } = fail('standard-invalid', 'unknown-relief', { id: unknown, known });
  process.stderr.write(`${problemText(problem, flags.lang)}\n`);
  return undefined;
}

function hasRelief(standard: Standard, id: string): boolean {
  return standard.reliefs.some((relief) => relief.id === id);
}

/** Reads the files one after another. Ctrl+C stops between two files; the rest is reported as cancelled. */
async function readAll(found: readonly Found[], t: Translate): Promise<ReadFile[]> {
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
async function readLastYear(
  path: string | undefined,
  t: Translate,
): Promise<readonly ReadFile[] | undefined> {
  if (path === undefined) return undefined;
  const found = await findFiles([path]);
  if (found.length > 0) return readAll(found, t);
  return [readFile({ path, sha256: '', workbook: fail('file-unreadable', 'not-found') })];
}

function cancelled({ path }: Found): ReadFile {
  return readFile({ path, sha256: '', workbook: fail('cancelled', 'by-user') });
}

async function readOne({ path, problem }: Found): Promise<ReadFile> {
  if (problem !== undefined) return readFile({ path, sha256: '', workbook: problem });
  const bytes = await readBytes(path);
  if (!bytes.ok) return readFile({ path, sha256: '', workbook: bytes });
  const host = openWorkbook(bytes.value, nodeInflater);
  const workbook = host.ok ? await userWorkbook(host.value) : host;
  return readFile({ path, sha256: sha256(bytes.value), workbook });
}

function printText(check: CountyCheck, language: Language, t: Translate): void {
  const { standard, reliefs } = check.options;
  print(
    t('report:text.standard', {
      id: standard.id,
      title: standard.title[language],
      document: standard.documentNumber,
    }),
  );
  if (reliefs.length > 0) print(t('report:text.reliefs', { reliefs: reliefs.join(', ') }));
  for (const line of lastYearText(check, language, t)) print(line);
  const read = findingReader(check, language);
  const stood = obstacleReader(check, language);
  const counts = countsByFile(check);
  for (const file of check.files) {
    const { path } = file;
    const told = {
      findings: read(path),
      counts: counts.get(path),
      obstacles: stood(path),
      receipt: verifyReceipt(check, file),
    };
    print('');
    print(fileText(file, told, language).join('\n'));
  }
  print('');
  print(countyText(check, language, t).join('\n'));
}

function exitCode(check: CountyCheck, refused: number): number {
  const files = [...check.files, ...(check.lastYear?.files ?? [])];
  if (refused > 0 || files.some((file) => file.status !== 'checked')) return Exit.NOT_CHECKED;
  // A receipt that was tampered with is no less a fault than a figure that is wrong: no script may take it for clean.
  const forged = check.files.some((file) => verifyReceipt(check, file).outcome === 'forged');
  return forged || check.outcome.counts.error > 0 ? Exit.ERRORS : Exit.CLEAN;
}
