import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  fileQuestions,
  type MappingProfile,
  type MappingQuestion,
  mappingState,
  mergeQuestions,
  withQuestions,
  writeProfile,
} from '../app/index';
import { problemText, translator, type Language, type Translate } from '../i18n/index';
import { fail } from '../kernel/result';
import { Exit } from './exit';
import { findFiles } from './files';
import { print } from './output';
import { profileAt } from './profile';
import { readEach } from './readInputs';
import { questionText } from './text/mappingText';

export interface MappingFlags {
  readonly out: string;
  /** What is confirmed already: it is not asked about again, and goes into the new file. */
  readonly profile?: string;
  /** Headers that are like no field, too. */
  readonly all?: boolean;
  readonly lang: Language;
}

/** Writes a mapping profile with the open questions of files and folders, to be confirmed in a text editor. */
export async function mappingCommand(
  paths: readonly string[],
  flags: MappingFlags,
): Promise<number> {
  const t = translator(flags.lang);
  const known =
    flags.profile === undefined
      ? newProfile(flags.out)
      : await profileAt(flags.profile, flags.lang);
  if (known === undefined) return Exit.USAGE;
  const found = await findFiles(paths);
  if (found.length === 0) {
    process.stderr.write(`${t('report:text.noInput')}\n`);
    return Exit.NOT_CHECKED;
  }
  let questions: readonly MappingQuestion[] = [];
  let unread = 0;
  for await (const file of readEach(found, t, known)) {
    const { path, problem } = file;
    // Of a sheet in which no form was recognised a profile may well make one.
    if (problem !== null && problem.kind !== 'form-not-recognised') {
      unread += 1;
      const told = `${path}: ${problemText(problem, flags.lang)}\n`;
      if (problem.kind !== 'cancelled') process.stderr.write(told);
    }
    questions = mergeQuestions([questions, fileQuestions(file, { all: flags.all === true })]);
  }
  for (const [index, question] of questions.entries())
    print(questionText(question, index + 1, flags.lang).join('\n'));
  const code = unread > 0 ? Exit.NOT_CHECKED : Exit.CLEAN;
  if (questions.length === 0) {
    print(t('mapping:nothing'));
    return code;
  }
  return (await written(withQuestions(known, questions), flags, t)) ? code : Exit.NOT_CHECKED;
}

function newProfile(path: string): MappingProfile {
  return { name: basename(path).replace(/\.json$/i, ''), entries: [] };
}

/** Into a file that is not there yet: the work of who confirmed the last one must not be lost. */
async function written(
  profile: MappingProfile,
  { out: path, lang }: MappingFlags,
  t: Translate,
): Promise<boolean> {
  try {
    await writeFile(path, writeProfile(profile, t('mapping:help')), { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const detail = error instanceof Error ? error.message : String(error);
    const { problem } = isThere
      ? fail('profile-invalid', 'file-exists', { path })
      : fail('profile-invalid', 'not-written', { path, detail });
    process.stderr.write(`${problemText(problem, lang)}\n`);
    return false;
  }
  const states = profile.entries.map(mappingState);
  const count = (state: string): number => states.filter((one) => one === state).length;
  const counts = {
    open: count('open'),
    confirmed: count('confirmed'),
    ignored: count('ignored'),
  };
  print(t('mapping:written', { path, ...counts }));
  return true;
}
