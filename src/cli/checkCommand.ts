import {
  checkFiles,
  type CheckOptions,
  type CountyCheck,
  countsByFile,
  findingReader,
  obstacleReader,
  reportParts,
  verifyReceipt,
} from '../app/index';
import { problemText, translator, type Language, type Translate } from '../i18n/index';
import { fail } from '../kernel/result';
import { findStandard } from '../standard/index';
import type { Standard } from '../standard/types';
import { annotateAll } from './annotate';
import { Exit } from './exit';
import { findFiles } from './files';
import { print, writeAll } from './output';
import { profileAt } from './profile';
import { readAll, readLastYear } from './readInputs';
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
  /** File of a mapping profile: what people have said about headers that no form knows. */
  readonly profile?: string;
  readonly lang: Language;
}

/** Checks files and folders together and reports. Returns the exit code of the contract. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const t = translator(flags.lang);
  const options = checkOptions(flags);
  if (options === undefined) return Exit.USAGE;
  const profile =
    flags.profile === undefined ? undefined : await profileAt(flags.profile, flags.lang);
  if (flags.profile !== undefined && profile === undefined) return Exit.USAGE;
  const found = await findFiles(paths);
  if (found.length === 0) {
    process.stderr.write(`${t('report:text.noInput')}\n`);
    return Exit.NOT_CHECKED;
  }
  const files = await readAll(found, t, profile);
  const lastYear =
    flags.lastYear === undefined ? undefined : await readLastYear(flags.lastYear, t, profile);
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
